/**
 * MDA8: the largest 8-hour mean of ozone in a natural day (日最大8小时平均).
 * For: daily AQI, attainment. In words: 17 windows, labelled by their end from 08:00 to 24:00; a window needs 6 of its 8 hours, the
 * day 14 windows, unless what there is exceeds the limit already. µg/m³. Reference: GB 3095-2026 §3.8-3.9 and table 4; HJ 663
 * (17 windows and 14 of them, read second-hand: rules.md §1.4). When not to use it: with 24 windows from the evening before.
 */
import { compare, exact, meanOfMillionths, millionths, numberOf, ONE, times, type Exact } from './exact.ts'

/** Limit above which a day with too few windows still counts, µg/m³ (GB 3095 grade 2). */
export const MDA8_LIMIT = 160
/** Windows that a day needs, of its 17. */
export const MDA8_WINDOWS = 14
export const WINDOW_HOURS = 8
/** Valid hours that a window needs. */
export const WINDOW_NEEDED = 6

/** `hours` are the 24 values labelled 01:00 to 24:00; null where the day has no valid value. */
export function mda8(hours: readonly (number | null)[]): number | null {
  const { value } = mda8Exact(hours)
  return value === null ? null : numberOf(value)
}

/** The largest window, times `factor` (the change of a gas's state); null where the day has no valid value. `windows` counts those with enough hours. */
export function mda8Exact(hours: readonly (number | null)[], factor: Exact = ONE): { readonly value: Exact | null; readonly windows: number } {
  if (hours.length !== 24) throw new RangeError(`MDA8 needs the 24 hours of a day, got ${hours.length}`)
  const whole = hours.map(value => value === null ? null : millionths(value))
  let [most, of, windows] = [0, 0, 0]
  for (let end = WINDOW_HOURS; end <= 24; end++) {
    let [sum, valid] = [0, 0]
    for (let i = end - WINDOW_HOURS; i < end; i++) {
      const value = whole[i] as number | null
      if (value === null) continue
      sum += value
      valid++
    }
    if (valid < WINDOW_NEEDED) continue
    windows++
    // Fractions are compared crosswise: whole numbers below 2^53, so exactly.
    if (of === 0 || sum * of > most * valid) [most, of] = [sum, valid]
  }
  if (of === 0) return { value: null, windows }
  const best = times(meanOfMillionths(most, of), factor)
  return { value: windows >= MDA8_WINDOWS || compare(best, exact(MDA8_LIMIT)) > 0 ? best : null, windows }
}
