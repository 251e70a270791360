/** What an importer of one published format is. Types, and the sentence for a cell that is no number. */
import type { EventHour } from '../../../models/units/time.ts'
import { numberOf } from '../number-cell.ts'
import { BadInput } from '../problem.ts'
import { quote } from '../read-table.ts'
import type { Draft, DraftTable } from './draft.ts'

export type Format = 'beijing-wide' | 'prsa' | 'long'

export interface SourceFile {
  readonly path: string
  /** Base name, as messages call it. */
  readonly name: string
  readonly header: readonly string[]
}

export interface StationFacts { readonly id: string; readonly name_zh: string; readonly name_en: string; readonly lon: number; readonly lat: number; readonly district: string }

export interface ImportSink {
  readonly draft: Draft
  /** Facts of stations that a file itself brings; the Beijing stations are known. */
  readonly facts: Map<string, StationFacts>
  /** Whether the hour was asked for; outside it nothing is kept, but the file's span is told in messages. */
  wants(hour: EventHour): boolean
  /** Two values of one rank for one cell: the later one holds, and this is counted and told. */
  conflict(file: string, line: number, table: DraftTable, column: string): void
}

export interface Importer {
  readonly format: Format
  /** How a file of this format is known, for the sentence about a file that fits none. */
  readonly looksLike: string
  recognises(file: SourceFile): boolean
  /** Reads the file into the sink; throws BadInput with file, line and column. */
  read(file: SourceFile, sink: ImportSink): Promise<void>
}

/** The number of a cell, null where it is one of `missing`; throws BadInput where it is neither. */
export function measurement(cell: string, missing: ReadonlySet<string>, file: string, line: number, column: string): number | null {
  const text = cell.trim()
  if (missing.has(text)) return null
  const value = numberOf(text)
  if (value === null) throw refusal('cell.not-a-number', file, line, column, `${quote(cell)} is not a number; leave the cell empty where nothing was measured`)
  return value
}

/** The error of an input that cannot be used, at its place; `message` says what is wrong and how to mend it. */
export function refusal(code: string, file: string, line: number | null, column: string | null, message: string): BadInput {
  return new BadInput({ severity: 'error', code, file, line, column, message })
}
