/** The importers, and how a file finds its own: by what was declared, by its format, by a mapping that the project ships. */
import { beijingWide } from './beijing-wide.ts'
import { refusal, type Format, type Importer, type SourceFile } from './importer.ts'
import { long } from './long.ts'
import type { Mapping, TableMapping } from './mapping.ts'
import { openaq } from './openaq.ts'
import { prsa } from './prsa.ts'
import { quotsoft } from './quotsoft.ts'
import { absentColumn, isTable, shippedMappings } from './read-mapping.ts'
import { stations } from './stations.ts'

/** In the order in which `auto` asks them; no file is recognised by two. */
export const IMPORTERS: readonly Importer[] = [prsa, beijingWide, quotsoft, openaq, long, stations]

export interface Understood { readonly importer: Importer; readonly mapping: Mapping | null }

/**
 * How to read `file`: by the first of `mappings` that fits it, by the format named, or by the first that recognises it; a shipped
 * mapping whose units are stated comes last. A mapping that names its files is for no other. Throws BadInput saying what was seen where nothing fits.
 */
export function understand(file: SourceFile, format: Format | 'auto', declared: readonly Mapping[]): Understood {
  const mappings = declared.filter(({ files }) => files === undefined || files.includes(file.name))
  if (file.kind === 'empty') throw refusal('file.empty', file.name, null, null, 'the file is empty; fetch it again, or leave it out')
  if (file.kind === 'html') throw refusal('file.html', file.name, null, null, 'the file is a web page and no data; fetch it again, perhaps the address has changed')
  const tables = file.kind === 'table' ? mappings.filter(isTable) : []
  const fits = tables.find(mapping => absentColumn(mapping, file) === null)
  if (fits !== undefined && (format === 'auto' || format === 'long')) return { importer: long, mapping: fits }
  if (format !== 'auto' && recognises(stations, file)) return { importer: stations, mapping: null }
  // A named format is the person's word: its importer says what the file lacks. A table of hours alone may still be a mapped one.
  const importer = IMPORTERS.find(one => format === 'auto' || (format === 'long' && one === long) ? recognises(one, file) : one.format === format)
  if (importer !== undefined && (file.kind === 'table' || importer.format === 'openaq')) {
    return { importer, mapping: mappings.find(mapping => mapping.format === importer.format) ?? null }
  }
  if (tables[0] !== undefined) throw refusal('column.absent', file.name, 1, absentColumn(tables[0], file), `the mapping ${tables[0].name} needs this column; the header begins with ${seen(file)}`)
  const fitting = shippedFor(file)
  const stated = fitting.find(mapping => mapping.units === 'stated')
  if (stated !== undefined) return { importer: long, mapping: stated }
  throw unknown(file, fitting[0]?.name ?? null)
}

function recognises(importer: Importer, file: SourceFile): boolean {
  return (file.kind === 'table' || importer.format === 'openaq') && importer.recognises(file)
}

/** The mappings of the project that have all their columns in the file, those of inferred units among them. */
export function shippedFor(file: SourceFile): TableMapping[] { return file.kind === 'table' ? shippedMappings().filter(mapping => absentColumn(mapping, file) === null) : [] }

/** Whether a file is a mapping and no data. */
export function isMappingFile({ kind, head }: SourceFile): boolean { return kind === 'json' && /"xuefeng"\s*:\s*"mapping"/.test(head) }

function unknown(file: SourceFile, inferred: string | null) {
  if (isMappingFile(file)) return refusal('file.no-format', file.name, null, null, 'this is a mapping and no data; give it with --mapping')
  const seenThere = file.kind === 'json' ? `it is JSON and begins with ${file.head.slice(0, 60).replace(/\s+/g, ' ')}` : `its header begins with ${seen(file)}`
  const offer = inferred === null ? '' : ` The mapping ${inferred} has all these columns, but its units were inferred: read seeds/mappings/${inferred}.json, and give --mapping ${inferred} if you agree.`
  return refusal('file.no-format', file.name, file.kind === 'json' ? null : 1, null, `the file fits no known format: ${seenThere}.${offer} Known: ${IMPORTERS
    .map(({ format, looksLike }) => `${format} (${looksLike})`).join('; ')}`)
}

function seen({ header }: SourceFile): string { return header.slice(0, 6).map(name => name.slice(0, 40)).join(', ') }
