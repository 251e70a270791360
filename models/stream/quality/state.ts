/**
 * State of quality: what the checks remember, for all stations at once. For: quality.ts and daily.ts.
 * Plain data: an index of stations and rows of numbers, station by station in that order and pollutant by pollutant within
 * (`cell`), NaN where there is none. Rows are never written again once they are in a state, so states share them and a snapshot
 * is a reference; the 336 hours that the clock needs are most of it, 0.6 MB for 35 stations. Bounded by the number of stations.
 */
import { POLLUTANTS } from '../../contract/frame.ts'
import type { EventHour } from '../../units/time.ts'
import { OBSERVED_LIMITS } from '../limits.ts'
import { COUNT, type Row } from './cells.ts'
import { NO_DUST, type DustState } from './dust.ts'

/** Steps of the numbers as they are usually published. */
const STEPS = POLLUTANTS.map(name => OBSERVED_LIMITS[name].step)

export interface QualityState {
  /** Null before the first hour. */
  readonly hour: EventHour | null
  /** In the order in which they first came. */
  readonly stations: readonly string[]
  /** Values that were not withheld, one row an hour, the newest last. */
  readonly hours: readonly Row[]
  /** Medians over the stations by pollutant, NaN for fewer than three, of the last 24 hours. */
  readonly networks: readonly Row[]
  /** Value of the last hour as reported, and 1 where it was a jump, 2 where it was a spike or a jump to full scale. */
  readonly last: Row
  readonly doubted: Row
  /** Value last believed, and hours since. */
  readonly believed: Row
  readonly age: Row
  /** Evidence that the instrument repeats itself, that part of it in which the network moved, value of the last stuck run and hours since. */
  readonly evidence: Row
  readonly against: Row
  readonly stuckAt: Row
  readonly stuckAge: Row
  /** Lowest and highest values of the last days, and floors of the last weeks, a row a day, the newest last. */
  readonly lows: readonly Row[]
  readonly floors: readonly Row[]
  readonly highs: readonly Row[]
  /** What the last day's end suspected, as bits of daily.ts. */
  readonly suspicions: Row
  /** Smallest change of the last block of changes and of this one, changes in this one, and whole numbers in a row. */
  readonly finest: Row
  readonly finer: Row
  readonly changes: Row
  readonly whole: Row
  readonly dust: DustState
  /** Sums and counts of PM2.5 and SO2 in the afternoon before the New Year, four a station; null at other times. */
  readonly afternoon: Row | null
}

export const emptyQuality: QualityState = {
  hour: null, stations: [], hours: [], networks: [],
  last: [], doubted: [], believed: [], age: [],
  evidence: [], against: [], finest: [], finer: [], changes: [], whole: [], stuckAt: [], stuckAge: [],
  lows: [], floors: [], highs: [], suspicions: [], dust: NO_DUST, afternoon: null,
}

/** The state with these stations appended to its index. */
export function withStations(state: QualityState, ids: readonly string[]): QualityState {
  // Nearly always the same stations in the same order.
  if (ids.every((id, i) => id === state.stations[i])) return state
  const known = new Set(state.stations)
  const fresh = ids.filter(id => !known.has(id))
  if (fresh.length === 0) return state
  const stations = [...state.stations, ...fresh]
  const wider = (row: Row, value: number, width: number = COUNT): Row => [...row, ...Array.from({ length: fresh.length * width }, () => value)]
  const absent = (row: Row) => wider(row, Number.NaN)
  return {
    ...state, stations, hours: state.hours.map(absent), lows: state.lows.map(absent), floors: state.floors.map(absent), highs: state.highs.map(absent),
    last: absent(state.last), doubted: wider(state.doubted, 0), believed: absent(state.believed), age: wider(state.age, 0),
    evidence: wider(state.evidence, 0), against: wider(state.against, 0), finest: [...state.finest, ...fresh.flatMap(() => STEPS)], finer: wider(state.finer, Infinity), changes: wider(state.changes, 0), whole: wider(state.whole, 0), stuckAt: absent(state.stuckAt), stuckAge: wider(state.stuckAge, 0),
    suspicions: wider(state.suspicions, 0), afternoon: state.afternoon === null ? null : wider(state.afternoon, 0, 4),
  }
}
