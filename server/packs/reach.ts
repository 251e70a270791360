/** How far apart the first and the last hour may lie: every hour between them is folded, whether anything was measured in it or not. */
import { civil, formatHour, type EventHour } from '../../models/units/time.ts'

/** Thirty years of a network are the longest record at hand; a year that was mistyped reaches over centuries, and over all memory. */
export const LONGEST_REACH_YEARS = 50
/** The same in hours, by the mean year of the calendar. */
export const LONGEST_REACH_H = LONGEST_REACH_YEARS * 8_766

/** Why these hours make no episode, in one sentence; null where they do. */
export function reachProblem(first: EventHour, last: EventHour, offsetMinutes: number): string | null {
  const iso = (hour: EventHour): string => formatHour(hour, offsetMinutes)
  // Texts of other years have another form, and nobody could read them again.
  const odd = [first, last].find((hour) => { const { year } = civil(hour, offsetMinutes); return year < 1 || year > 9_999 })
  if (odd !== undefined) return `the hour ${iso(odd)} lies outside the years 1 to 9999; mend its time`
  if (last - first <= LONGEST_REACH_H) return null
  return `the hours reach from ${iso(first)} to ${iso(last)}, over more than ${LONGEST_REACH_YEARS} years; mend the time that is wrong, or take a part with --from and --to`
}
