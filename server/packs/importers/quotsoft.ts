/**
 * The archive of quotsoft.net as it comes: a day a file, `beijing_all_YYYYMMDD.csv` (PM2.5, PM10, AQI) and
 * `beijing_extra_YYYYMMDD.csv` (SO2, NO2, O3, CO): date, hour, type, then one column a station, named in Chinese.
 * By the format's definition: UTC+8; µg/m³, CO in mg/m³; a blank is missing. Running means (PM2.5_24h, O3_8h, …) are skipped:
 * they are counted anew from the hours. Assumed: `hour` h of a date is the hour that ends at h, as the archive's wide mirror and the
 * centre's real-time publication have it (the value published at h is that of the hour just ended); nothing in the files says so.
 * Some days of the archive are empty files or a web page of the host: those are named and passed over.
 * From 2021 on some stations are new. One whose place nobody knows is named and left out; a station table brings it in.
 */
import { parseHour } from '../../../models/units/time.ts'
import { quote } from '../read-table.ts'
import { beijingStationNamed } from './beijing-names.ts'
import { eachRow, refusal, requireColumns, type Importer, type ImportSink, type SourceFile } from './importer.ts'
import { targetOf, type Target } from './target.ts'

export const quotsoft: Importer = {
  format: 'quotsoft',
  looksLike: 'beijing_all_YYYYMMDD.csv or beijing_extra_YYYYMMDD.csv with the columns date, hour, type and one for each station',
  recognises: ({ header }) => header[0] === 'date' && header[1] === 'hour' && header[2] === 'type' && header.length > 3,
  async read(file, sink) {
    requireColumns(file, KEYS, 'a quotsoft file')
    const stations = stationsOf(file, sink)
    for (const { id } of stations) sink.station('observations', id)
    const at = KEYS.map(name => file.header.indexOf(name)) as [number, number, number]
    const targets = new Map<string, Target>()
    await eachRow(file, sink, (cells, line) => takeRow(file, at, stations, targets, cells, line, sink))
  },
}

/** Whether a file that holds nothing, or a web page, is a lost day of this archive. */
export function isLostDay({ name, kind }: SourceFile): boolean {
  return (kind === 'empty' || kind === 'html') && /^beijing_(all|extra)_\d{8}\.csv(\.gz)?$/.test(name)
}

const KEYS = ['date', 'hour', 'type']
const TYPES: Readonly<Record<string, { readonly name: string; readonly unit: string }>> = {
  'PM2.5': { name: 'pm25', unit: 'µg/m³' }, PM10: { name: 'pm10', unit: 'µg/m³' }, SO2: { name: 'so2', unit: 'µg/m³' }, NO2: { name: 'no2', unit: 'µg/m³' },
  O3: { name: 'o3', unit: 'µg/m³' }, CO: { name: 'co', unit: 'mg/m³' }, AQI: { name: 'aqi_published', unit: '1' },
}
const RUNNING_MEAN = /_(24|8)h$/
const MISSING: readonly string[] = ['', 'NA']
/** The same source as the wide files. */
const RANK = 2

interface StationColumn { readonly index: number; readonly id: string; readonly title: string }

function stationsOf(file: SourceFile, sink: ImportSink): StationColumn[] {
  const given = new Map([...sink.facts.values()].map(facts => [facts.name_zh, facts.id]))
  const found: StationColumn[] = []
  for (const [index, title] of file.header.entries()) {
    if (KEYS.includes(title)) continue
    const id = given.get(title) ?? (sink.facts.has(title) ? title : beijingStationNamed(title)?.id)
    if (id === undefined) sink.tell(`nobody knows where ${quote(title)} stands, so the station is left out; import a station table (id, name_zh, lon, lat) with the files to keep it`, { code: 'station.left-out', what: title })
    else if (found.some(column => column.id === id)) throw refusal('column.twice', file.name, 1, title, 'the station has two columns; leave one of them out')
    else found.push({ index, id, title })
  }
  if (found.length === 0) throw refusal('station.unknown', file.name, 1, null, `none of its columns is a Beijing station; the header begins with ${file.header.slice(0, 6).map(name => name.slice(0, 40)).join(', ')}`)
  return found
}

function takeRow(file: SourceFile, at: readonly [number, number, number], stations: readonly StationColumn[], targets: Map<string, Target>, cells: readonly string[], line: number, sink: ImportSink): void {
  const [date = '', hourText = '', type = ''] = at.map(index => (cells[index] ?? '').trim())
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(date)
  const clock = /^(\d|1\d|2[0-3])$/.test(hourText) ? hourText.padStart(2, '0') : ''
  const hour = day === null ? null : parseHour(`${day[1]}-${day[2]}-${day[3]}T${clock}:00`, 480)
  if (hour === null) throw refusal('time.wrong', file.name, line, day === null ? 'date' : 'hour', `${quote(`${date} ${hourText}`)} is no date and hour such as 20161222 and 5`)
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  if (known === undefined) {
    if (RUNNING_MEAN.test(type)) sink.tell(`${type.slice(0, 40)} is a running mean and is skipped: it is counted anew from the hours`, { code: 'running-mean', what: type })
    else sink.tell(`rows of the type ${quote(type)} are none of a pack and are left out`, { code: 'type.left-out', what: type })
    return
  }
  if (!sink.wants(hour)) return
  let target = targets.get(known.name)
  if (target === undefined) targets.set(known.name, target = targetOf({ ...known, title: type, given: 'networks', by: 'format' }, file, sink, line, 'type'))
  for (const { index, id, title } of stations) {
    sink.row('observations', id, hour)
    sink.put('observations', id, known.name, hour, target.read(cells[index] ?? '', MISSING, line, hour, title), RANK, line, title)
  }
}
