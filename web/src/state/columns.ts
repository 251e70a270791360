import type { BranchColumns, Hours } from '../../../server/protocol/hours.ts'
import type { BandSeries } from '../../../server/protocol/scalars.ts'
import { hourOf, type Hour } from './times.ts'

export type Cell = number | null
/** A band as three columns of one length; null where the branch has no hour. */
export interface Bands { readonly median: Cell[]; readonly p05: Cell[]; readonly p95: Cell[] }
/** What a named person decided about a reading. */
export interface Ruled { readonly use: 'measured' | 'withheld'; readonly person: string; readonly reason: string }
export interface Flag { readonly column: string; readonly flag: string }

/**
 * All hours that a viewer holds, column by column. Row i is the hour `first + i`. Columns are rewritten in place:
 * 8,784 hours arrive and are drawn many times a second, and copying them each time would be most of the work.
 */
export interface Columns {
  first: Hour
  count: number
  readonly observed: Map<string, Cell[]>
  readonly weather: Map<string, Cell[]>
  readonly baseline: Bands
  readonly contributions: Map<string, Bands>
  readonly split: Map<string, Cell[]>
  readonly derived: Map<string, Cell[]>
  /** Gases at the other state of their hour; empty where the room shows one state. */
  readonly converted: Map<string, Cell[]>
  readonly aqi: Cell[]
  readonly level: Cell[]
  readonly flags: Map<number, Flag[]>
  /** Row → column → what was reported and not used. */
  readonly withheld: Map<number, Map<string, number>>
  /** Row → column → what a person ruled. */
  readonly rulings: Map<number, Map<string, Ruled>>
  readonly branches: Map<string, { readonly pm25: Bands; readonly difference: Bands }>
}

export function emptyColumns(first: Hour): Columns {
  return {
    first, count: 0, observed: new Map(), weather: new Map(), baseline: bands(), contributions: new Map(), split: new Map(), derived: new Map(), converted: new Map(),
    aqi: [], level: [], flags: new Map(), withheld: new Map(), rulings: new Map(), branches: new Map(),
  }
}

/** Replaces everything from the frame's first hour on. A frame that would leave a hole is refused: false. */
export function applyHours(columns: Columns, hours: Hours): boolean {
  const row = hourOf(hours.from) - columns.first
  if (row < 0 || row > columns.count) return false
  const count = row + hours.count
  const write = (into: Cell[], from: readonly Cell[]): void => { splice(into, row, from, count) }
  writeAll(columns.observed, hours.observed, write, count)
  writeAll(columns.weather, hours.weather, write, count)
  writeAll(columns.split, hours.split, write, count)
  writeAll(columns.derived, hours.derived, write, count)
  writeAll(columns.converted, hours.converted, write, count)
  writeBands(columns.baseline, hours.baseline, row, count)
  for (const [key, series] of Object.entries(hours.contributions)) writeBands(bandsAt(columns.contributions, key), series, row, count)
  write(columns.aqi, hours.aqi)
  write(columns.level, hours.level)
  for (const at of columns.flags.keys()) if (at >= row) columns.flags.delete(at)
  for (const [at, column, flag] of hours.flags) columns.flags.set(row + at, [...(columns.flags.get(row + at) ?? []), { column, flag }])
  for (const at of columns.withheld.keys()) if (at >= row) columns.withheld.delete(at)
  for (const [at, column, raw] of hours.withheld) columns.withheld.set(row + at, (columns.withheld.get(row + at) ?? new Map<string, number>()).set(column, raw))
  for (const at of columns.rulings.keys()) if (at >= row) columns.rulings.delete(at)
  for (const [at, column, use, person, reason] of hours.rulings) columns.rulings.set(row + at, (columns.rulings.get(row + at) ?? new Map<string, Ruled>()).set(column, { use, person, reason }))
  for (const [id, branch] of columns.branches) if (hours.branches[id] === undefined) cutBranch(branch, row, count)
  for (const [id, branch] of Object.entries(hours.branches)) writeBranch(columns, id, branch, row, count)
  columns.count = count
  return true
}

/** A branch anew over all its hours, from `from` on. */
export function applyBranch(columns: Columns, id: string, from: string | null, branch: BranchColumns): void {
  writeBranch(columns, id, branch, from === null ? 0 : Math.max(0, hourOf(from) - columns.first), columns.count)
}

function writeBranch(columns: Columns, id: string, branch: BranchColumns, row: number, count: number): void {
  let own = columns.branches.get(id)
  if (own === undefined) { own = { pm25: bands(), difference: bands() }; columns.branches.set(id, own) }
  writeBands(own.pm25, branch.pm25, row, count)
  writeBands(own.difference, branch.difference, row, count)
}

/** A branch that the frame says nothing of (it failed, or is younger than the frame): its old rows stay, new ones are empty. */
function cutBranch(branch: { pm25: Bands; difference: Bands }, row: number, count: number): void {
  const nothing: BandSeries = { median: [], p05: [], p95: [] }
  writeBands(branch.pm25, nothing, row, count)
  writeBands(branch.difference, nothing, row, count)
}

function writeAll(into: Map<string, Cell[]>, from: Readonly<Record<string, readonly Cell[]>>, write: (into: Cell[], from: readonly Cell[]) => void, count: number): void {
  for (const name of Object.keys(from)) if (!into.has(name)) into.set(name, [])
  for (const [name, column] of into) write(column, from[name] ?? [])
  for (const column of into.values()) if (column.length !== count) column.length = count
}

function writeBands(into: Bands, from: BandSeries, row: number, count: number): void {
  splice(into.median, row, from.median, count)
  splice(into.p05, row, from.p05, count)
  splice(into.p95, row, from.p95, count)
}

/** Column `into` keeps its rows before `row`, takes `from` there, and has `count` rows; what nobody gave is null. */
function splice(into: Cell[], row: number, from: readonly Cell[], count: number): void {
  while (into.length < row) into.push(null)
  into.length = row
  for (const value of from) into.push(value)
  while (into.length < count) into.push(null)
}

function bandsAt(map: Map<string, Bands>, key: string): Bands {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = bands()
  map.set(key, made)
  return made
}

function bands(): Bands { return { median: [], p05: [], p95: [] } }
