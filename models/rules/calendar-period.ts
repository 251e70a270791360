/**
 * Months and years of natural days, and whether enough of their days are there.
 * For: monthly and annual statistics. In words: a year needs so many valid days and in each month so many (27, February 25), a month
 * its own; a period that has days still to come is not over and cannot be valid yet. Days. Reference: GB 3095-2026 table 4 (324, 27,
 * 25); for other standards as their evaluation says. When not to use it: for days, which need hours (daily-mean.ts).
 */
import { civilOfDay, daysFromCivil } from '../units/time.ts'
import type { Evaluation } from './limit-standard.ts'

export interface Month { readonly year: number; readonly month: number }

/** Why a period's statistic has no verdict. */
export type Shortfall = { readonly days: number; readonly needed: number; readonly shortMonths: readonly number[] }

/** First day of the year and of the next. */
export function yearSpan(year: number): { readonly first: number; readonly end: number } { return { first: daysFromCivil(year, 1, 1), end: daysFromCivil(year + 1, 1, 1) } }

/** First day of the month and of the next. */
export function monthSpan({ year, month }: Month): { readonly first: number; readonly end: number } {
  return { first: daysFromCivil(year, month, 1), end: month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1) }
}

/** Days that a month needs. */
export function monthNeeds({ month }: Month, { validity }: Evaluation): number { return month === 2 ? validity.februaryDays : validity.monthDays }

/** Null where the year is valid. `valid` are the numbers of its days that have a value, each once. */
export function yearShortfall(year: number, valid: readonly number[], evaluation: Evaluation): Shortfall | null {
  const byMonth = Array<number>(12).fill(0)
  const { first, end } = yearSpan(year)
  let days = 0
  for (const day of valid) {
    if (day < first || day >= end) continue
    const month = civilOfDay(day).month - 1
    byMonth[month] = byMonth[month]! + 1
    days++
  }
  const shortMonths = byMonth.flatMap((count, i) => count < monthNeeds({ year, month: i + 1 }, evaluation) ? [i + 1] : [])
  const needed = evaluation.validity.yearDays
  return days >= needed && shortMonths.length === 0 ? null : { days, needed, shortMonths }
}

/** Null where the month is valid. */
export function monthShortfall(month: Month, valid: readonly number[], evaluation: Evaluation): Shortfall | null {
  const { first, end } = monthSpan(month)
  const days = valid.filter(day => day >= first && day < end).length
  const needed = monthNeeds(month, evaluation)
  return days >= needed ? null : { days, needed, shortMonths: [month.month] }
}
