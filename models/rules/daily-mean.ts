/**
 * Daily mean of a natural day (24小时平均), and the largest hour of a day.
 * For: daily AQI, periods, attainment. In words: the mean of the valid hours labelled 01:00 to 24:00 where at least 20 of the 24 are
 * there, else missing; it stays exact until its one rounding. Units of the series. Reference: GB 3095-2026 §3.10 and table 4 (20 h),
 * the same in GB 3095-2012 table 4; the label 24:00 (00:00 of the next date) closes the day: HJ 663 table A.1 as quoted by GB/T 34302.
 * When not to use it: with hours labelled 00 to 23, which moves means by up to 25 µg/m³; for ozone, whose day is its MDA8.
 */
import { exact, meanOfMillionths, millionths, type Exact } from './exact.ts'

/** Valid hours that a daily mean needs. */
export const DAY_NEEDED = 20

/** A statistic of one day and the valid hours behind it; null where there are too few. */
export interface DayValue { readonly value: Exact | null; readonly hours: number }

/** `hours` are the 24 values labelled 01:00 to 24:00. */
export function dailyMean(hours: readonly (number | null)[]): DayValue {
  if (hours.length !== 24) throw new RangeError(`a daily mean needs the 24 hours of a day, got ${hours.length}`)
  let [sum, valid] = [0, 0]
  for (const value of hours) {
    if (value === null) continue
    sum += millionths(value)
    valid++
  }
  return { value: valid >= DAY_NEEDED ? meanOfMillionths(sum, valid) : null, hours: valid }
}

/**
 * The largest hour of the day, where 20 hours are there or it exceeds `limit` already: more hours could only raise it. That a maximum
 * needs 20 hours is assumed; no clause was found.
 */
export function dailyMaximum(hours: readonly (number | null)[], limit: number): DayValue {
  let most: number | null = null
  let valid = 0
  for (const value of hours) {
    if (value === null) continue
    most = most === null || value > most ? value : most
    valid++
  }
  return { value: most !== null && (valid >= DAY_NEEDED || most > limit) ? exact(most) : null, hours: valid }
}
