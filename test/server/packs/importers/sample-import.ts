/** Reads small files with the importers, for tests. */
import { parseHour, type EventHour } from '../../../../models/units/time.ts'
import { importFiles, type Imported } from '../../../../server/packs/importers/import-files.ts'
import type { Format, SourceFile } from '../../../../server/packs/importers/importer.ts'
import type { Mapping } from '../../../../server/packs/importers/mapping.ts'
import { parseMapping } from '../../../../server/packs/importers/read-mapping.ts'
import { sampleFile } from '../sample-pack.ts'

/** Imports files given as name to text, in that order; every format is found by `auto` unless named. */
export function importTexts(files: Record<string, string | Buffer>, format: Format | 'auto' = 'auto', from: string | null = null, to: string | null = null, said: { mappings?: readonly Mapping[]; told?: string[] } = {}): Promise<Imported> {
  const paths = Object.entries(files).map(([name, content]) => sampleFile(name, content))
  return importFiles(paths, { format, range: { from: from === null ? null : hourAt(from), to: to === null ? null : hourAt(to) }, mappings: said.mappings ?? [], tell: message => said.told?.push(message) })
}

/** `2016-12-15T01` at UTC+8. */
export function hourAt(text: string): EventHour {
  const hour = parseHour(`${text}:00+08:00`)
  if (hour === null) throw new Error(`no hour: ${text}`)
  return hour
}

/** Every row of a table as `T01 pinggu column=value …`, cells without a value as `column=`. */
export function rowsOf({ draft }: Imported, table: 'observations' | 'weather' = 'observations'): string[] {
  return [...draft.rows(table)].map(([hour, station]) =>
    [hour - hourAt('2016-12-15T00'), station, ...draft.columns(table).map(column => `${column}=${draft.get(table, station, column, hour) ?? ''}`)].join(' '))
}

/** A file as its first look would tell it, without one on disk. */
export function tableOf(name: string, header: string, kind: SourceFile['kind'] = 'table', head = header): SourceFile {
  return { path: name, name, kind, head, header: header === '' ? [] : header.split(',') }
}

/** A mapping with the parts that every one needs, and whatever a test adds. */
export function mappingOf(parts: Record<string, unknown>): Mapping {
  return parseMapping(JSON.stringify({ xuefeng: 'mapping', version: 1, name: 'test', ...parts }), 'test.json')
}

export const PRSA_HEADER = '"No","year","month","day","hour","PM2.5","PM10","SO2","NO2","CO","O3","TEMP","PRES","DEWP","RAIN","wd","WSPM","station"'
