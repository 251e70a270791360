/** The two CSV files of OpenAQ: of its archive and of its explorer. They differ in names only. */
import { numberOf } from '../number-cell.ts'
import { eachRow, refusal, type ImportSink, type SourceFile } from './importer.ts'
import type { Completion } from './mapping.ts'
import { openaqTaker } from './openaq-values.ts'

/** Index of each part; -1 where the file has none and may do without. */
export type OpenaqColumns = Readonly<Record<'station' | 'name' | 'time' | 'lat' | 'lon' | 'parameter' | 'unit' | 'value', number>>

const NAMES: Readonly<Record<keyof OpenaqColumns, readonly string[]>> = {
  station: ['location_id', 'locationid'], name: ['location', 'location_name'], time: ['datetime', 'datetimeLocal', 'datetimeUtc'],
  lat: ['lat', 'latitude'], lon: ['lon', 'longitude'], parameter: ['parameter'], unit: ['units', 'unit'], value: ['value'],
}
const OPTIONAL: readonly string[] = ['name', 'unit']

/** Where the parts of a measurement stand, or null where the header is not OpenAQ's. A file without units is OpenAQ's still: it is asked for them. */
export function columnsOf({ header }: SourceFile): OpenaqColumns | null {
  const found = Object.fromEntries(Object.entries(NAMES).map(([part, names]) => [part, header.indexOf(names.find(name => header.includes(name)) ?? '')])) as OpenaqColumns
  return Object.entries(found).every(([part, index]) => index >= 0 || OPTIONAL.includes(part)) ? found : null
}

/** Reads a CSV of OpenAQ into the sink. */
export async function readOpenaqTable(file: SourceFile, at: OpenaqColumns, sink: ImportSink, said: Completion | null): Promise<void> {
  const take = openaqTaker(file, sink, said)
  const place = (part: string) => file.header[at[part as keyof OpenaqColumns]] ?? part
  await eachRow(file, sink, (cells, line) => {
    const cell = (part: keyof OpenaqColumns) => (cells[at[part]] ?? '').trim()
    const id = cell('station')
    if (!/^\d{1,12}$/.test(id)) throw refusal('station.unknown', file.name, line, place('station'), 'a location of OpenAQ is a number such as 2178')
    // The archive adds the location's number to its name.
    const station = { id: `openaq-${id}`, name: cell('name').replace(new RegExp(`-${id}$`), '').slice(0, 200), lon: numberOf(cell('lon')), lat: numberOf(cell('lat')) }
    take({ station, end: cell('time'), parameter: cell('parameter'), unit: cell('unit'), value: cell('value') }, line, place)
  })
}
