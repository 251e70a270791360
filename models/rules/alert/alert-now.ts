/**
 * The alert level at one hour: which, since when, by which rule, and how far to the next. For: the line "level now" of the screen and HTTP.
 * In words: the segment of the timeline that holds the hour; its end is known only where the series goes on after it; the margin is that
 * to the level above. Reference: timeline.ts, margin.ts. When not to use it: for the course of an episode, which is the timeline.
 */
import type { Ruling } from './clauses.ts'
import type { Clause } from './edition.ts'
import { marginTo, type Margin } from './margin.ts'
import type { DailySeries } from './spans.ts'
import { alertTimeline, type Segment, type Timeline } from './timeline.ts'

export interface AlertNow {
  /** Place in the edition's levels; -1 = none. */
  readonly rank: number
  /** First hour of the level, and its last where the series goes on after it. */
  readonly since: number
  readonly until: number | null
  readonly clause: Clause | null
  readonly segment: Segment
  /** To the next level up; null at the top. */
  readonly margin: Margin | null
  /** The day of the hour is not over: the level is that of the last whole day. */
  readonly dayOpen: boolean
  /** No valid mean stands behind the hour: the level cannot be told. */
  readonly missing: boolean
}

/** The level at the hour `at` of the series, of a timeline that was made of the same. Null for an empty series. */
export function alertNow(series: DailySeries, at: number, ruling: Ruling, timeline: Timeline = alertTimeline(series, ruling)): AlertNow | null {
  const segment = timeline.segments.find(one => one.from <= at && at <= one.to)
  if (segment === undefined) return null
  const next = segment.rank + 1
  const last = Math.min(at, timeline.decided)
  return {
    rank: segment.rank, since: segment.from, until: segment.closes === 'end' ? null : segment.to, clause: segment.clause, segment,
    margin: next < ruling.edition.levels.length ? marginTo(series, at, next, ruling, timeline.decided) : null,
    dayOpen: at > timeline.decided,
    missing: timeline.decided < 0 || timeline.missing.some(one => one.from <= last && last <= one.to),
  }
}
