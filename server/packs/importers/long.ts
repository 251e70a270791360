/**
 * Plain tables from anywhere, in two shapes: one value a row (time, station, pollutant, value, unit) or one hour a row
 * (time, station, `pm25 [µg/m³]`, `co [mg/m³]`, `temperature [°C]`, …). Units are said by the unit column or in the brackets, and
 * a value without one is refused unless a mapping of the format `long` declares it. Times label the end of the hour and carry
 * their offset. Optional columns lon, lat, name_zh, name_en give the place of a station that is none of Beijing's. Gas by volume
 * is taken at the state of the Chinese networks' date, and gas by mass too where nothing declares another.
 */
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { isKnownObservation, WEATHER_UNITS } from '../columns.ts'
import { hasOffset } from '../moment.ts'
import { quote } from '../read-table.ts'
import { hourOfText } from './hour-text.ts'
import { eachRow, orRefuse, refusal, refuseTwice, requireColumns, type Importer, type ImportSink, type SourceFile } from './importer.ts'
import { readMapped } from './mapped.ts'
import type { Completion } from './mapping.ts'
import { completionOf, isTable, unitSaid } from './read-mapping.ts'
import { stationPlace } from './station-place.ts'
import { targetCache } from './target-cache.ts'
import { targetOf, type Target, type Wanted } from './target.ts'
import { variableNamed } from './variables.ts'

export const long: Importer = {
  format: 'long',
  looksLike: 'time, station, pollutant, value, unit; or time, station and columns such as "co [mg/m³]"; any other table of hours by --mapping',
  recognises: ({ header }) => header.includes('time') && header.includes('station') && (
    (header.includes('pollutant') && header.includes('value')) || header.some(name => BRACKETS.test(name) || isColumn(name))),
  async read(file, sink, mapping) {
    if (mapping !== null && isTable(mapping)) return readMapped(file, sink, mapping)
    requireColumns(file, ['time', 'station'], 'a table of the format long')
    refuseTwice(file)
    const at = new Map(file.header.map((name, index) => [name, index]))
    const said = completionOf(mapping, 'long')
    for (const { district, ...facts } of said?.stations ?? []) sink.facts.set(facts.id, { ...facts, district: district ?? facts.id })
    const rows = at.has('pollutant') && at.has('value') ? valueRows(file, sink, said) : hourRows(file, sink, said)
    await eachRow(file, sink, (cells, line) => {
      const cell = (name: string) => cells[at.get(name) ?? -1]?.trim() ?? ''
      const { hour, zone } = hourOf(cell('time'), file, line, said)
      const station = stationPlace(cell, file, line, sink, zone)
      sink.station('observations', station)
      for (const { target, title, text } of rows(cell, line)) {
        const value = target.read(text, MISSING, line, hour, title)
        if (!sink.wants(hour)) return
        sink.row(target.table, station, hour)
        sink.put(target.table, station, target.column, hour, value, 2, line, title)
      }
    })
  },
}

interface Entry { readonly target: Target; readonly title: string; readonly text: string }
type Rows = (cell: (name: string) => string, line: number) => readonly Entry[]

const BRACKETS = /^([A-Za-z0-9_.]+)\s*\[(.+)\]$/
/** A known column without its unit is still this format: it is then asked for the unit. */
function isColumn(name: string): boolean { return Object.hasOwn(WEATHER_UNITS, name) || isKnownObservation(name) }
const KEYS = new Set(['time', 'station', 'lon', 'lat', 'name_zh', 'name_en'])
const MISSING: readonly string[] = ['']

/** time, station, pollutant, value, unit. */
function valueRows(file: SourceFile, sink: ImportSink, said: Completion | null): Rows {
  if (!file.header.includes('unit') && Object.keys(said?.unitOf ?? {}).length === 0) sink.refuse(refusal('unit.absent', file.name, 1, 'unit',
    'the file says no unit, and units are never guessed; add a column "unit", for example with "µg/m³", or declare the units with --mapping'))
  const targetFor = targetCache(file, sink)
  const leftOut = new Set(said?.leaveOut)
  return (cell, line) => {
    const name = cell('pollutant')
    if (leftOut.has(name)) { tellLeftOut(name, file, sink); return [] }
    const wanted = wantedOf(name, cell('unit'), { file, line, at: 'unit' }, sink, said)
    return [{ target: targetFor(wanted, line, 'unit'), title: 'value', text: cell('value') }]
  }
}

/** time, station, columns with their unit in brackets. */
function hourRows(file: SourceFile, sink: ImportSink, said: Completion | null): Rows {
  const leftOut = new Set(said?.leaveOut)
  const columns = file.header.filter(name => !KEYS.has(name)).flatMap(title => {
    const [, name = title, unit = ''] = BRACKETS.exec(title) ?? []
    if (leftOut.has(name)) { tellLeftOut(name, file, sink); return [] }
    return orRefuse(sink, () => ({ title, target: targetOf(wantedOf(name, unit, { file, line: 1, at: title }, sink, said), file, sink, 1, title) }))
  })
  return cell => columns.map(({ title, target }) => ({ target, title, text: cell(title) }))
}

function tellLeftOut(name: string, file: SourceFile, sink: ImportSink): void { sink.tell(`${file.name}: ${quote(name)} is left out, as was asked`, { code: 'column.left-out', what: name }) }

interface Place { readonly file: SourceFile; readonly line: number; readonly at: string }

function wantedOf(name: string, unit: string, { file, line, at }: Place, sink: ImportSink, said: Completion | null): Wanted {
  const declared = unit !== '' ? unit : unitSaid(said, name)
  const known = variableNamed(name)
  if (known === null) sink.lacks('column', name, `${quote(name)} is no pollutant or weather variable of a pack`)
  else if (declared === '') sink.lacks('unit', name, `no unit is said for ${quote(name)}, and units are never guessed`)
  if (declared === '') throw refusal('unit.absent', file.name, line, at,
    `no unit is said for ${quote(name)}, and units are never guessed; write it in the column "unit" or in the header as "${name.slice(0, 40)} [µg/m³]"`)
  return { name: known?.column ?? name, title: name, unit: declared, given: said?.gasState ?? null, by: unit === '' ? 'mapping' : 'file' }
}

function hourOf(text: string, file: SourceFile, line: number, said: Completion | null): { readonly hour: EventHour; readonly zone: number } {
  const found = hourOfText(text, said?.zone)
  if (found !== null) return found
  // A good hour without an offset is another matter: a person can declare it.
  throw refusal(hasOffset(text) || parseHour(text) === null ? 'time.wrong' : 'time.no-offset', file.name, line, 'time',
    `${quote(text)} is no whole hour with its offset; write the end of the hour as 2016-12-22T05:00:00+08:00`)
}
