import type { StationSeries } from '../../../server/protocol/http.ts'
import type { Cell, Ruled } from './columns.ts'
import { hourOf, type Hour } from './times.ts'

/** What a viewer holds of one station and one column; row 0 is the first hour of the room. */
export interface StationColumn {
  readonly values: Cell[]
  /** At the other state of the gas, where the room shows both. */
  readonly converted: Cell[]
  readonly flags: Map<number, string[]>
  readonly withheld: Map<number, number>
  readonly rulings: Map<number, Ruled>
}

/** Puts an answer in: everything from its first hour on is replaced. */
export function applySeries(held: Map<string, StationColumn>, series: StationSeries, column: string, first: Hour): void {
  const row = hourOf(series.from) - first
  for (const [station, columns] of Object.entries(series.stations)) {
    const own = held.get(station) ?? { values: [], converted: [], flags: new Map<number, string[]>(), withheld: new Map<number, number>(), rulings: new Map<number, Ruled>() }
    held.set(station, own)
    cut(own, row)
    fill(own.values, row, columns[column] ?? [])
    fill(own.converted, row, series.converted[station]?.[column] ?? [])
  }
  for (const [station, at, name, flag] of series.flags) if (name === column) held.get(station)?.flags.set(row + at, [...(held.get(station)?.flags.get(row + at) ?? []), flag])
  for (const [station, at, name, use, person, reason] of series.rulings) if (name === column) held.get(station)?.rulings.set(row + at, { use, person, reason })
  for (const [station, at, name, raw] of series.withheld) if (name === column) held.get(station)?.withheld.set(row + at, raw)
}

/** The clock went back: what is beyond `rows` hours is no longer known. */
export function cutSeries(held: ReadonlyMap<string, StationColumn>, rows: number): void {
  for (const own of held.values()) cut(own, rows)
}

function cut(own: StationColumn, row: number): void {
  own.values.length = Math.min(own.values.length, row)
  own.converted.length = Math.min(own.converted.length, row)
  for (const map of [own.flags, own.withheld, own.rulings]) for (const at of map.keys()) if (at >= row) map.delete(at)
}

function fill(into: Cell[], row: number, from: readonly Cell[]): void {
  while (into.length < row) into.push(null)
  into.push(...from)
}
