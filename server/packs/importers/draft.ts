/**
 * What the importers fill: hourly values by table, station and column, with the rank of the source that gave each.
 * Kept in blocks of typed arrays: three years of 35 stations and seven columns are 7 million cells.
 */
import type { EventHour } from '../../../models/units/time.ts'

export type DraftTable = 'observations' | 'weather'
/** A higher rank wins the cell, even with a blank: a gap of the better source is not filled from the other. */
export type Rank = 1 | 2

interface Block { readonly values: Float64Array; readonly marks: Uint8Array }
interface Series { readonly blocks: Map<number, Block> }
interface Station { readonly hours: Set<number>; readonly columns: Map<string, Series> }

const BLOCK_H = 1_024
/** A mark is the rank that wrote the cell, plus this where there is a value. */
const MEASURED = 16

export class Draft {
  readonly #tables = { observations: new Map<string, Station>(), weather: new Map<string, Station>() }

  /** A row for this station and hour, be it all empty. */
  row(table: DraftTable, station: string, hour: EventHour): void { this.#station(table, station).hours.add(hour) }

  /**
   * Sets one cell. Returns false where a source of the same rank had already given another value, which is then replaced;
   * a blank of the same rank replaces nothing.
   */
  put(table: DraftTable, station: string, column: string, hour: EventHour, value: number | null, rank: Rank): boolean {
    const block = this.#block(this.#station(table, station), column, Math.floor(hour / BLOCK_H))
    const at = hour - Math.floor(hour / BLOCK_H) * BLOCK_H
    const mark = block.marks[at] as number
    const [held, measured] = [mark % MEASURED, mark >= MEASURED]
    if (held > rank || (held === rank && value === null)) return true
    const agrees = held !== rank || !measured || block.values[at] === value
    block.marks[at] = value === null ? rank : rank + MEASURED
    block.values[at] = value ?? 0
    return agrees
  }

  get(table: DraftTable, station: string, column: string, hour: number): number | null {
    const block = this.#tables[table].get(station)?.columns.get(column)?.blocks.get(Math.floor(hour / BLOCK_H))
    const at = hour - Math.floor(hour / BLOCK_H) * BLOCK_H
    return block !== undefined && (block.marks[at] as number) >= MEASURED ? block.values[at] as number : null
  }

  /** Names it even where no row falls into the time asked for: all stations of a file are kept. */
  station(table: DraftTable, station: string): void { this.#station(table, station) }
  stations(table: DraftTable): string[] { return [...this.#tables[table].keys()].sort() }
  columns(table: DraftTable): string[] { return [...new Set([...this.#tables[table].values()].flatMap(station => [...station.columns.keys()]))].sort() }

  /** Every row as [hour, station], by hour, then station. */
  *rows(table: DraftTable): Generator<readonly [EventHour, string]> {
    const stations = this.stations(table)
    const hours = [...new Set(stations.flatMap(id => [...this.#station(table, id).hours]))].sort((a, b) => a - b)
    for (const hour of hours) for (const id of stations) if (this.#station(table, id).hours.has(hour)) yield [hour as EventHour, id]
  }

  #station(table: DraftTable, id: string): Station {
    const stations = this.#tables[table]
    let station = stations.get(id)
    if (station === undefined) stations.set(id, station = { hours: new Set(), columns: new Map() })
    return station
  }

  #block(station: Station, column: string, index: number): Block {
    let series = station.columns.get(column)
    if (series === undefined) station.columns.set(column, series = { blocks: new Map() })
    let block = series.blocks.get(index)
    if (block === undefined) series.blocks.set(index, block = { values: new Float64Array(BLOCK_H), marks: new Uint8Array(BLOCK_H) })
    return block
  }
}
