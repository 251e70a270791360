/**
 * Means of 24 hours of one series that is whole in memory. For: the level of a branch, whose PM2.5 is a line without points.
 * In words: the mean of the 24 hours that end at each hour, where 20 of them are there, rounded half to even to whole µg/m³.
 * Sums are of whole millionths, so that sliding on adds no error. Reference: GB 3095-2026 table 4; GB/T 8170.
 * When not to use it: for a city, which is a mean over points (point-means.ts).
 */
import { halfEven } from '../rounding.ts'

const HOURS = 24
const HOURS_NEEDED = 20
const MILLION = 1e6

/** One mean an hour; null where too few hours are there. */
export function dailyMeans(values: ArrayLike<number | null>): (number | null)[] {
  const means: (number | null)[] = []
  let [sum, n] = [0, 0]
  for (let hour = 0; hour < values.length; hour++) {
    const [comes, goes] = [values[hour] ?? null, values[hour - HOURS] ?? null]
    if (comes !== null) { sum += Math.round(comes * MILLION); n++ }
    if (goes !== null) { sum -= Math.round(goes * MILLION); n-- }
    means.push(n < HOURS_NEEDED ? null : wholeMean(sum, n))
  }
  return means
}

/** Far from a half the nearest whole number is plain; at one the decimal rule decides. */
function wholeMean(sum: number, n: number): number {
  const mean = sum / n / MILLION
  const rest = mean - Math.floor(mean)
  return Math.abs(rest - 0.5) > 1e-6 ? Math.round(mean) : halfEven(Math.round(mean * 1e9) / 1e9, 0)
}
