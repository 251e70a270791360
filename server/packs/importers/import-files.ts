/** Reads published files into a draft: each by its importer, what was not agreed on counted. */
import { basename } from 'node:path'
import { formatHour, type EventHour } from '../../../models/units/time.ts'
import { readCsv } from '../csv-rows.ts'
import { sha256 } from '../fingerprint.ts'
import { Draft } from './draft.ts'
import { refusal, type Format, type ImportSink, type StationFacts } from './importer.ts'
import { importerFor } from './registry.ts'

export interface ImportRange { readonly from: EventHour | null; readonly to: EventHour | null }
export interface ReadFile { readonly name: string; readonly format: Format; readonly sha256: string }
export interface Conflicts { readonly count: number; readonly file: string; readonly line: number; readonly column: string }
export interface Imported {
  readonly draft: Draft
  readonly facts: ReadonlyMap<string, StationFacts>
  readonly files: readonly ReadFile[]
  /** Cells to which two files of one rank gave different values, the first of them named; the later file holds. */
  readonly conflicts: Conflicts | null
}

/** Reads `paths` in the order given. `tell` hears which format each file has. Throws BadInput where a file fits none, or nothing lies in the range. */
export async function importFiles(paths: readonly string[], format: Format | 'auto', range: ImportRange, tell: (message: string) => void): Promise<Imported> {
  const files: ReadFile[] = []
  const sink = new Sink(range)
  for (const path of paths) {
    const file = { path, name: basename(path), header: await headerOf(path) }
    const importer = importerFor(file, format)
    tell(`${file.name}: ${importer.format}`)
    await importer.read(file, sink)
    files.push({ name: file.name, format: importer.format, sha256: await sha256(path) })
  }
  if (sink.wanted === 0) throw refusal('range.empty', files.map(file => file.name).join(' '), null, null, sink.first === null || sink.last === null
    ? 'there is no hour in it'
    : `no hour lies between --from and --to; the files reach from ${formatHour(sink.first)} to ${formatHour(sink.last)}`)
  return { draft: sink.draft, facts: sink.facts, files, conflicts: sink.conflicts }
}

class Sink implements ImportSink {
  readonly draft = new Draft()
  readonly facts = new Map<string, StationFacts>()
  conflicts: Conflicts | null = null
  wanted = 0
  first: EventHour | null = null
  last: EventHour | null = null
  readonly #from: number
  readonly #to: number

  constructor({ from, to }: ImportRange) {
    this.#from = from ?? Number.NEGATIVE_INFINITY
    this.#to = to ?? Number.POSITIVE_INFINITY
  }

  wants(hour: EventHour): boolean {
    if (this.first === null || hour < this.first) this.first = hour
    if (this.last === null || hour > this.last) this.last = hour
    const inside = hour >= this.#from && hour <= this.#to
    if (inside) this.wanted++
    return inside
  }

  conflict(file: string, line: number, _table: string, column: string): void {
    this.conflicts = this.conflicts === null ? { count: 1, file, line, column } : { ...this.conflicts, count: this.conflicts.count + 1 }
  }
}

/** The first row only: reading stops there, however long the file is. */
async function headerOf(path: string): Promise<readonly string[]> {
  let header: readonly string[] = []
  const enough = new Error('the header is read')
  await readCsv(path, basename(path), { header(columns) { header = columns; throw enough }, row() {} })
    .catch((error: unknown) => { if (error !== enough) throw error })
  return header
}
