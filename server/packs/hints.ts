import { POLLUTANTS } from '../../models/contract/frame.ts'
import { hintsOf, type StationSeries } from '../../models/stream/hints/hints.ts'
import { gasStateAt, gasStretches, type GasStateName } from '../../models/units/gas-state.ts'
import { formatHour, hoursAfter, type EventHour } from '../../models/units/time.ts'
import type { Hint } from '../protocol/hints.ts'
import type { Pack } from './pack.ts'

/** Numbers of a hint that are hours. */
const HOURS = ['from', 'copyOf']

/** What each station's record looks like as a whole: hints, not verdicts, the least likely by accident first. Seconds for a year of a city. */
export function packHints(pack: Pack): Hint[] {
  const [first, last] = [pack.observations[0]?.hour, pack.observations.at(-1)?.hour]
  if (first === undefined || last === undefined) return []
  const series = seriesByStation(pack, first, last)
  const about = { offsetMinutes: pack.offsetMinutes, gasState: stateThroughout(pack, first, last) }
  const iso = (hour: number): string => formatHour(hoursAfter(first, hour - first), pack.offsetMinutes)
  return [...series].flatMap(([station, own]) => hintsOf(own, [...series].filter(([id]) => id !== station).map(([, other]) => other), about).map(({ pollutant, hint }): Hint => ({
    station, pollutant, name: hint.name, p: hint.p, notable: hint.notable,
    numbers: Object.fromEntries(Object.entries(hint.numbers).filter(([name]) => !HOURS.includes(name))),
    times: Object.fromEntries(HOURS.flatMap((name) => { const hour = hint.numbers[name]; return hour === undefined ? [] : [[name, iso(hour)]] })),
  }))).sort((a, b) => Number(b.notable) - Number(a.notable) || a.p - b.p)
}

/** One row a station and hour: the last of those that came. */
function seriesByStation(pack: Pack, first: EventHour, last: EventHour): Map<string, StationSeries> {
  const series = new Map<string, Partial<Record<typeof POLLUTANTS[number], { first: EventHour; values: (number | null)[] }>>>()
  for (const { station, hour, values } of pack.observations) {
    const own = series.get(station) ?? {}
    series.set(station, own)
    for (const pollutant of POLLUTANTS) {
      const value = values[pollutant]
      // A station that never measured it has no record to look at.
      if (value === undefined || (value === null && own[pollutant] === undefined)) continue
      own[pollutant] ??= { first, values: new Array<number | null>(last - first + 1).fill(null) }
      own[pollutant].values[hour - first] = value
    }
  }
  return series
}

/** The declared state of the gases where it is the same from the first hour to the last, else null: values of two states lie on no one lattice. */
function stateThroughout(pack: Pack, first: EventHour, last: EventHour): GasStateName | null {
  const stretches = gasStretches(pack.manifest.xuefeng.gasState, pack.offsetMinutes)
  const state = gasStateAt(stretches, first)
  return stretches.every((one) => one.from === null || one.from >= last || one.from < first || one.state === state) ? state : null
}
