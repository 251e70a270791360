/** Reads observations.csv or weather.csv of a pack: one row an hour and station, numbers in the project's units. */
import { parseHour, type EventHour } from '../../models/units/time.ts'
import { readCsv } from './csv-rows.ts'
import type { GasStates, Resource } from './manifest.ts'
import { hasOffset, parseMoment } from './moment.ts'
import { numberOf } from './number-cell.ts'
import type { ObservationRow } from './pack.ts'
import type { Problem } from './problem.ts'
import { tableColumns, type TableColumns, type TableKind } from './table-columns.ts'

export interface TableContext {
  readonly path: string
  readonly kind: TableKind
  readonly resource: Resource | undefined
  readonly stations: ReadonlySet<string>
  readonly latencyMinutes: number
  readonly gasState: GasStates
  report(problem: Problem): void
}
/** `lines[i]` is the line of `rows[i]`; sorted by hour, then station, then line. */
export interface Table { readonly columns: TableColumns | null; readonly rows: ObservationRow[]; readonly lines: number[] }

const MS_PER_HOUR = 3_600_000
const MS_PER_MINUTE = 60_000

/** Reads the table, reporting every problem with its line and column; a row with a problem in its time or station is left out. */
export async function readTable(context: TableContext): Promise<Table> {
  const reader = new RowReader(context)
  await readCsv(context.path, context.kind.file, reader)
  return reader.finish()
}

class RowReader {
  readonly #context: TableContext
  readonly #rows: ObservationRow[] = []
  readonly #lines: number[] = []
  /** What stands for a missing value beside nothing at all. */
  readonly #missing: readonly string[]
  readonly #seen = new Map<string, Set<number>>()
  #columns: TableColumns | null = null
  #sorted = true
  // Rows of one hour stand together, so the last text is remembered: parsing is then once an hour, not once a row.
  #lastText = ''
  #lastHour: EventHour | null = null

  constructor(context: TableContext) {
    this.#context = context
    this.#missing = (context.resource?.schema?.missingValues ?? []).filter(value => value !== '')
  }

  problem(problem: Problem): void { this.#context.report(problem) }

  header(columns: readonly string[]): void {
    const { kind, resource, gasState, report } = this.#context
    this.#columns = tableColumns(kind, columns, resource, gasState, report)
  }

  row(cells: readonly string[], line: number): void {
    const columns = this.#columns
    if (columns === null) return
    const hour = this.#hour(cells[columns.time] ?? '', line)
    const station = (cells[columns.station] ?? '').trim()
    if (hour === null || !this.#knows(station, line)) return
    this.#checkOrder(station, hour, line)
    const values: Record<string, number | null> = {}
    for (const column of columns.values) values[column.name] = this.#value(cells[column.index] ?? '', column, hour, line)
    this.#rows.push({ station, hour, arrived: this.#arrived(cells, columns.arrived, hour, line), values })
    this.#lines.push(line)
  }

  finish(): Table {
    if (this.#sorted) return { columns: this.#columns, rows: this.#rows, lines: this.#lines }
    const order = this.#rows.map((row, index) => ({ row, line: this.#lines[index] ?? 0 }))
    order.sort((a, b) => a.row.hour - b.row.hour || compare(a.row.station, b.row.station) || a.line - b.line)
    return { columns: this.#columns, rows: order.map(entry => entry.row), lines: order.map(entry => entry.line) }
  }

  #hour(text: string, line: number): EventHour | null {
    if (text === this.#lastText && this.#lastHour !== null) return this.#lastHour
    const hour = parseHour(text)
    if (hour === null) this.#tell('time.wrong', line, 'time', `${quote(text)} is no whole hour; write the end of the hour as 2016-12-22T05:00:00+08:00`)
    else if (!hasOffset(text)) this.#tell('time.no-offset', line, 'time', `${quote(text)} has no offset; write it as 2016-12-22T05:00:00+08:00`)
    else { this.#lastText = text; this.#lastHour = hour; return hour }
    return null
  }

  #knows(station: string, line: number): boolean {
    if (this.#context.stations.has(station)) return true
    this.#tell('station.unknown', line, 'station', `${quote(station)} is not in stations.csv; add it there or correct the name`)
    return false
  }

  #checkOrder(station: string, hour: EventHour, line: number): void {
    let hours = this.#seen.get(station)
    if (hours === undefined) this.#seen.set(station, hours = new Set())
    const before = this.#rows.at(-1)
    if (hours.has(hour)) {
      this.#sorted &&= before?.hour === hour && before.station === station
      this.#tell('row.duplicate', line, 'time', `${station} already has a row for this hour; keep one row an hour and station`)
    } else if (before !== undefined && (hour < before.hour || (hour === before.hour && compare(station, before.station) < 0))) {
      this.#sorted = false
      this.#tell('row.disorder', line, 'time', `the row stands after a later one (line ${this.#lines.at(-1)}); sort the file by time, then station`)
    }
    hours.add(hour)
  }

  #value(cell: string, column: TableColumns['values'][number], hour: EventHour, line: number): number | null {
    if (cell === '' || this.#missing.includes(cell)) return null
    const value = numberOf(cell)
    if (value !== null) return column.convert === null ? value : column.convert(value, hour)
    if (cell.trim() === '') return null
    this.#tell('cell.not-a-number', line, column.name, `${quote(cell)} is not a number; leave the cell empty where nothing was measured`)
    return null
  }

  #arrived(cells: readonly string[], index: number, hour: EventHour, line: number): number {
    const due = hour * MS_PER_HOUR + this.#context.latencyMinutes * MS_PER_MINUTE
    const text = index < 0 ? '' : (cells[index] ?? '').trim()
    if (text === '') return due
    const arrived = parseMoment(text)
    if (arrived === null) this.#tell('time.wrong', line, 'arrived', `${quote(text)} is no time with offset; write it as 2016-12-22T05:12:00+08:00`)
    return arrived ?? due
  }

  #tell(code: string, line: number, column: string, message: string): void {
    this.#context.report({ severity: 'error', code, file: this.#context.kind.file, line, column, message })
  }
}

/** Order of station names: by code unit, the same on every machine. */
export function compare(a: string, b: string): number { return a < b ? -1 : a > b ? 1 : 0 }

/** What was found, shortened so that a sentence stays one. */
export function quote(text: string): string { return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text) }
