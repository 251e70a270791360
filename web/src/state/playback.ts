import type { Columns } from './columns.ts'
import { isoOf, type Hour } from './times.ts'

/** Where a new branch begins: at the cursor; where that is the end already, 48 h before the baseline's peak. */
export function branchStart(cursor: Hour | null, first: Hour, last: Hour, peakHour: Hour | null): Hour {
  if (cursor !== null && cursor < last) return Math.max(first, cursor)
  return Math.max(first, (peakHour ?? last) - 48)
}

/** An hour held within the episode. */
export function within(hour: Hour, first: Hour, last: Hour): Hour { return Math.min(Math.max(hour, first), last) }

/** The ISO text of a row. */
export function isoOfRow(columns: Columns, row: number, offsetMinutes: number): string { return isoOf(columns.first + row, offsetMinutes) }
