/**
 * The alert level of every hour, by one edition. For: the screen, the report, the comparison with what was issued.
 * In words: at each hour the highest level of which a clause holds over a run that contains the hour. A level that comes back before the
 * edition's hours of lifting have passed was not lifted. Hours after the last whole day keep that day's level until their own is over.
 * Hours are counted from the first hour of the series. It knows what the series knows: over observed hours it says what a perfect forecast
 * would have ordered; `metAt` says when the same could be read from observations alone. Missing days reach no level and are named.
 * Reference: rules.md §4.1, §7. When not to use it: as an official alert, which a headquarters issues on its own forecast.
 */
import { runsOf, spansOf, type Run, type Ruling } from './clauses.ts'
import type { Clause, DayKind } from './edition.ts'
import { closesDay, type DailySeries } from './spans.ts'

/** Hours of one level in a row. */
export interface Segment {
  /** Place in the edition's levels; -1 = none. */
  readonly rank: number
  readonly from: number
  readonly to: number
  /** The clause that reaches the level; null where none is reached, or the level is held by the rule of lifting alone. */
  readonly clause: Clause | null
  /** The hour at which observations alone had met it; null where they have not, or it is held. */
  readonly metAt: number | null
  /** What the hour before it, or after it, is: the end of the series, or a day without a valid mean. */
  readonly opens: Edge
  readonly closes: Edge
}
export type Edge = 'known' | 'missing' | 'end'

export interface Timeline {
  /** By hour: place in the edition's levels, -1 = none. */
  readonly ranks: Int8Array
  readonly segments: readonly Segment[]
  /** Stretches of days without a valid mean, first and last hour. */
  readonly missing: readonly { readonly from: number; readonly to: number }[]
  /** The last hour whose day is over, or -1: later hours keep its level. */
  readonly decided: number
}

/** The levels of a series. */
export function alertTimeline(series: DailySeries, ruling: Ruling): Timeline {
  const { edition, offsetMinutes, days = edition.days.as } = ruling
  const { ranks, runs, decided } = ranksOf(series, ruling)
  const missing = missingDays(series, days, offsetMinutes)
  return { ranks, segments: segmentsOf(ranks, runs, missing), missing, decided }
}

/** The levels alone, with the runs that reach them, by rank. */
export function ranksOf(series: DailySeries, ruling: Ruling): Pick<Timeline, 'ranks' | 'decided'> & { readonly runs: readonly (readonly Run[])[] } {
  const { edition, offsetMinutes, days = edition.days.as } = ruling
  const hours = series.means.length
  const above = spansOf(series, ruling)
  const runs = edition.levels.map(level => level.clauses.flatMap(clause => runsOf(clause, above, edition)))
  const ranks = new Int8Array(hours).fill(-1)
  for (const [rank, own] of runs.entries()) for (const { from, to } of own) ranks.fill(rank, Math.max(0, from), to + 1)
  if (edition.lifting !== null) for (let rank = edition.levels.length - 1; rank >= 0; rank--) hold(ranks, rank, edition.lifting.hours)
  const decided = lastClosed(series, days, offsetMinutes)
  // Where no day is over yet there is nothing to keep.
  if (decided >= 0) ranks.fill(ranks[decided] ?? -1, decided + 1)
  return { ranks, runs, decided }
}

/** Gaps shorter than `hours` between hours at or above the rank are raised to it. */
function hold(ranks: Int8Array, rank: number, hours: number): void {
  let last = -1
  for (let i = 0; i < ranks.length; i++) {
    if ((ranks[i] ?? -1) < rank) continue
    if (last >= 0 && i - last > 1 && i - last - 1 < hours) for (let gap = last + 1; gap < i; gap++) ranks[gap] = Math.max(ranks[gap] ?? -1, rank)
    last = i
  }
}

function lastClosed(series: DailySeries, days: DayKind, offsetMinutes: number): number {
  let at = series.means.length - 1
  while (at >= 0 && !closesDay(series, at, days, offsetMinutes)) at--
  return at
}

/** Days that ended without a valid mean; that of the series' first hours is one of them until it has enough. */
function missingDays(series: DailySeries, days: DayKind, offsetMinutes: number): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  for (let end = 0; end < series.means.length; end++) {
    if (series.means[end] !== null || !closesDay(series, end, days, offsetMinutes)) continue
    const from = days === 'natural-day' ? Math.max(0, end - 23) : end
    const last = out.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = end
    else out.push({ from, to: end })
  }
  return out
}

function segmentsOf(ranks: Int8Array, runs: readonly (readonly Run[])[], missing: Timeline['missing']): Segment[] {
  const edge = (at: number): Edge => at < 0 || at >= ranks.length ? 'end' : missing.some(one => one.from <= at && at <= one.to) ? 'missing' : 'known'
  const out: Segment[] = []
  for (let from = 0; from < ranks.length;) {
    const rank = ranks[from] ?? -1
    let to = from
    while (to + 1 < ranks.length && ranks[to + 1] === rank) to++
    const own = (runs[rank] ?? []).filter(run => run.from <= to && run.to >= from)
    const first = own.reduce<Run | null>((best, run) => best === null || run.metAt < best.metAt ? run : best, null)
    out.push({ rank, from, to, clause: first?.clause ?? null, metAt: first?.metAt ?? null, opens: edge(from - 1), closes: edge(to + 1) })
    from = to + 1
  }
  return out
}
