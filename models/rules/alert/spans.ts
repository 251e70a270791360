/**
 * Spans of hours that lie in a heavy day. For: clauses of alerts, which count how long such hours last.
 * In words: a day is 24 hours of the calendar (labels 01 to 24), or any 24 that follow each other; its hours are marked where the mean of
 * those 24 is above the limit; marked hours that touch are one span. A span may begin before the first hour of the series, where the day
 * that marks it does. Hours are counted from the first hour of the series. Reference: rules.md §7 ("any consecutive 24 hours" against
 * natural days). When not to use it: for hours above a limit by themselves, which alerts do not know.
 */
import { civil, hoursAfter, type EventHour } from '../../units/time.ts'
import type { DayKind } from './edition.ts'

/** First and last hour, both included, and the last hours of the days that mark it, rising. */
export interface Span { readonly from: number; readonly to: number; readonly ends: readonly number[] }

/** Means of the 24 hours that end at each hour, rounded to whole µg/m³; null where they are not valid. */
export interface DailySeries { readonly first: EventHour; readonly means: readonly (number | null)[] }

const DAY = 24

/** Whether the hour at that place closes a day of the kind. */
export function closesDay(series: DailySeries, index: number, days: DayKind, offsetMinutes: number): boolean {
  return days === 'any-24h' || civil(hoursAfter(series.first, index), offsetMinutes).hour === 0
}

/** Spans of hours that lie in a day above `limit`, in order. */
export function spansAbove(series: DailySeries, limit: (hour: EventHour) => number, days: DayKind, offsetMinutes: number): Span[] {
  const spans: { from: number; to: number; ends: number[] }[] = []
  for (const [end, mean] of series.means.entries()) {
    if (mean === null || !closesDay(series, end, days, offsetMinutes) || mean <= limit(hoursAfter(series.first, end))) continue
    const last = spans.at(-1)
    if (last !== undefined && end - DAY + 1 <= last.to + 1) {
      last.to = end
      last.ends.push(end)
    } else spans.push({ from: end - DAY + 1, to: end, ends: [end] })
  }
  return spans
}

/** Spans with fewer than `hours` hours between them made one. */
export function joined(spans: readonly Span[], hours: number): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last !== undefined && span.from - last.to - 1 < hours) out[out.length - 1] = { from: last.from, to: span.to, ends: [...last.ends, ...span.ends] }
    else out.push(span)
  }
  return out
}

/** Hours of a span. */
export function lengthOf({ from, to }: Span): number { return to - from + 1 }
