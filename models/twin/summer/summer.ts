/**
 * The summer twin: a synthetic ozone week whose truth is known.
 * For: the built-in pack synthetic-ozone, and for judging what ozone, VOC and receptor models say. In words: simulate the line, keep the
 * truth of every hour at every station, read it with imperfect instruments. The same config gives the same numbers; `changes` alters
 * nothing but emissions, so the difference of two runs is the true effect of what was ordered.
 * Units: µg/m³ at 298.15 K (co mg/m³). Reference: the files of this folder. When not to use it: to calibrate a model and then to prove it.
 */
import { civil, formatHour, hoursAfter, type EventHour } from '../../units/time.ts'
import { readWeather } from '../weather.ts'
import { CELLS } from '../world.ts'
import { observeSummer, type SummerReading } from './observe.ts'
import { simulateSummer, type SummerConfig, type SummerStation } from './simulate.ts'
import { emptyHour, gather, truthOf, type Gathered, type SummerTruth } from './truth.ts'
import type { SummerWeather } from './weather.ts'

export interface SummerHour {
  readonly hour: EventHour
  readonly weather: SummerWeather
  readonly readWeather: ReturnType<typeof readWeather>
  /** In the order of the config's stations. */
  readonly stations: readonly { readonly station: SummerStation; readonly reading: SummerReading; readonly truth: SummerTruth }[]
}

/** The hours of the week. Throws a RangeError where a station lies off the line or the hours are not whole. */
export function generateSummer(config: SummerConfig): readonly SummerHour[] {
  for (const { id, cell } of config.stations) if (!Number.isInteger(cell) || cell < 0 || cell >= CELLS) throw new RangeError(`station ${id} must lie in a cell from 0 to ${CELLS - 1}, got ${cell}`)
  if (!Number.isInteger(config.hours) || config.hours < 1) throw new RangeError(`a twin from ${formatHour(config.first, config.offsetMinutes)} needs a whole number of hours above 0, got ${config.hours}`)
  const hours: SummerHour[] = []
  let gathered: readonly Gathered[] = []
  simulateSummer(config, moment => {
    const { t, step, steps, air, weather } = moment
    if (step === 0) gathered = config.stations.map(({ cell }) => emptyHour(cell, air.layout.species.length))
    for (const hour of gathered) gather(hour, moment)
    if (step < steps - 1) return
    const localHour = civil(hoursAfter(config.first, t - 1), config.offsetMinutes).hour
    hours.push({
      hour: hoursAfter(config.first, t), weather, readWeather: readWeather(weather, config.seed, t, config.noise),
      stations: config.stations.flatMap((station, n) => gathered.slice(n, n + 1).map(hour => {
        const truth = truthOf(hour, moment)
        return { station, truth, reading: observeSummer(config, station, t, localHour, truth) }
      })),
    })
  })
  return hours
}
