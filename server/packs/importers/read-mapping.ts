/** Mappings from files of people and from seeds/mappings, and which of them fits a file. */
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refusal, type SourceFile } from './importer.ts'
import { mappingSchema, type Completion, type Mapping, type TableMapping } from './mapping.ts'

const SHIPPED = fileURLToPath(new URL('../../../seeds/mappings/', import.meta.url))
/** 1 MiB: a mapping lists columns, not data. */
export const LARGEST_MAPPING = 1 << 20

/** The mapping in the file `path`, or the shipped one of that name. Throws BadInput with the place inside it. */
export async function readMapping(path: string): Promise<Mapping> {
  const shipped = shippedMappings().find(({ name }) => name === path)
  if (shipped !== undefined) return shipped
  const size = await stat(path).then(entry => entry.isFile() ? entry.size : null, () => null)
  if (size === null) throw refusal('file.absent', path, null, null, `there is no such mapping; name a JSON file, or one of ${shippedMappings().map(({ name }) => name).join(', ')}`)
  if (size > LARGEST_MAPPING) throw refusal('file.too-large', basename(path), null, null, `the file has ${size} bytes and a mapping may have ${LARGEST_MAPPING}`)
  return parseMapping(await readFile(path, 'utf8'), basename(path))
}

/** The mapping that `text` says; `name` is how messages call the file. */
export function parseMapping(text: string, name: string): Mapping {
  let document: unknown
  try { document = JSON.parse(text.replace(/^\uFEFF/, '')) } catch (error) {
    throw refusal('file.not-json', name, null, null, `the mapping is no JSON (${error instanceof Error ? error.message : 'unreadable'})`)
  }
  const parsed = mappingSchema.safeParse(document)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const more = parsed.error.issues.length > 1 ? ` (and ${parsed.error.issues.length - 1} more)` : ''
  throw refusal('mapping.wrong', name, null, first?.path.map(String).join('.') || null, `${first?.message ?? 'wrong'}${more}; seeds/mappings has examples`)
}

/** Those of seeds/mappings, parsed once. A broken one is a defect of the project and throws. */
export function shippedMappings(): readonly TableMapping[] {
  shipped ??= readdirSync(SHIPPED).filter(file => file.endsWith('.json')).sort().map(file => parseMapping(readFileSync(SHIPPED + file, 'utf8'), file)).filter(isTable)
  return shipped
}
let shipped: readonly TableMapping[] | undefined

/** The first column that the mapping needs and the table lacks; null where it fits. */
export function absentColumn(mapping: TableMapping, { header }: SourceFile): string | null {
  const values = mapping.format === 'wide' ? mapping.columns.filter(({ optional }) => optional !== true).map(({ column }) => column)
    : [mapping.variable, mapping.value, ...(mapping.unit === undefined ? [] : [mapping.unit])]
  const station = typeof mapping.station === 'object' ? [mapping.station.column] : []
  const absent = [...mapping.time.columns, ...station, ...values].find(column => !header.includes(column))
  if (absent !== undefined) return absent
  // All value columns may be optional, but a file with none of them is another file.
  return mapping.format === 'wide' && !mapping.columns.some(({ column }) => header.includes(column)) ? mapping.columns[0]?.column ?? '' : null
}

/** Whether the mapping describes a table of its own, and does not only complete a known format. */
export function isTable(mapping: Mapping): mapping is TableMapping { return mapping.format === 'wide' || mapping.format === 'rows' }

/** What a mapping adds to a file of that format, or null. */
export function completionOf(mapping: Mapping | null, format: Completion['format']): Completion | null {
  return mapping !== null && !isTable(mapping) && mapping.format === format ? mapping : null
}

/** The unit that a mapping declares for a name that comes without one, or nothing. */
export function unitSaid(said: Completion | null, name: string): string {
  return said !== null && Object.hasOwn(said.unitOf, name) ? said.unitOf[name] ?? '' : ''
}
