/**
 * OpenAQ (openaq.org), three ways it is had: measurements of the API v3 as JSON ({ results: [{ value, parameter, period, … }] }), the
 * archive's CSV (location_id, sensors_id, location, datetime, lat, lon, parameter, units, value) and the explorer's CSV (location_id,
 * location_name, parameter, value, unit, datetimeUtc, datetimeLocal, …). By its documentation ("Dates, times and timezones") times
 * label the end of the hour. Units stand in the file and are never guessed. Values flagged by OpenAQ, and -999, are kept as they are:
 * quality rules judge them in sight. Gas by volume is taken at the state of the Chinese networks' date; gas told as mass too, which is
 * assumed unless a mapping of the format `openaq` declares its state. Only whole hours are read: finer series are refused.
 */
import { refusal, type Importer } from './importer.ts'
import { readOpenaqJson } from './openaq-json.ts'
import { columnsOf, readOpenaqTable } from './openaq-table.ts'
import { completionOf } from './read-mapping.ts'

export const openaq: Importer = {
  format: 'openaq',
  looksLike: 'measurements of the OpenAQ API v3 as JSON, or CSV with location_id, datetime, lat, lon, parameter, units, value',
  recognises: file => file.kind === 'json' ? /"results"\s*:/.test(file.head) && !/"xuefeng"\s*:/.test(file.head) : columnsOf(file) !== null,
  async read(file, sink, mapping) {
    const said = completionOf(mapping, 'openaq')
    if (file.kind === 'json') return readOpenaqJson(file, sink, said)
    const columns = columnsOf(file)
    if (columns === null) throw refusal('column.absent', file.name, 1, null, `a CSV of OpenAQ has location_id, datetime, lat, lon, parameter, units and value; the header begins with ${file.header.slice(0, 6).map(name => name.slice(0, 40)).join(', ')}`)
    return readOpenaqTable(file, columns, sink, said)
  },
}
