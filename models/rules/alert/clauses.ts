/**
 * Runs in which one clause of an alert holds. For: the timeline and the margins.
 * In words: a run is a span of hours in days above the clause's first AQI (spans that the edition counts as one are joined); the clause
 * holds over the whole run where it is long enough, and has within it a stretch long enough above each further AQI. It was met, on what
 * had been observed, at the end of the first day that completed all of this. Hours are counted from the first hour of the series.
 * Reference: rules.md §7, the one table. When not to use it: to decide what is in force, which is the highest level of all clauses.
 */
import type { AqiTables } from '../standard.ts'
import type { AlertEdition, Clause, DayKind } from './edition.ts'
import { joined, lengthOf, spansAbove, type DailySeries, type Span } from './spans.ts'
import { pm25Limit } from './threshold.ts'

export interface Run { readonly clause: Clause; readonly from: number; readonly to: number; /** The hour at which the clause was met on observed hours. */ readonly metAt: number }

/** What decides besides the series: the edition, the AQI tables, the zone; `days` in place of the edition's own where the other way of counting is asked for. */
export interface Ruling { readonly edition: AlertEdition; readonly tables: AqiTables; readonly offsetMinutes: number; readonly days?: DayKind }

/** Spans above each AQI, found once however many clauses ask. */
export type Above = (aqi: number) => readonly Span[]

/** The spans of a series, as the ruling counts days. */
export function spansOf(series: DailySeries, { edition, tables, offsetMinutes, days = edition.days.as }: Ruling): Above {
  const known = new Map<number, Span[]>()
  return aqi => {
    const found = known.get(aqi) ?? spansAbove(series, pm25Limit(aqi, tables, offsetMinutes), days, offsetMinutes)
    known.set(aqi, found)
    return found
  }
}

/** Spans that can be a run of the clause, long enough or not. */
export function candidates(clause: Clause, above: Above, edition: AlertEdition): readonly Span[] {
  const [base] = clause.all
  if (base === undefined) return []
  return edition.oneEpisode === null ? above(base.above) : joined(above(base.above), edition.oneEpisode.hours)
}

/** Runs over which the clause holds, in order. */
export function runsOf(clause: Clause, above: Above, edition: AlertEdition): Run[] {
  const [base, ...within] = clause.all
  if (base === undefined) return []
  return candidates(clause, above, edition).flatMap(span => {
    const met = [metAt(span, base.hours), ...within.map(one => earliest(inside(above(one.above), span).map(stretch => metAt(stretch, one.hours))))]
    const last = met.reduce<number | null>((latest, at) => latest === null || at === null ? null : Math.max(latest, at), -Infinity)
    return last === null ? [] : [{ clause, from: span.from, to: span.to, metAt: last }]
  })
}

/** Stretches that lie in the span: a day above a higher AQI is above the lower one too, so none lies half outside. */
export function inside(spans: readonly Span[], span: Span): readonly Span[] { return spans.filter(one => one.from >= span.from && one.to <= span.to) }

/** The end of the first day with which the span is `hours` long; null where it never is. */
function metAt(span: Span, hours: number): number | null {
  return lengthOf(span) < hours ? null : span.ends.find(end => end - span.from + 1 >= hours) ?? null
}

function earliest(hours: readonly (number | null)[]): number | null {
  return hours.reduce((first, at) => at === null ? first : first === null ? at : Math.min(first, at), null)
}
