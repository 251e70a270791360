/**
 * Any table of hours by a declared mapping (see mapping.ts): wide files, with a column for each variable, and files of one value a row.
 * Nothing is guessed: what the mapping does not name is left out and told.
 */
import type { EventHour } from '../../../models/units/time.ts'
import { zoneOffset } from '../moment.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { relativeHumidity } from './humidity.ts'
import { eachRow, refusal, refuseTwice, type ImportSink, type SourceFile } from './importer.ts'
import type { RowsMapping, TableMapping, WideMapping } from './mapping.ts'
import { absentColumn } from './read-mapping.ts'
import { targetCache } from './target-cache.ts'
import { targetOf, type Target } from './target.ts'
import { hourReader } from './time-pattern.ts'

/** A mapped file is a person's word on a published file, so it ranks with the better sources. */
const RANK = 2

type TakeRow = (cells: readonly string[], line: number, hour: EventHour, station: string | null) => void

/** Reads `file` as `mapping` says. Throws BadInput where a column is absent or a unit cannot be converted. */
export async function readMapped(file: SourceFile, sink: ImportSink, mapping: TableMapping): Promise<void> {
  const absent = absentColumn(mapping, file)
  if (absent !== null) throw refusal('column.absent', file.name, 1, absent, `the mapping ${mapping.name} needs this column; the header begins with ${file.header.slice(0, 6).map(name => name.slice(0, 40)).join(', ')}`)
  refuseTwice(file)
  const zone = mapping.time.zone === 'text' ? null : zoneOffset(mapping.time.zone)
  for (const { district, ...facts } of mapping.stations) sink.facts.set(facts.id, { ...facts, district: district ?? facts.id, ...(zone === null ? {} : { zone }) })
  const hourOf = hourColumn(file, mapping, zone)
  const stationOf = stationColumn(file, sink, mapping)
  const take = mapping.format === 'wide' ? wideRows(file, sink, mapping) : valueRows(file, sink, mapping)
  tellUnnamed(file, sink, mapping)
  await eachRow(file, sink, (cells, line) => {
    const hour = hourOf(cells, line)
    const station = stationOf(cells, line)
    if (sink.wants(hour)) take(cells, line, hour, station)
  })
}

function wideRows(file: SourceFile, sink: ImportSink, mapping: WideMapping): TakeRow {
  const present = mapping.columns.filter(({ column }) => file.header.includes(column)).map(entry => ({
    index: file.header.indexOf(entry.column), title: entry.column, own: entry.station === undefined ? null : knownStation(entry.station, file, sink, 1, entry.column),
    target: targetOf({ name: entry.variable, title: entry.column, unit: entry.unit, given: entry.gasState ?? mapping.gasState ?? null, by: 'mapping' }, file, sink, 1, entry.column),
  }))
  const values = present.filter(({ target }) => target.column !== 'dew_point')
  const moist = present.filter(({ target }) => target.column === 'dew_point').map(dew => {
    const warm = values.find(({ target, own }) => target.column === 'temperature' && own === dew.own)
    if (warm === undefined) throw refusal('mapping.wrong', file.name, 1, dew.title, 'a dew point becomes relative humidity by the temperature of the same station, and the file or its mapping has none')
    return { dew, warm }
  })
  for (const { own, target } of values) if (own !== null) sink.station(target.table, own)
  return (cells, line, hour, fileStation) => {
    const put = (target: Target, station: string, value: number | null, title: string) => {
      sink.station('observations', station)
      sink.row(target.table, station, hour)
      sink.put(target.table, station, target.column, hour, value, RANK, line, title)
    }
    for (const { index, title, own, target } of values) put(target, own ?? fileStation ?? '', target.read(cells[index] ?? '', mapping.missing, line, hour), title)
    for (const { dew, warm } of moist) {
      const [wet, dry] = [dew, warm].map(({ index, target }) => target.read(cells[index] ?? '', mapping.missing, line, hour)) as [number | null, number | null]
      put({ ...dew.target, column: 'relative_humidity' }, dew.own ?? fileStation ?? '', relativeHumidity(dry, wet), dew.title)
    }
  }
}

function valueRows(file: SourceFile, sink: ImportSink, mapping: RowsMapping): TakeRow {
  const at = (column: string) => file.header.indexOf(column)
  const [nameAt, valueAt, unitAt] = [at(mapping.variable), at(mapping.value), mapping.unit === undefined ? -1 : at(mapping.unit)]
  const targetFor = targetCache(file, sink)
  return (cells, line, hour, station) => {
    const name = (cells[nameAt] ?? '').trim()
    const entry = Object.hasOwn(mapping.variables, name) ? mapping.variables[name] : undefined
    if (entry === undefined) { sink.tell(`values of ${quote(name)} are not in the mapping ${mapping.name} and are left out`, { code: 'variable.left-out', what: name }); return }
    const unit = entry.unit ?? (cells[unitAt] ?? '').trim()
    const target = targetFor({ name: entry.variable, title: name, unit, given: entry.gasState ?? mapping.gasState ?? null, by: 'mapping' }, line, mapping.unit ?? mapping.variable)
    const value = target.read(cells[valueAt] ?? '', mapping.missing, line, hour, mapping.value)
    sink.station('observations', station ?? '')
    sink.row(target.table, station ?? '', hour)
    sink.put(target.table, station ?? '', target.column, hour, value, RANK, line, mapping.value)
  }
}

function hourColumn(file: SourceFile, { time }: TableMapping, zone: number | null): (cells: readonly string[], line: number) => EventHour {
  const at = time.columns.map(name => file.header.indexOf(name))
  const read = hourReader(time.format, zone, time.label)
  return (cells, line) => {
    const text = at.map(index => (cells[index] ?? '').trim()).join(' ')
    const hour = read(text)
    if (hour === null) throw refusal('time.wrong', file.name, line, time.columns.join(' '), `${quote(text)} is no whole hour written as ${time.format}`)
    return hour
  }
}

function stationColumn(file: SourceFile, sink: ImportSink, { station }: TableMapping): (cells: readonly string[], line: number) => string | null {
  if (station === undefined) return () => null
  if (typeof station === 'string') {
    const id = knownStation(station, file, sink, 1, null)
    return () => id
  }
  const at = file.header.indexOf(station.column)
  return (cells, line) => {
    const word = (cells[at] ?? '').trim()
    return knownStation(Object.hasOwn(station.ids, word) ? station.ids[word] ?? word : word, file, sink, line, station.column)
  }
}

function knownStation(id: string, file: SourceFile, sink: ImportSink, line: number, column: string | null): string {
  if (sink.facts.has(id) || beijingStation(id) !== undefined) return id
  throw refusal('station.unknown', file.name, line, column, `nobody knows where ${quote(id)} stands; list it under "stations" in the mapping, or import a station table (id, lon, lat) with the file`)
}

function tellUnnamed({ header, name }: SourceFile, sink: ImportSink, mapping: TableMapping): void {
  const station = typeof mapping.station === 'object' ? [mapping.station.column] : []
  const named = new Set([...mapping.time.columns, ...station, ...mapping.ignore,
    ...(mapping.format === 'wide' ? mapping.columns.map(({ column }) => column) : [mapping.variable, mapping.value, mapping.unit ?? ''])])
  const rest = header.filter(column => !named.has(column))
  const first = `${rest.slice(0, 20).map(column => column.slice(0, 40)).join(', ')}${rest.length > 20 ? ', …' : ''}`
  if (rest.length > 0) sink.tell(`${name}: ${rest.length} columns are not in the mapping ${mapping.name} and are left out: ${first}`, { code: 'columns.left-out', what: first })
}
