/**
 * The Beijing archive as quotsoft.net and its mirrors spread it, made wide: one file a pollutant, one column a station
 * (`PM25_35stations_hourly.csv.gz`: time_local, dongsi, …), or one file a station (`pinggu_hourly.csv`: time_local, time_utc, PM2.5, …).
 * By the format's definition: times are UTC+8 and label the end of the hour; µg/m³, CO in mg/m³; a blank is missing.
 * Numbers that cannot be (PM2.5 of 553,405) are kept: quality rules judge them later, in sight.
 */
import { parseHour } from '../../../models/units/time.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { eachRow, orRefuse, refusal, type Importer, type ImportSink, type SourceFile } from './importer.ts'
import { targetOf, type Target } from './target.ts'

export const beijingWide: Importer = {
  format: 'beijing-wide',
  looksLike: 'a file named after its pollutant (PM25_….csv) with the columns time_local and one for each station, or <station>_hourly.csv with time_local, time_utc, PM2.5, …',
  recognises: file => cellsOf(file) !== null,
  async read(file, sink) {
    const named = cellsOf(file)
    if (named === null) throw refusal('file.no-format', file.name, 1, null, `this is no beijing-wide file: its header begins with ${file.header.slice(0, 4).map(name => name.slice(0, 40)).join(', ')}; look at --format`)
    const cells = named.filter(cell => orRefuse(sink, () => { checkPlace(cell, file, sink) }).length > 0)
    const targets = new Map([...new Set(cells.map(({ column }) => column))].map(column => [column, targetOf({ name: column, title: column, unit: UNITS[column] ?? 'µg/m³', given: 'networks', by: 'format' }, file, sink, 1, column)]))
    await eachRow(file, sink, (row, line) => takeRow(file, cells, targets, row, line, sink))
  },
}

interface Cell { readonly index: number; readonly station: string; readonly column: string }

const NAMES: Readonly<Record<string, string>> = { 'PM2.5': 'pm25', PM25: 'pm25', PM10: 'pm10', SO2: 'so2', NO2: 'no2', CO: 'co', O3: 'o3', AQI: 'aqi_published' }
/** All others are in µg/m³. */
const UNITS: Readonly<Record<string, string>> = { co: 'mg/m³', aqi_published: '1' }
const BLANK: readonly string[] = ['']
/** A complete archive outranks the subset that UCI cut from it. */
const RANK = 2

function cellsOf({ name, header }: SourceFile): Cell[] | null {
  if (header[0] !== 'time_local') return null
  const columns = header.map((title, index) => ({ title, index })).slice(1)
  if (header[1] === 'time_utc') {
    const station = /^([a-z]+)_hourly\./.exec(name)?.[1]
    const known = columns.slice(1).every(({ title }) => Object.hasOwn(NAMES, title))
    return station !== undefined && known ? columns.slice(1).map(({ title, index }) => ({ index, station, column: NAMES[title] ?? title })) : null
  }
  const column = NAMES[/^(PM2\.?5|PM10|SO2|NO2|CO|O3|AQI)(?=[_.-])/i.exec(name)?.[1]?.toUpperCase() ?? '']
  // A cut of several variables may begin with a pollutant's name too (o3_201505.csv): its columns name theirs themselves.
  const several = columns.some(({ title }) => /_(PM2\.?5|PM10|SO2|NO2|CO|O3|AQI)$/i.test(title))
  return column === undefined || columns.length === 0 || several ? null : columns.map(({ title, index }) => ({ index, station: title, column }))
}

function checkPlace({ station, index }: Cell, file: SourceFile, sink: ImportSink): void {
  if (beijingStation(station) === undefined && !sink.facts.has(station)) {
    const why = `${quote(station)} is none of the 35 Beijing stations; import a station table (id, lon, lat) with the file`
    sink.lacks('station', station, why)
    throw refusal('station.unknown', file.name, 1, file.header[index] ?? null, why)
  }
  sink.station('observations', station)
}

function takeRow(file: SourceFile, cells: readonly Cell[], targets: ReadonlyMap<string, Target>, row: readonly string[], line: number, sink: ImportSink): void {
  const hour = parseHour(row[0] ?? '', 480)
  if (hour === null) throw refusal('time.wrong', file.name, line, 'time_local', `${quote(row[0] ?? '')} is no whole hour such as 2016-12-22 05:00`)
  if (!sink.wants(hour)) return
  for (const { index, station, column } of cells) {
    const title = file.header[index] ?? column
    const value = targets.get(column)?.read(row[index] ?? '', BLANK, line, hour, title) ?? null
    sink.row('observations', station, hour)
    sink.put('observations', station, column, hour, value, RANK, line, title)
  }
}
