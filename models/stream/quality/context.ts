/**
 * Context of quality: what is known beside the rows, put together once for a run. For: quality.ts.
 * In words: who stands near whom, when the Chinese New Year is, which state the gases are declared at. All of it is data handed in;
 * without any of it the checks that need it stay silent, and all other stations count as neighbours at an unknown distance.
 * Reference: distances as in surroundings.ts; the first days of the year from seeds/calendar. When not to use it: for moving stations.
 */
import { gasStretches, type DeclaredStates, type GasStretch } from '../../units/gas-state.ts'
import { daysFromCivil } from '../../units/time.ts'
import type { StationPlace } from '../row.ts'
import { distanceKm } from '../surroundings.ts'

export interface Neighbour { readonly id: string; /** Null where either place is unknown. */ readonly km: number | null }

export interface QualityContext {
  readonly offsetMinutes: number
  /** Numbers of the first days of Chinese years, as `dayOf` counts local days. */
  readonly newYears: ReadonlySet<number>
  /** The nearest others of each station, nearest first. A station that is not listed has all others as neighbours. */
  readonly neighbours: Readonly<Record<string, readonly Neighbour[]>>
  /** States at which the gases are declared; empty where nothing is declared. */
  readonly gasStates: readonly GasStretch[]
}

export const NO_CONTEXT: QualityContext = { offsetMinutes: 480, newYears: new Set(), neighbours: {}, gasStates: [] }

/** How many of the nearest are asked: enough that two broken ones do not decide, few enough to breathe the same air. */
export const NEIGHBOURS = 8

/** `newYears` as `2015-02-19`; `gasState` as a pack declares it. Throws a RangeError for a date that is none. */
export function qualityContext(given: {
  readonly stations: readonly StationPlace[]
  readonly offsetMinutes: number
  readonly newYears: readonly string[]
  readonly gasState: DeclaredStates | null
}): QualityContext {
  const { stations, offsetMinutes, newYears, gasState } = given
  return {
    offsetMinutes,
    newYears: new Set(newYears.map(dayNumber)),
    neighbours: Object.fromEntries(stations.map(place => [place.id, nearest(place, stations)])),
    gasStates: gasState === null ? [] : gasStretches(gasState, offsetMinutes),
  }
}

function nearest(place: StationPlace, stations: readonly StationPlace[]): Neighbour[] {
  return stations.filter(s => s.id !== place.id).map(s => ({ id: s.id, km: distanceKm(place, s) }))
    .sort((a, b) => (a.km ?? Infinity) === (b.km ?? Infinity) ? (a.id < b.id ? -1 : 1) : (a.km ?? Infinity) - (b.km ?? Infinity))
    .slice(0, NEIGHBOURS)
}

function dayNumber(date: string): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (found === null) throw new RangeError(`the first day of a Chinese year needs a date such as 2015-02-19, got "${date}"`)
  return daysFromCivil(Number(found[1]), Number(found[2]), Number(found[3]))
}
