/**
 * Means of the last 24 hours over the points of a city, as alerts need them hour by hour.
 * For: the engine, which meets one hour at a time. In words: each point's mean of its last 24 hours, where it has 20 of them; the mean of
 * these over the points; null where too few points have one (area-day.ts). At the label 24:00 it is the city's daily mean. A point counts
 * from its first value on. µg/m³, not rounded.
 * Reference: GB 3095-2026 table 4 (20 h); mean over points before any index (rules.md §1.4); the share of points from memory.
 * When not to use it: for the mean of the hours' means, which differs where points have gaps.
 */
import { enoughPoints } from '../area-day.ts'
import { DAY_NEEDED } from '../daily-mean.ts'

/** The points' values of the last hours, oldest first, at most 24, and whether a point has ever reported. */
export interface PointsState { readonly hours: readonly (readonly (number | null)[])[]; readonly seen: readonly boolean[] }

export interface PointsMean { readonly mean: number | null; /** Points with a valid mean, of those that ever reported. */ readonly points: number; readonly of: number }

const HOURS = 24
/** Sums of some hundred values err by less; without this, 150.5 could come out as 150.49999999999997 and be rounded the other way. */
const DIGITS = 1e9

export const NO_POINTS_YET: PointsState = { hours: [], seen: [] }

/** One hour on; `values` are of the same points in the same order each time, null where nothing was measured. */
export function pointMeansStep(state: PointsState, values: readonly (number | null)[]): { readonly state: PointsState; readonly out: PointsMean } {
  const hours = [...state.hours.slice(-(HOURS - 1)), values]
  const seen = values.map((value, point) => value !== null || state.seen[point] === true)
  let [sum, points, of] = [0, 0, 0]
  for (let point = 0; point < values.length; point++) {
    if (seen[point] !== true) continue
    of++
    let [total, n] = [0, 0]
    for (const hour of hours) {
      const value = hour[point] ?? null
      if (value === null) continue
      total += value
      n++
    }
    if (n < DAY_NEEDED) continue
    sum += total / n
    points++
  }
  return { state: { hours, seen }, out: { mean: enoughPoints(points, of) ? Math.round(sum / points * DIGITS) / DIGITS : null, points, of } }
}
