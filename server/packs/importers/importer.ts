/** What an importer of one published format is, and what it tells whoever reads with it. */
import type { EventHour } from '../../../models/units/time.ts'
import { readCsv } from '../csv-rows.ts'
import { numberOf } from '../number-cell.ts'
import { BadInput } from '../problem.ts'
import { quote } from '../read-table.ts'
import type { DraftTable, Rank } from './draft.ts'
import type { Mapping } from './mapping.ts'
import type { GivenState } from './unit-change.ts'

export const FORMATS = ['prsa', 'beijing-wide', 'quotsoft', 'openaq', 'long', 'stations'] as const
export type Format = typeof FORMATS[number]

/** A file where it lies, and the name that its publisher gave it: uploads lie under numbers. */
export interface NamedFile { readonly path: string; readonly name: string }

export interface SourceFile {
  readonly path: string
  /** Its publisher's name, as messages call it. */
  readonly name: string
  readonly kind: 'table' | 'json' | 'html' | 'empty'
  /** Of a table; otherwise empty. */
  readonly header: readonly string[]
  /** The first few thousand characters. */
  readonly head: string
}

export interface StationFacts {
  readonly id: string; readonly name_zh: string; readonly name_en: string; readonly lon: number; readonly lat: number; readonly district: string
  /** Minutes east of UTC of the station's clock; absent is UTC+8. */
  readonly zone?: number
}

/** One column as it was understood, told once before its values. */
export interface Declared {
  readonly table: DraftTable
  readonly column: string
  /** As the file calls it. */
  readonly title: string
  /** As the file, its format or the mapping says it. */
  readonly unit: string
  readonly packUnit: string
  readonly by: 'file' | 'format' | 'mapping'
  /** State of a gas told as mass; null where none is needed; assumed where one is needed and nobody said it. */
  readonly state: GivenState | 'assumed' | null
}

/** What was left out or assumed, for screens of any language; `what` is as the file calls it. */
export interface Aside { readonly code: typeof ASIDES[number]; readonly what: string }
export const ASIDES = ['file.lost', 'station.left-out', 'running-mean', 'type.left-out', 'variable.left-out', 'columns.left-out', 'column.left-out', 'flagged'] as const

export interface ImportSink {
  /** Facts of stations that a file or a mapping itself brings; the Beijing stations are known. */
  readonly facts: Map<string, StationFacts>
  /** Whether the hour was asked for; outside it nothing is kept, but the file's span is told in messages. */
  wants(hour: EventHour): boolean
  declares(column: Declared): void
  /** One more row of the file was read, whatever it holds. */
  countRow(): void
  /** Names it even where no row falls into the time asked for: all stations of a file are kept. */
  station(table: DraftTable, station: string): void
  /** A row for this station and hour, be it all empty. */
  row(table: DraftTable, station: string, hour: EventHour): void
  /** Of two values of one rank for one cell the later holds, and the conflict is counted and told with this line and title. */
  put(table: DraftTable, station: string, column: string, hour: EventHour, value: number | null, rank: Rank, line: number, title: string): void
  /** Something of this file that was left out or assumed; the same sentence is told once. */
  tell(message: string, aside: Aside): void
  /** What the file leaves open and a person can answer, told beside the refusal: the unit, the place of a station, a column that nobody knows. Null is the whole file. */
  lacks(what: 'unit' | 'station' | 'column', name: string | null, why: string): void
  /** A row that cannot be used: an import throws it, a preview keeps it and goes on. */
  refuse(problem: BadInput): void
}

export interface Importer {
  readonly format: Format
  /** How a file of this format is known, for the sentence about a file that fits none. */
  readonly looksLike: string
  recognises(file: SourceFile): boolean
  /** Reads the file into the sink; throws BadInput with file, line and column. `mapping` is what a person declared for it. */
  read(file: SourceFile, sink: ImportSink, mapping: Mapping | null): Promise<void>
}

/** Calls `row` for each row of a table; what a row throws as BadInput, and rows of the wrong width, go to the sink. */
export async function eachRow(file: SourceFile, sink: ImportSink, row: (cells: readonly string[], line: number) => void): Promise<void> {
  await readCsv(file.path, file.name, { header() {}, problem: problem => sink.refuse(new BadInput(problem)), row(cells, line) {
    sink.countRow()
    try { row(cells, line) } catch (error) {
      if (!(error instanceof BadInput)) throw error
      sink.refuse(error)
    }
  } })
}

/** What `make` gives, or nothing where it throws BadInput, which goes to the sink: an import throws it on, a preview looks at the next. */
export function orRefuse<T>(sink: ImportSink, make: () => T): T[] {
  try { return [make()] } catch (error) {
    if (!(error instanceof BadInput)) throw error
    sink.refuse(error)
    return []
  }
}

/** Far beyond all that is measured, and low enough that no unit carries it past what a pack's reader takes (1e100). */
const LARGEST = 1e80

/** The number of a cell, null where it is one of `missing`; throws BadInput where it is neither. */
export function measurement(cell: string, missing: ReadonlySet<string>, file: string, line: number, column: string): number | null {
  const text = cell.trim()
  if (missing.has(text)) return null
  const value = numberOf(text)
  if (value === null) throw refusal('cell.not-a-number', file, line, column, `${quote(cell)} is not a number; leave the cell empty where nothing was measured`)
  if (Math.abs(value) > LARGEST) throw refusal('cell.not-a-number', file, line, column, `${quote(cell)} is too large a number; leave the cell empty where nothing was measured`)
  return value
}

const LONGEST_PLACE = 60

/** The error of an input that cannot be used, at its place; `message` says what is wrong and how to mend it. */
export function refusal(code: string, file: string, line: number | null, column: string | null, message: string): BadInput {
  // A header may have names of any length, and a sentence stays one.
  return new BadInput({ severity: 'error', code, file, line, column: column === null || column.length <= LONGEST_PLACE ? column : `${column.slice(0, LONGEST_PLACE)}…`, message })
}

/** The refusal of a table in which two columns have one name: which of them is meant, nobody says. */
export function refuseTwice(file: SourceFile): void {
  const twice = file.header.find((name, index) => file.header.indexOf(name) !== index)
  if (twice !== undefined) throw refusal('column.twice', file.name, 1, twice, 'the column stands twice in the header; leave one of them out')
}

/** The refusal of a table in which a column that its format must have is absent. */
export function requireColumns(file: SourceFile, names: readonly string[], what: string): void {
  const absent = names.find(name => !file.header.includes(name))
  if (absent !== undefined) throw refusal('column.absent', file.name, 1, absent, `${what} has this column; the header begins with ${file.header.slice(0, 6).map(name => name.slice(0, 40)).join(', ')}`)
}
