/**
 * Order: rows in any order of arrival in, what was known of an hour at a moment out. For: the pipeline's door, before quality.
 * In words: rows that had not arrived yet are left out; of the others the latest arrival wins variable by variable (absent leaves,
 * null clears); a value that replaced another one is flagged `revised`, one that came after its hour had closed (watermark.ts) `late`.
 * Stations go out by id, so that the order in which different stations arrive changes nothing. Times of arrival in ms since 1970.
 * Reference: architecture.md ("late data becomes a revision, never a drop"). When not to use it: to keep rows; the engine's index does.
 */
import type { Flag } from '../units/missing.ts'
import type { ArrivedRow, KnownRow } from './row.ts'

/** What the rows of one hour said at the moment `until`; the hour closed at `closed`. Rows may come in any order. */
export function asKnown(rows: readonly ArrivedRow[], until: number, closed: number): KnownRow[] {
  if (isSettled(rows, Math.min(until, closed))) return rows.map(({ station, values }) => ({ station, values, flags: NO_FLAGS }))
  const byStation = new Map<string, ArrivedRow[]>()
  for (const row of rows) {
    if (row.arrived > until) continue
    const same = byStation.get(row.station)
    if (same === undefined) byStation.set(row.station, [row])
    else same.push(row)
  }
  return [...byStation.keys()].sort().map(station => mergeStation(station, byStation.get(station) ?? [], closed))
}

const NO_FLAGS: KnownRow['flags'] = {}

/** One row a station, in their order, none late: nothing to merge, as in most hours of a pack. */
function isSettled(rows: readonly ArrivedRow[], by: number): boolean {
  for (let i = 0; i < rows.length; i++) {
    const { station, arrived } = rows[i] as ArrivedRow
    if (arrived > by || (i > 0 && station <= (rows[i - 1] as ArrivedRow).station)) return false
  }
  return true
}

function mergeStation(station: string, rows: readonly ArrivedRow[], closed: number): KnownRow {
  const only = rows[0]
  if (rows.length === 1 && only !== undefined && only.arrived <= closed) return { station, values: only.values, flags: {} }
  const values: Record<string, number | null> = {}
  const flags: Record<string, Flag[]> = {}
  // A stable sort: rows that arrived in the same moment keep the order of the file or log.
  for (const row of [...rows].sort((a, b) => a.arrived - b.arrived)) {
    for (const [column, value] of Object.entries(row.values)) {
      const marks: Flag[] = []
      if (column in values && values[column] !== value) marks.push('revised')
      if (row.arrived > closed && (!(column in values) || values[column] !== value)) marks.push('late')
      values[column] = value
      if (marks.length > 0) flags[column] = [...new Set([...(flags[column] ?? []), ...marks])]
    }
  }
  return { station, values, flags }
}
