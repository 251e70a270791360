/** Reads published files into a draft: each by its importer; lost days passed over, conflicts counted, everything left out told. */
import { formatHour } from '../../../models/units/time.ts'
import { sha256 } from '../fingerprint.ts'
import type { Draft } from './draft.ts'
import { DraftSink, type Conflicts, type ImportRange } from './import-sink.ts'
import { refusal, type Declared, type Format, type NamedFile, type SourceFile, type StationFacts } from './importer.ts'
import type { Mapping } from './mapping.ts'
import { isLostDay } from './quotsoft.ts'
import { isTable } from './read-mapping.ts'
import { understand, type Understood } from './registry.ts'
import { sniff } from './sniff.ts'

export interface ImportOptions {
  readonly format: Format | 'auto'
  readonly range: ImportRange
  /** What a person declared; a file takes the first that fits it. */
  readonly mappings?: readonly Mapping[]
  /** What a person answered to the questions of a preview; nothing is wrong where a file has none for one of them. */
  readonly answers?: readonly Mapping[]
  /** Where stations stand, of which the files say nothing. */
  readonly stations?: readonly StationFacts[]
  /** Hears of each row that was read. */
  readonly onRow?: () => void
  /** Hears which format each file has, what is passed over and what is left out. */
  tell(message: string): void
}
export interface ReadFile { readonly name: string; readonly format: Format; readonly rows: number; readonly sha256: string; readonly mapping: Mapping | null }
export interface Imported {
  readonly draft: Draft
  readonly facts: ReadonlyMap<string, StationFacts>
  readonly files: readonly ReadFile[]
  readonly declared: readonly Declared[]
  /** Cells to which two files of one rank gave different values, the first of them named; the later file holds. */
  readonly conflicts: Conflicts | null
}

/** Reads `paths`, station tables first, then in the order given. Throws BadInput where a file or a mapping fits nothing, or nothing lies in the range. */
export async function importFiles(paths: readonly (string | NamedFile)[], { format, range, mappings = [], answers = [], stations = [], onRow, tell }: ImportOptions): Promise<Imported> {
  const understood = await understandAll(paths, format, [...answers, ...mappings], tell)
  const unused = mappings.find(mapping => !understood.some(one => one.mapping === mapping))
  if (unused !== undefined) throw refusal('mapping.unused', unused.name, null, null, 'the mapping fits none of the files; leave it out, or compare its columns with theirs')
  const sink = new DraftSink(range, tell)
  if (onRow !== undefined) sink.onRow = onRow
  for (const facts of stations) sink.facts.set(facts.id, facts)
  const files: ReadFile[] = []
  for (const { file, importer, mapping } of [...understood.filter(isStations), ...understood.filter(one => !isStations(one))]) {
    tell(`${file.name}: ${importer.format}${mapping === null ? '' : `, by the mapping ${mapping.name}`}`)
    sink.begin(file.name)
    await importer.read(file, sink, mapping)
    files.push({ name: file.name, format: importer.format, rows: sink.rows, sha256: await sha256(file.path), mapping })
  }
  if (sink.wanted === 0) throw refusal('range.empty', namesOf(files), null, null, sink.first === null || sink.last === null
    ? 'there is no hour in it'
    : `no hour lies between --from and --to; the files reach from ${formatHour(sink.first)} to ${formatHour(sink.last)}`)
  if (!sink.draft.hasRows('observations')) throw refusal('observations.none', namesOf(files), null, null, 'there is no pollutant of a pack in it; import weather together with what was measured')
  return { draft: sink.draft, facts: sink.facts, files, declared: sink.declared, conflicts: sink.conflicts }
}

interface One extends Understood { readonly file: SourceFile }

/** All files are looked at before the first is read, so that an unknown one at the end costs no waiting. */
async function understandAll(paths: readonly (string | NamedFile)[], format: Format | 'auto', mappings: readonly Mapping[], tell: (message: string) => void): Promise<One[]> {
  const found: One[] = []
  let lost: SourceFile | null = null
  for (const path of paths) {
    const file = await sniff(path)
    if (isLostDay(file)) {
      tell(`${file.name}: ${file.kind === 'empty' ? 'an empty file' : 'a web page, no data'}; passed over`)
      lost = file
    } else found.push({ file, ...understand(file, format, mappings) })
  }
  if (found.length === 0 && lost !== null) throw refusal('file.empty', lost.name, null, null, 'there is no data in it, nor in any other file named; fetch them again')
  return found
}

function namesOf(files: readonly ReadFile[]): string { return files.length > 3 ? `${files[0]?.name} … ${files.at(-1)?.name}` : files.map(file => file.name).join(' ') }

function isStations({ importer }: One): boolean { return importer.format === 'stations' }

/** Whether the file was read by a table mapping. */
export function isMapped({ mapping }: ReadFile): boolean { return mapping !== null && isTable(mapping) }
