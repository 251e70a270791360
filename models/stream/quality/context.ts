/**
 * Context of quality: what is known beside the rows, put together once for a run. For: quality.ts.
 * In words: who stands near whom, when the Chinese New Year is, which state the gases are declared at. All of it is data handed in;
 * without any of it the checks that need it stay silent, and all other stations count as neighbours at an unknown distance.
 * Reference: distances as in surroundings.ts; the first days of the year from seeds/calendar. When not to use it: for moving stations.
 */
import type { REFERENCE_STATES } from '../../units/gas.ts'
import { daysFromCivil, parseHour, type EventHour } from '../../units/time.ts'
import type { StationPlace } from '../row.ts'
import { distanceKm } from '../surroundings.ts'

export type GasStateName = keyof typeof REFERENCE_STATES
export interface Neighbour { readonly id: string; /** Null where either place is unknown. */ readonly km: number | null }

export interface QualityContext {
  readonly offsetMinutes: number
  /** Numbers of the first days of Chinese years, as `dayOf` counts local days. */
  readonly newYears: ReadonlySet<number>
  /** The nearest others of each station, nearest first. A station that is not listed has all others as neighbours. */
  readonly neighbours: Readonly<Record<string, readonly Neighbour[]>>
  /** State at which the gases are declared, from an hour on; empty where nothing is declared. */
  readonly gasStates: readonly { readonly from: EventHour | null; readonly state: GasStateName }[]
}

export const NO_CONTEXT: QualityContext = { offsetMinutes: 480, newYears: new Set(), neighbours: {}, gasStates: [] }

/** How many of the nearest are asked: enough that two broken ones do not decide, few enough to breathe the same air. */
export const NEIGHBOURS = 8

/** `newYears` as `2015-02-19`; `gasState` as a pack declares it. Throws a RangeError for a date that is none. */
export function qualityContext(given: {
  readonly stations: readonly StationPlace[]
  readonly offsetMinutes: number
  readonly newYears: readonly string[]
  readonly gasState: GasStateName | readonly { readonly from: string; readonly state: GasStateName }[] | null
}): QualityContext {
  const { stations, offsetMinutes, newYears, gasState } = given
  const states = gasState === null ? [] : typeof gasState === 'string' ? [{ from: null, state: gasState }] : gasState.map(({ from, state }) => ({ from: startOf(from, offsetMinutes), state }))
  return {
    offsetMinutes,
    newYears: new Set(newYears.map(dayNumber)),
    neighbours: Object.fromEntries(stations.map(place => [place.id, nearest(place, stations)])),
    gasStates: [...states].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity)),
  }
}

/** The state that is declared for an hour, or null. */
export function gasStateAt(context: QualityContext, hour: EventHour): GasStateName | null {
  return context.gasStates.findLast(({ from }) => from === null || from <= hour)?.state ?? null
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

function startOf(from: string, offsetMinutes: number): EventHour | null {
  return parseHour(/[T ]/.test(from) ? from : `${from}T00:00:00`, offsetMinutes)
}
