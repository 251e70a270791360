/**
 * Plain tables from anywhere, in two shapes: one value a row (time, station, pollutant, value, unit) or one hour a row
 * (time, station, `pm25 [µg/m³]`, `co [mg/m³]`, `temperature [°C]`, …). Units are said by the unit column or in the brackets, and
 * a value without one is refused. Times label the end of the hour and carry their offset. Optional columns lon, lat, name_zh,
 * name_en give the place of a station that is none of Beijing's. Gas by volume is taken at the state of the Chinese networks' date.
 */
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { isKnownObservation, OBSERVATION_UNITS, WEATHER_UNITS } from '../columns.ts'
import { readCsv } from '../csv-rows.ts'
import { conversion, unitName, type Convert } from '../declared-unit.ts'
import { hasOffset } from '../moment.ts'
import { quote } from '../read-table.ts'
import type { DraftTable } from './draft.ts'
import { NETWORK_STATES } from './gas-states.ts'
import { measurement, refusal, type Importer, type ImportSink, type SourceFile } from './importer.ts'
import { stationPlace } from './station-place.ts'

export const long: Importer = {
  format: 'long',
  looksLike: 'time, station, pollutant, value, unit; or time, station and columns such as "co [mg/m³]"',
  recognises: ({ header }) => header.includes('time') && header.includes('station') && (
    (header.includes('pollutant') && header.includes('value')) || header.some(name => BRACKETS.test(name) || isColumn(name))),
  async read(file, sink) {
    const at = new Map(file.header.map((name, index) => [name, index]))
    const absent = ['time', 'station'].find(name => !at.has(name))
    if (absent !== undefined) throw refusal('column.absent', file.name, 1, absent, `the header has no such column; it begins with ${file.header.slice(0, 6).join(', ')}`)
    const rows = at.has('pollutant') && at.has('value') ? valueRows(file) : hourRows(file)
    await readCsv(file.path, file.name, { header() {}, row(cells, line) {
      const cell = (name: string) => cells[at.get(name) ?? -1]?.trim() ?? ''
      const hour = hourOf(cell('time'), file, line)
      const station = stationPlace(cell, file, line, sink)
      sink.draft.station('observations', station)
      for (const { column, title, text } of rows(cell, line)) take(sink, file, line, station, hour, column, title, text)
    } })
  },
}

interface Target { readonly table: DraftTable; readonly column: string; readonly convert: Convert }
interface Entry { readonly column: Target; readonly title: string; readonly text: string }
type Rows = (cell: (name: string) => string, line: number) => readonly Entry[]

const BRACKETS = /^([A-Za-z0-9_.]+)\s*\[(.+)\]$/
/** A known column without its unit is still this format: it is then asked for the unit. */
function isColumn(name: string): boolean { return Object.hasOwn(WEATHER_UNITS, name) || isKnownObservation(name) }
const KEYS = new Set(['time', 'station', 'lon', 'lat', 'name_zh', 'name_en'])
const BLANK: ReadonlySet<string> = new Set([''])
const NAMES: Readonly<Record<string, string>> = { 'pm2.5': 'pm25', pm2_5: 'pm25', aqi: 'aqi_published' }

function take(sink: ImportSink, file: SourceFile, line: number, station: string, hour: EventHour, target: Target, title: string, text: string): void {
  const value = measurement(text, BLANK, file.name, line, title)
  if (!sink.wants(hour)) return
  sink.draft.row(target.table, station, hour)
  const converted = value === null || target.convert === null ? value : target.convert(value, hour)
  if (!sink.draft.put(target.table, station, target.column, hour, converted, 2)) sink.conflict(file.name, line, target.table, title)
}

/** time, station, pollutant, value, unit: the target is found once for each pair of pollutant and unit. */
function valueRows(file: SourceFile): Rows {
  if (!file.header.includes('unit')) throw refusal('unit.absent', file.name, 1, 'unit',
    'the file says no unit, and units are never guessed; add a column "unit", for example with "µg/m³"')
  const targets = new Map<string, Target>()
  return (cell, line) => {
    const key = `${cell('pollutant')}\n${cell('unit')}`
    let column = targets.get(key)
    if (column === undefined) targets.set(key, column = targetOf(cell('pollutant'), cell('unit'), file, line, 'unit'))
    return [{ column, title: 'value', text: cell('value') }]
  }
}

/** time, station, columns with their unit in brackets. */
function hourRows(file: SourceFile): Rows {
  const columns = file.header.filter(name => !KEYS.has(name)).map(title => {
    const [, name = title, unit = ''] = BRACKETS.exec(title) ?? []
    return { title, column: targetOf(name, unit, file, 1, title) }
  })
  return cell => columns.map(({ title, column }) => ({ column, title, text: cell(title) }))
}

function targetOf(name: string, unit: string, file: SourceFile, line: number, place: string): Target {
  const lower = name.toLowerCase()
  const column = NAMES[lower] ?? lower
  if (unit === '') throw refusal('unit.absent', file.name, line, place,
    `no unit is said for ${quote(name)}, and units are never guessed; write it in the column "unit" or in the header as "${name} [µg/m³]"`)
  const table: DraftTable = Object.hasOwn(WEATHER_UNITS, column) ? 'weather' : 'observations'
  const units: Readonly<Record<string, string>> = table === 'weather' ? WEATHER_UNITS : OBSERVATION_UNITS
  const target = Object.hasOwn(units, column) ? units[column] : EXTRA_UNITS[column]
  if (target === undefined) throw refusal('column.unknown', file.name, line, place, isKnownObservation(column)
    ? `${quote(name)} is kept by packs but not yet by this importer; leave it out, or write the pack's observations.csv yourself`
    : `${quote(name)} is no pollutant or weather variable of a pack; leave it out or correct its name`)
  const made = conversion(column, unitName(unit), target, NETWORK_STATES)
  if ('refusal' in made) throw refusal('unit.wrong', file.name, line, place, made.refusal)
  return { table, column, convert: made.convert }
}

/** Extra columns with one unit that packs written here use. */
export const EXTRA_UNITS: Readonly<Record<string, string>> = { aqi_published: '1', no: 'µg/m³', nox: 'µg/m³' }

function hourOf(text: string, file: SourceFile, line: number): EventHour {
  const hour = parseHour(text)
  if (hour === null || !hasOffset(text)) throw refusal('time.wrong', file.name, line, 'time',
    `${quote(text)} is no whole hour with its offset; write the end of the hour as 2016-12-22T05:00:00+08:00`)
  return hour
}
