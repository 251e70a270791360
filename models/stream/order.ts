/**
 * Order: rows in any order in, whole hours in order out. For: the pipeline, between quality and frames.
 * In words: rows wait for their hour to close (watermark.ts); a closed hour goes out once, with its rows sorted by station and the
 * latest arrival winning variable by variable; hours in which nothing came go out empty; a row for a closed hour goes out at once as
 * a revision, never dropped. Reference: architecture.md ("late data becomes a revision"). When not to use it: to keep history; the
 * engine holds what closed hours said and merges a revision with `mergeRows`.
 */
import type { EventHour } from '../units/time.ts'
import { closedThrough } from './watermark.ts'
import type { StationRow } from './row.ts'

/** Hours after `closed` that have rows, ascending. */
export interface OrderState { readonly closed: EventHour; readonly open: readonly OpenHour[] }
export interface OpenHour { readonly hour: EventHour; readonly rows: readonly StationRow[] }

/** Rows in order of arrival, then the clock they arrived by (minutes since 1970 UTC; null = it has not moved). */
export interface OrderInput { readonly rows: readonly StationRow[]; readonly nowMinutes: number | null; readonly latencyMinutes: number }

export type Ordered =
  | { readonly type: 'hour.closed'; readonly hour: EventHour; readonly rows: readonly StationRow[] }
  | { readonly type: 'hour.revised'; readonly hour: EventHour; readonly rows: readonly StationRow[] }
  | { readonly type: 'row.refused'; readonly row: StationRow; readonly reason: 'ahead of the clock' }

/** A row may lie this far after the last closed hour; a farther one is a wrong date, and would wait in memory for ever. */
const AHEAD_HOURS = 240

/** Before the first row: the hour `first` is still open. */
export function orderStart(first: EventHour): OrderState { return { closed: first - 1 as EventHour, open: [] } }

/** Revisions and refusals first, in order of arrival, then the hours that the clock has closed, ascending. */
export function orderStep(state: OrderState, input: OrderInput): { readonly state: OrderState; readonly out: readonly Ordered[] } {
  const out: Ordered[] = []
  const open = new Map<number, Map<string, StationRow>>(state.open.map(o => [o.hour, new Map(o.rows.map(r => [r.station, r]))]))
  for (const row of input.rows) {
    if (row.hour <= state.closed) out.push({ type: 'hour.revised', hour: row.hour, rows: [row] })
    else if (row.hour > state.closed + AHEAD_HOURS) out.push({ type: 'row.refused', row, reason: 'ahead of the clock' })
    else {
      const rows = open.get(row.hour) ?? new Map<string, StationRow>()
      rows.set(row.station, mergeRows(rows.get(row.station), row))
      open.set(row.hour, rows)
    }
  }
  const through = input.nowMinutes === null ? state.closed : Math.max(state.closed, closedThrough(input.nowMinutes, input.latencyMinutes)) as EventHour
  for (let hour = state.closed + 1 as EventHour; hour <= through; hour++) {
    out.push({ type: 'hour.closed', hour, rows: sorted(open.get(hour)) })
    open.delete(hour)
  }
  const left = [...open].map(([hour, rows]) => ({ hour: hour as EventHour, rows: sorted(rows) })).sort((a, b) => a.hour - b.hour)
  return { state: { closed: through, open: left }, out }
}

/** The latest arrival wins variable by variable: absent leaves, null clears. */
export function mergeRows(before: StationRow | undefined, after: StationRow): StationRow {
  return before === undefined ? after : { ...after, values: { ...before.values, ...after.values } }
}

function sorted(rows: ReadonlyMap<string, StationRow> | undefined): readonly StationRow[] {
  return rows === undefined ? [] : [...rows.values()].sort((a, b) => a.station < b.station ? -1 : a.station > b.station ? 1 : 0)
}
