/**
 * The twin: a synthetic winter episode whose truth is known.
 * For: the built-in episode, and for judging apportionment and scenarios (science.md §8). In words: simulate the line, keep the truth at
 * every station, read it with imperfect instruments. The same config gives the same numbers; `changes` alters nothing but emissions, so
 * the difference of two runs is the true effect of what was ordered.
 * Units: µg/m³ (co mg/m³). Reference: the files of this folder. When not to use it: to calibrate the pipeline and then to prove it.
 */
import { formatHour, hoursAfter, type EventHour } from '../units/time.ts'
import { observe, type Reading } from './observe.ts'
import { simulate } from './simulate.ts'
import { truthAt, type TruthAt } from './truth.ts'
import { readWeather, type TwinWeather } from './weather.ts'
import { CELLS, type TwinConfig, type TwinStation } from './world.ts'

export interface TwinHour {
  readonly hour: EventHour
  readonly weather: TwinWeather
  /** What the weather station beside the first monitor reads. */
  readonly readWeather: ReturnType<typeof readWeather>
  /** In the order of the config's stations. */
  readonly stations: readonly { readonly station: TwinStation; readonly reading: Reading; readonly truth: TruthAt }[]
}

/** The hours of the episode. Throws a RangeError where a station lies off the line or the hours are not whole. */
export function generateTwin(config: TwinConfig): readonly TwinHour[] {
  for (const { id, cell } of config.stations) if (!Number.isInteger(cell) || cell < 0 || cell >= CELLS) throw new RangeError(`station ${id} must lie in a cell from 0 to ${CELLS - 1}, got ${cell}`)
  if (!Number.isInteger(config.hours) || config.hours < 1) throw new RangeError(`a twin from ${formatHour(config.first, config.offsetMinutes)} needs a whole number of hours above 0, got ${config.hours}`)
  const hours: TwinHour[] = []
  simulate(config, (t, air, weather) => {
    hours.push({
      hour: hoursAfter(config.first, t), weather, readWeather: readWeather(weather, config.seed, t, config.noise),
      stations: config.stations.map(station => {
        const truth = truthAt(air, station.cell, weather.sun)
        return { station, truth, reading: observe(config, station, t, truth.values) }
      }),
    })
  })
  return hours
}
