/**
 * MDA8: the largest 8-hour mean of ozone in a natural day (日最大8小时平均).
 * For: daily AQI, attainment. In words: 17 windows, labelled by their end from 08:00 to 24:00; a window needs 6 of its 8 hours, the
 * day 14 windows, unless what there is exceeds the limit already. µg/m³. Reference: GB 3095-2026 §3.8-3.9 and table 4; HJ 663
 * (17 windows and 14 of them, read second-hand: rules.md §1.4). When not to use it: with 24 windows from the evening before.
 */

/** Limit above which a day with too few windows still counts, µg/m³ (GB 3095 grade 2). */
export const MDA8_LIMIT = 160
/** Windows that a day needs, of its 17. */
export const MDA8_WINDOWS = 14
export const WINDOW_HOURS = 8
/** Valid hours that a window needs. */
export const WINDOW_NEEDED = 6

/** `hours` are the 24 values labelled 01:00 to 24:00; null where the day has no valid value. */
export function mda8(hours: readonly (number | null)[]): number | null {
  if (hours.length !== 24) throw new RangeError(`MDA8 needs the 24 hours of a day, got ${hours.length}`)
  let best: number | null = null
  let windows = 0
  for (let end = WINDOW_HOURS; end <= 24; end++) {
    const valid = hours.slice(end - WINDOW_HOURS, end).filter(v => v !== null)
    if (valid.length < WINDOW_NEEDED) continue
    windows++
    const mean = valid.reduce((a, b) => a + b, 0) / valid.length
    best = best === null || mean > best ? mean : best
  }
  return best !== null && (windows >= MDA8_WINDOWS || best > MDA8_LIMIT) ? best : null
}
