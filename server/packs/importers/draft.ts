/**
 * What the importers fill: hourly values by table, station and column, with the rank of the source that gave each.
 * Kept in blocks of typed arrays: three years of 35 stations and seven columns are 7 million cells. Its size is bounded by
 * whoever fills it, by `blocks`.
 */
import type { EventHour } from '../../../models/units/time.ts'

export type DraftTable = 'observations' | 'weather'
/** A higher rank wins the cell, even with a blank: a gap of the better source is not filled from the other. */
export type Rank = 1 | 2

interface Block { readonly values: Float64Array; readonly marks: Uint8Array }
interface Station { readonly rows: Map<number, Uint8Array>; readonly columns: Map<string, Map<number, Block>> }

const BLOCK_H = 1_024
/** A mark is the rank that wrote the cell, plus this where there is a value. */
const MEASURED = 16

export class Draft {
  /** Blocks of 1,024 hours in use, 9 KiB each: what the draft costs, whatever the file says. */
  blocks = 0
  readonly #tables = { observations: new Map<string, Station>(), weather: new Map<string, Station>() }

  /** A row for this station and hour, be it all empty. */
  row(table: DraftTable, station: string, hour: EventHour): void {
    const { rows } = this.#station(table, station)
    const index = Math.floor(hour / BLOCK_H)
    let block = rows.get(index)
    if (block === undefined) { rows.set(index, block = new Uint8Array(BLOCK_H)); this.blocks++ }
    block[hour - index * BLOCK_H] = 1
  }

  /**
   * Sets one cell. Returns false where a source of the same rank had already given another value, which is then replaced;
   * a blank of the same rank replaces nothing.
   */
  put(table: DraftTable, station: string, column: string, hour: EventHour, value: number | null, rank: Rank): boolean {
    const index = Math.floor(hour / BLOCK_H)
    const block = this.#block(this.#station(table, station), column, index)
    const at = hour - index * BLOCK_H
    const mark = block.marks[at] as number
    const [held, measured] = [mark % MEASURED, mark >= MEASURED]
    if (held > rank || (held === rank && value === null)) return true
    const agrees = held !== rank || !measured || block.values[at] === value
    block.marks[at] = value === null ? rank : rank + MEASURED
    block.values[at] = value ?? 0
    return agrees
  }

  get(table: DraftTable, station: string, column: string, hour: number): number | null {
    const index = Math.floor(hour / BLOCK_H)
    const block = this.#tables[table].get(station)?.columns.get(column)?.get(index)
    const at = hour - index * BLOCK_H
    return block !== undefined && (block.marks[at] as number) >= MEASURED ? block.values[at] as number : null
  }

  /** Names it even where no row falls into the time asked for: all stations of a file are kept. */
  station(table: DraftTable, station: string): void { this.#station(table, station) }
  stations(table: DraftTable): string[] { return [...this.#tables[table].keys()].sort() }
  columns(table: DraftTable): string[] { return [...new Set([...this.#tables[table].values()].flatMap(station => [...station.columns.keys()]))].sort() }

  /** Every row as [hour, station], by hour, then station. */
  *rows(table: DraftTable): Generator<readonly [EventHour, string]> {
    const stations = this.stations(table).map(id => [id, this.#station(table, id).rows] as const)
    for (const index of indexesOf(stations.map(([, rows]) => rows))) {
      const here = stations.flatMap(([id, rows]) => { const block = rows.get(index); return block === undefined ? [] : [{ id, block }] })
      for (let at = 0; at < BLOCK_H; at++) for (const { id, block } of here) if (block[at] === 1) yield [index * BLOCK_H + at as EventHour, id]
    }
  }

  hasRows(table: DraftTable): boolean { return [...this.#tables[table].values()].some(({ rows }) => rows.size > 0) }

  /** First and last hour with a row in any table, or null. */
  span(): { readonly first: EventHour; readonly last: EventHour } | null {
    const all = Object.values(this.#tables).flatMap(stations => [...stations.values()].map(station => station.rows))
    const indexes = indexesOf(all)
    const edge = (index: number | undefined, at: (block: Uint8Array) => number, better: (...hours: number[]) => number): EventHour =>
      better(...all.flatMap(rows => { const block = rows.get(index ?? 0); return block === undefined ? [] : [(index ?? 0) * BLOCK_H + at(block)] })) as EventHour
    return indexes.length === 0 ? null : { first: edge(indexes[0], block => block.indexOf(1), Math.min), last: edge(indexes.at(-1), block => block.lastIndexOf(1), Math.max) }
  }

  #station(table: DraftTable, id: string): Station {
    const stations = this.#tables[table]
    let station = stations.get(id)
    if (station === undefined) stations.set(id, station = { rows: new Map(), columns: new Map() })
    return station
  }

  #block(station: Station, column: string, index: number): Block {
    let series = station.columns.get(column)
    if (series === undefined) station.columns.set(column, series = new Map())
    let block = series.get(index)
    if (block === undefined) {
      series.set(index, block = { values: new Float64Array(BLOCK_H), marks: new Uint8Array(BLOCK_H) })
      this.blocks++
    }
    return block
  }
}

function indexesOf(rows: readonly ReadonlyMap<number, Uint8Array>[]): number[] {
  return [...new Set(rows.flatMap(blocks => [...blocks.keys()]))].sort((a, b) => a - b)
}
