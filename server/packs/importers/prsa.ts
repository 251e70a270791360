/**
 * UCI "Beijing Multi-Site Air Quality" (id 501): PRSA_Data_<station>_….csv with No, year, month, day, hour, PM2.5, …, wd, WSPM, station.
 * By the format's definition: UTC+8, end of the hour; µg/m³, CO too; °C, hPa, mm, m/s; wind in 16 points; NA is missing.
 * Cite Zhang et al. 2017, Proc. R. Soc. A 473, 20170457.
 * Its pollutants rank below the wide files: where one of those has the station, hour and pollutant, blank or not, it holds.
 */
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { readCsv } from '../csv-rows.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { relativeHumidity } from './humidity.ts'
import { measurement, refusal, type Importer, type ImportSink } from './importer.ts'

const HEADER = ['year', 'month', 'day', 'hour', 'PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3', 'TEMP', 'PRES', 'DEWP', 'RAIN', 'wd', 'WSPM', 'station']

export const prsa: Importer = {
  format: 'prsa',
  looksLike: 'PRSA_Data_<station>_….csv with the columns No, year, month, day, hour, PM2.5, …, wd, WSPM, station',
  recognises: ({ header }) => HEADER.every(name => header.includes(name)),
  async read(file, sink) {
    const absent = HEADER.find(name => !file.header.includes(name))
    if (absent !== undefined) throw refusal('column.absent', file.name, 1, absent, `a PRSA file has this column; the header begins with ${file.header.slice(0, 6).join(', ')}`)
    const at = Object.fromEntries(file.header.map((name, index) => [name, index]))
    await readCsv(file.path, file.name, { header() {}, row: (cells, line) => takeRow(file.name, name => cells[at[name] ?? -1] ?? '', line, sink) })
  },
}

const RANK = 1
const MISSING: ReadonlySet<string> = new Set(['NA', ''])
const POLLUTANTS = { 'PM2.5': 'pm25', PM10: 'pm10', SO2: 'so2', NO2: 'no2', O3: 'o3' } as const
const WEATHER = { TEMP: 'temperature', PRES: 'pressure', WSPM: 'wind_speed', RAIN: 'precipitation' } as const
const POINTS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW']

function takeRow(file: string, cell: (name: string) => string, line: number, sink: ImportSink): void {
  const hour = hourOf(cell)
  if (hour === null) throw refusal('time.wrong', file, line, 'hour', `${['year', 'month', 'day', 'hour'].map(cell).join('-')} is no hour of a calendar`)
  const station = cell('station').trim().toLowerCase()
  if (beijingStation(station) === undefined) throw refusal('station.unknown', file, line, 'station', `${quote(cell('station'))} is none of the Beijing stations`)
  const read = (name: string) => measurement(cell(name), MISSING, file, line, name)
  sink.draft.station('observations', station)
  if (!sink.wants(hour)) return
  sink.draft.row('observations', station, hour)
  sink.draft.row('weather', station, hour)
  const put = (table: 'observations' | 'weather', column: string, name: string, value: number | null) => {
    if (!sink.draft.put(table, station, column, hour, value, RANK)) sink.conflict(file, line, table, name)
  }
  for (const [name, column] of Object.entries(POLLUTANTS)) put('observations', column, name, read(name))
  const co = read('CO')
  put('observations', 'co', 'CO', co === null ? null : co / 1_000)
  for (const [name, column] of Object.entries(WEATHER)) put('weather', column, name, read(name))
  const [temperature, dewPoint] = [read('TEMP'), read('DEWP')]
  put('weather', 'relative_humidity', 'DEWP', temperature === null || dewPoint === null ? null : relativeHumidity(temperature, dewPoint))
  put('weather', 'wind_direction', 'wd', direction(cell('wd'), file, line))
}

function hourOf(cell: (name: string) => string): EventHour | null {
  const [year, month, day, hour] = ['year', 'month', 'day', 'hour'].map(name => cell(name).trim().padStart(2, '0'))
  const parsed = parseHour(`${year}-${month}-${day}T${hour}:00`, 480)
  // The civil calendar is checked by parseHour; 24 is not an hour of this format.
  return hour === '24' ? null : parsed
}

/** Degrees that the wind comes from, north 0. */
function direction(text: string, file: string, line: number): number | null {
  const point = text.trim()
  if (MISSING.has(point)) return null
  const index = POINTS.indexOf(point)
  if (index < 0) throw refusal('cell.wrong', file, line, 'wd', `${quote(point)} is none of the 16 points of the compass`)
  return index * 22.5
}
