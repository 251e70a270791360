/**
 * The course of alerts through a series that may outlast an edition. For: packs of years, and rooms that stand at any date.
 * In words: each hour is judged by the edition in force on its day (or by one that is forced), and each edition looks at the whole series,
 * so that a run which straddles a change is counted in full by both. Reference: rules.md §0 (rules are chosen by date).
 * When not to use it: to compare editions, which is one timeline each.
 */
import { dayOf, hoursAfter } from '../../units/time.ts'
import type { AqiTables } from '../standard.ts'
import { editionOn, type AlertEdition, type AlertRules, type DayKind } from './edition.ts'
import type { DailySeries } from './spans.ts'
import { alertTimeline, type Segment, type Timeline } from './timeline.ts'

/** Who judges: an authority by date, or one edition whatever the date; `days` in place of the edition's own. */
export interface Judge {
  readonly rules: AlertRules
  readonly tables: AqiTables
  readonly offsetMinutes: number
  readonly by: AlertEdition['authority'] | AlertEdition
  readonly days?: DayKind
}

/** Hours that one edition judges, and what it says of the whole series. `edition` is null before the authority's first. */
export interface Part { readonly from: number; readonly to: number; readonly edition: AlertEdition | null; readonly timeline: Timeline | null }

/** Hours of one level in a row by one edition. */
export interface Period extends Segment { readonly edition: AlertEdition }

/** The parts of a series, in order; together they are all its hours. */
export function partsOf(series: DailySeries, judge: Judge): Part[] {
  const { by, rules, tables, offsetMinutes, days } = judge
  const parts: { from: number; to: number; edition: AlertEdition | null }[] = []
  let day = -Infinity
  for (let index = 0; index < series.means.length; index++) {
    const own = dayOf(hoursAfter(series.first, index), offsetMinutes)
    const last = parts.at(-1)
    const edition = own === day ? last?.edition ?? null : typeof by === 'string' ? editionOn(own, rules, by) : by
    day = own
    if (last !== undefined && last.edition === edition) last.to = index
    else parts.push({ from: index, to: index, edition })
  }
  return parts.map(part => ({ ...part, timeline: part.edition === null ? null : alertTimeline(series, { edition: part.edition, tables, offsetMinutes, ...(days !== undefined && { days }) }) }))
}

/** Periods in which a level holds, in order; hours without any are left out. */
export function periodsOf(parts: readonly Part[]): Period[] {
  return parts.flatMap(({ edition, timeline, from, to }) => edition === null || timeline === null ? [] : timeline.segments
    .filter(one => one.rank >= 0 && one.from <= to && one.to >= from)
    .map((one): Period => ({ ...one, edition, from: Math.max(from, one.from), to: Math.min(to, one.to) })))
}
