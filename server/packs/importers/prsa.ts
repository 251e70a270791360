/**
 * UCI "Beijing Multi-Site Air Quality" (id 501): PRSA_Data_<station>_….csv with No, year, month, day, hour, PM2.5, …, wd, WSPM, station.
 * By the format's definition: UTC+8, end of the hour; µg/m³, CO too; °C, hPa, mm, m/s; wind in 16 points, cv (calm and variable)
 * without one; NA is missing. Relative humidity follows from temperature and dew point (see humidity.ts).
 * Cite Zhang et al. 2017, Proc. R. Soc. A 473, 20170457.
 * Its pollutants rank below the wide files: where one of those has the station, hour and pollutant, blank or not, it holds.
 */
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { relativeHumidity } from './humidity.ts'
import { eachRow, refusal, requireColumns, type Importer, type ImportSink } from './importer.ts'
import { COMPASS_UNIT, targetOf, type Target } from './target.ts'

const COLUMNS: Readonly<Record<string, { readonly name: string; readonly unit: string }>> = {
  'PM2.5': { name: 'pm25', unit: 'µg/m³' }, PM10: { name: 'pm10', unit: 'µg/m³' }, SO2: { name: 'so2', unit: 'µg/m³' }, NO2: { name: 'no2', unit: 'µg/m³' },
  CO: { name: 'co', unit: 'µg/m³' }, O3: { name: 'o3', unit: 'µg/m³' }, TEMP: { name: 'temperature', unit: '°C' }, PRES: { name: 'pressure', unit: 'hPa' },
  WSPM: { name: 'wind_speed', unit: 'm/s' }, RAIN: { name: 'precipitation', unit: 'mm' }, wd: { name: 'wind_direction', unit: COMPASS_UNIT }, DEWP: { name: 'dew_point', unit: '°C' },
}
const HEADER = ['year', 'month', 'day', 'hour', ...Object.keys(COLUMNS), 'station']

export const prsa: Importer = {
  format: 'prsa',
  looksLike: 'PRSA_Data_<station>_….csv with the columns No, year, month, day, hour, PM2.5, …, wd, WSPM, station',
  recognises: ({ header }) => HEADER.every(name => header.includes(name)),
  async read(file, sink) {
    requireColumns(file, HEADER, 'a PRSA file')
    const at = new Map(file.header.map((name, index) => [name, index]))
    const targets = Object.entries(COLUMNS).map(([title, { name, unit }]) => ({ title, target: targetOf({ name, title, unit, given: 'networks', by: 'format' }, file, sink, 1, title) }))
    await eachRow(file, sink, (cells, line) => takeRow(file.name, targets, name => cells[at.get(name) ?? -1] ?? '', line, sink))
  },
}

const RANK = 1
const MISSING: readonly string[] = ['NA', '']

function takeRow(file: string, targets: readonly { readonly title: string; readonly target: Target }[], cell: (name: string) => string, line: number, sink: ImportSink): void {
  const hour = hourOf(cell)
  if (hour === null) throw refusal('time.wrong', file, line, 'hour', `${quote(['year', 'month', 'day', 'hour'].map(cell).join('-'))} is no hour of a calendar`)
  const station = cell('station').trim().toLowerCase()
  if (beijingStation(station) === undefined && !sink.facts.has(station)) {
    const why = `${quote(cell('station'))} is none of the Beijing stations`
    sink.lacks('station', station, why)
    throw refusal('station.unknown', file, line, 'station', why)
  }
  sink.station('observations', station)
  if (!sink.wants(hour)) return
  sink.row('observations', station, hour)
  sink.row('weather', station, hour)
  const [temperature, dewPoint] = ['TEMP', 'DEWP'].map(name => targets.find(({ title }) => title === name)?.target.read(cell(name), MISSING, line, hour) ?? null) as [number | null, number | null]
  for (const { title, target } of targets) {
    const dew = target.column === 'dew_point'
    const value = dew ? relativeHumidity(temperature, dewPoint) : target.read(cell(title), MISSING, line, hour)
    sink.put(target.table, station, dew ? 'relative_humidity' : target.column, hour, value, RANK, line, title)
  }
}

function hourOf(cell: (name: string) => string): EventHour | null {
  const [year, month, day, hour] = ['year', 'month', 'day', 'hour'].map(name => cell(name).trim().padStart(2, '0'))
  const parsed = parseHour(`${year}-${month}-${day}T${hour}:00`, 480)
  // The civil calendar is checked by parseHour; 24 is not an hour of this format.
  return hour === '24' ? null : parsed
}
