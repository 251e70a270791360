/** What the JSON and the CSV of OpenAQ share: one measurement on its way into the sink. */
import { parseHour } from '../../../models/units/time.ts'
import { hasOffset } from '../moment.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { hourOfText } from './hour-text.ts'
import { refusal, type ImportSink, type SourceFile } from './importer.ts'
import type { Completion } from './mapping.ts'
import { unitSaid } from './read-mapping.ts'
import { isPlace } from './station-place.ts'
import { targetCache } from './target-cache.ts'
import { variableNamed } from './variables.ts'

export interface Measurement {
  readonly station: { readonly id: string; readonly name: string; readonly lon: number | null; readonly lat: number | null } | null
  /** The end of the hour with its offset; the local form where there is one, for the station's clock. */
  readonly end: string
  readonly parameter: string
  readonly unit: string
  readonly value: string
}
export type TakeMeasurement = (measurement: Measurement, line: number, place: (part: string) => string) => void

const RANK = 2
const MISSING: readonly string[] = ['', 'null', 'NaN', 'nan']

/** A function that puts measurements of `file` into the sink; it throws BadInput with `place(part)` as the column. */
export function openaqTaker(file: SourceFile, sink: ImportSink, said: Completion | null): TakeMeasurement {
  const targetFor = targetCache(file, sink)
  const leftOut = new Set(said?.leaveOut)
  for (const { district, ...facts } of said?.stations ?? []) sink.facts.set(facts.id, { ...facts, district: district ?? facts.id })
  return ({ station, end, parameter, unit, value }, line, place) => {
    const found = hourOfText(end, said?.zone)
    if (found === null) throw refusal(hasOffset(end) || parseHour(end) === null ? 'time.wrong' : 'time.no-offset', file.name, line, place('time'), `${quote(end)} is no whole hour with its offset; take the hourly values of OpenAQ (/v3/sensors/ID/hours)`)
    const { hour, zone } = found
    const id = idOf(station, zone, file, sink, line, place('station'), said)
    sink.station('observations', id)
    const known = leftOut.has(parameter) ? null : variableNamed(parameter)
    if (known === null) { sink.tell(`${file.name}: ${quote(parameter)} is ${leftOut.has(parameter) ? 'left out, as was asked' : 'no variable of a pack and is left out'}`, { code: 'variable.left-out', what: parameter }); return }
    const declared = unit !== '' ? unit : unitSaid(said, parameter)
    if (declared === '') {
      const why = `no unit is said for ${quote(parameter)}, and units are never guessed; declare it under "unitOf" in a mapping of the format openaq`
      sink.lacks('unit', parameter, why)
      throw refusal('unit.absent', file.name, line, place('unit'), why)
    }
    const wanted = { name: known.column, title: parameter, unit: declared, given: said?.gasState ?? null, by: unit === '' ? 'mapping' : 'file' } as const
    const target = targetFor(wanted, line, place('unit'))
    const number = target.read(value, said?.missing ?? MISSING, line, hour, place('value'))
    if (!sink.wants(hour)) return
    sink.row(target.table, id, hour)
    sink.put(target.table, id, target.column, hour, number, RANK, line, parameter)
  }
}

function idOf(station: Measurement['station'], zone: number, file: SourceFile, sink: ImportSink, line: number, place: string, said: Completion | null): string {
  if (said?.station !== undefined) {
    if (!sink.facts.has(said.station) && beijingStation(said.station) === undefined) throw refusal('station.unknown', file.name, null, null, `nobody knows where ${quote(said.station)} stands; list it under "stations" in the mapping`)
    return said.station
  }
  if (station !== null && sink.facts.has(station.id)) return station.id
  if (station === null || !isPlace(station.lon, station.lat)) {
    const why = 'the file does not say which station this is or where it stands, as the API leaves it out; declare it with --mapping: { "format": "openaq", "station": …, "stations": […] }'
    sink.lacks('station', station?.id ?? null, why)
    throw refusal('station.unknown', file.name, line, place, why)
  }
  const name = station.name || station.id
  sink.facts.set(station.id, { id: station.id, name_zh: name, name_en: name, lon: station.lon ?? 0, lat: station.lat ?? 0, district: station.id, zone })
  return station.id
}
