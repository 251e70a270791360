/**
 * Zero drift: the lowest values of a station creep up, or stay below what the instrument can see. For: daily.ts, once a day.
 * In words: the floor is the lowest value of 14 days; in Beijing a front washes every station clean at least once in that time, so a
 * floor above the median floor of the other stations is the instrument's own. It creeps when that excess is above the drift limit now,
 * and grew by more than half the limit in each of the last two fortnights (three windows that do not overlap). Ozone and NO2, whose
 * floors also differ by the traffic next door, must besides stand above every other station's floor. The other way: for three days
 * nothing above one and a half times the detection limit, while nine of ten other stations reach four times it each day.
 * Units of a pack. Reference: HJ 654-2013 for the limits (limits.ts); the windows are assumed. When not to use it: with fewer than five
 * stations, or where no clean air ever comes. Values stay in use: a drift is small beside an episode, and only a calibration proves it.
 */
import { POLLUTANTS } from '../../contract/frame.ts'
import { quantileOf } from '../../numeric/quantile.ts'
import { sortFirst } from '../../numeric/sort.ts'
import { OBSERVED_LIMITS } from '../limits.ts'
import { cell, COUNT, filledRow, type Row } from './cells.ts'

export const FLOOR_DAYS = 14
/** Days in a fortnight that must have a lowest value. */
const FLOOR_NEEDS = 10
/** Days of floors to look back over: today's, and those of one and two fortnights ago. */
export const FLOORS = 2 * FLOOR_DAYS + 1
export const BELOW_DAYS = 3
/** Other stations below which nothing is said. */
const OTHERS = 4

/** The floor of one station beside the median and the highest floor of the others, for one fortnight. NaN where there is none. */
export interface Floor { readonly own: number; readonly median: number; readonly highest: number }

/** Three fortnights, the newest last. */
export function isCreeping([first, second, third]: readonly [Floor, Floor, Floor], limit: number, aboveAll: boolean): boolean {
  const [a, b, c] = [first.own - first.median, second.own - second.median, third.own - third.median]
  return c > limit && c - b > limit / 2 && b - a > limit / 2 && (!aboveAll || third.own > third.highest)
}

/** Days in a row, newest last: the highest value of the station and the 10th percentile of the others' highest. */
export function isBelowDetection(days: readonly { readonly own: number; readonly others: number }[], detection: number): boolean {
  return days.length >= BELOW_DAYS && days.slice(-BELOW_DAYS).every(({ own, others }) => own <= 1.5 * detection && others >= 4 * detection)
}

/** The floors of the days in `lows`, NaN where too few of them have a lowest value. */
export function floorsOf(lows: readonly Row[], stations: number): Row {
  const floors = filledRow(stations, Infinity)
  const known = filledRow(stations, 0)
  for (const row of lows) {
    for (let k = 0; k < floors.length; k++) {
      const low = row[k]!
      if (low !== low) continue
      known[k]!++
      if (low < floors[k]!) floors[k] = low
    }
  }
  return floors.map((floor, k) => known[k]! < FLOOR_NEEDS ? Number.NaN : floor)
}

/** 1 in each cell whose zero is doubted. `floors` of `FLOORS` days and `highs` of `BELOW_DAYS`, the newest last. */
export function doubtedZeros(floors: readonly Row[], highs: readonly Row[], stations: number): Row {
  const marks = filledRow(stations, 0)
  if (stations <= OTHERS) return marks
  for (const [p, name] of POLLUTANTS.entries()) {
    const { detection, drift } = OBSERVED_LIMITS[name]
    const cleanest = lowestOf(floors.at(-1), p)
    for (let s = 0; s < stations; s++) {
      const k = cell(s, p)
      // Nearly always a glance is enough: a floor near the cleanest, a day with something to see.
      const creeping = floors.length === FLOORS && floors.at(-1)![k]! - cleanest > drift &&
        isCreeping([floorAt(floors[0]!, s, p), floorAt(floors[FLOOR_DAYS]!, s, p), floorAt(floors.at(-1)!, s, p)], drift, name === 'o3' || name === 'no2')
      const blind = highs.every(row => row[k]! <= 1.5 * detection) &&
        isBelowDetection(highs.map(row => ({ own: row[k]!, others: overOthers(row, s, p, 0.1) })), detection)
      if (creeping || blind) marks[k] = 1
    }
  }
  return marks
}

function lowestOf(row: Row | undefined, p: number): number {
  let lowest = Infinity
  if (row !== undefined) for (let k = p; k < row.length; k += COUNT) if (row[k]! < lowest) lowest = row[k]!
  return lowest
}

function floorAt(row: Row, s: number, p: number): Floor {
  return { own: row[cell(s, p)]!, median: overOthers(row, s, p, 0.5), highest: overOthers(row, s, p, 1) }
}

/** Quantile of a pollutant over the other stations of a row, NaN for too few. */
function overOthers(row: Row, station: number, p: number, quantile: number): number {
  const others = new Float64Array(row.length / COUNT)
  let n = 0
  for (let k = p; k < row.length; k += COUNT) if (row[k]! === row[k]! && k !== cell(station, p)) others[n++] = row[k]!
  if (n < OTHERS) return Number.NaN
  sortFirst(others, n)
  return quantileOf(others, n, quantile)
}
