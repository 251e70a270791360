/** Turns what the importers read into a pack: its tables, its stations and what it says of itself. */
import { formatDay, formatHour, dayOf, type EventHour } from '../../../models/units/time.ts'
import { OBSERVATION_UNITS, WEATHER_UNITS } from '../columns.ts'
import type { Station } from '../pack.ts'
import type { PackContent, PackTable } from '../write.ts'
import { beijingStation } from './beijing-stations.ts'
import type { Draft, DraftTable } from './draft.ts'
import { networkStates } from './gas-states.ts'
import type { Imported } from './import-files.ts'
import { refusal, type Format, type StationFacts } from './importer.ts'
import { EXTRA_UNITS } from './long.ts'

export const GENERATOR = 'xuefeng import'

/**
 * The pack of an import. `station` gets the role district, the others network; without it Pinggu, or the first by name.
 * Throws BadInput where the files do not have that station.
 */
export function packFromDraft(imported: Imported, station: string | null): PackContent & { readonly stations: readonly Station[]; readonly first: EventHour; readonly last: EventHour } {
  const { draft } = imported
  const facts = draft.stations('observations').map(id => imported.facts.get(id) ?? beijingStation(id)).filter(known => known !== undefined)
  const chosen = choose(facts, station, imported.files.map(file => file.name).join(' '))
  const stations = facts.map(({ id, name_zh, name_en, lon, lat }): Station => ({ id, name_zh, name_en, lon, lat, role: id === chosen.id ? 'district' : 'network' }))
  const hours = [...new Set((['observations', 'weather'] as const).flatMap(table => [...draft.rows(table)].map(([hour]) => hour)))].sort((a, b) => a - b)
  const [first, last] = [hours[0], hours.at(-1)]
  if (first === undefined || last === undefined) throw new Error('an import without an hour must have been refused before')
  const tables = [stationTable(stations), hourly(draft, 'observations', OBSERVATION_UNITS)]
  if (draft.stations('weather').some(() => draft.columns('weather').length > 0)) tables.push(hourly(draft, 'weather', WEATHER_UNITS))
  return { about: about(imported, chosen, first, last), tables, stations, first, last }
}

function choose(facts: readonly StationFacts[], station: string | null, files: string): StationFacts {
  const found = station === null ? facts.find(({ id }) => id === 'pinggu') ?? facts[0] : facts.find(({ id }) => id === station)
  if (found !== undefined) return found
  throw refusal('station.unknown', files, null, null, `the station ${JSON.stringify(station)} is in none of the files; --station takes one of ${facts.map(({ id }) => id).join(', ')}`)
}

function about(imported: Imported, chosen: StationFacts, first: EventHour, last: EventHour): PackContent['about'] {
  const formats = [...new Set(imported.files.map(file => file.format))].sort()
  const span = [formatDay(dayOf((first + 1) as EventHour)), formatDay(dayOf(last))]
  return {
    name: `${formats.join('-')}-${chosen.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${span.join('-')}`,
    version: '1.0.0',
    title: { zh: `${chosen.name_zh} ${span.join(' 至 ')} 实测`, en: `${chosen.name_en}, ${span.join(' to ')}, measured` },
    licenses: formats.map(format => LICENCES[format]),
    sources: imported.files.map(({ name, format, sha256 }) => ({ title: `${name} (${ORIGINS[format]})`, sha256 })),
    notes: [...NOTES, ...(formats.length > 1 ? ['Where a beijing-wide or long file has the station, hour and pollutant, blank or not, it holds; PRSA gives only the rest.'] : [])],
    generator: GENERATOR,
    xuefeng: {
      timezone: 'Asia/Shanghai', hourLabel: 'end', district: chosen.district, synthetic: false,
      gasState: networkStates(first, last), quality: 'realtime', latencyMinutes: 0,
    },
  }
}

const NOTES = ['Missing hours and cells are left blank; impossible numbers are kept as published.',
  'Gas state by date: amendment to GB 3095-2012 of 2018-09-01; that the archive before it is at 273.15 K is assumed.']
const LICENCES: Readonly<Record<Format, { readonly name: string; readonly title: string }>> = {
  'beijing-wide': { name: 'notspecified', title: 'No explicit licence: real-time publication of the Beijing monitoring centre, archived by quotsoft.net' },
  prsa: { name: 'CC-BY-4.0', title: 'UCI Beijing Multi-Site Air Quality, S. Chen; cite Zhang et al. 2017, Proc. R. Soc. A 473, 20170457' },
  long: { name: 'notspecified', title: 'Licence not stated by the file' },
}
const ORIGINS: Readonly<Record<Format, string>> = {
  'beijing-wide': 'Beijing monitoring centre, real time, by quotsoft.net', prsa: 'UCI 501', long: 'plain table',
}

function stationTable(stations: readonly Station[]): PackTable {
  const text = (name: string) => ({ name, type: 'string' as const })
  return {
    file: 'stations.csv',
    fields: [text('id'), text('name_zh'), text('name_en'), { name: 'lon', type: 'number', unit: 'degree' }, { name: 'lat', type: 'number', unit: 'degree' }, text('role')],
    rows: stations.map(({ id, name_zh, name_en, lon, lat, role }) => [id, name_zh, name_en, lon, lat, role]),
  }
}

function hourly(draft: Draft, table: DraftTable, units: Readonly<Record<string, string>>): PackTable {
  const carried = draft.columns(table)
  const columns = [...Object.keys(units).filter(name => carried.includes(name)), ...carried.filter(name => !Object.hasOwn(units, name))]
  return {
    file: `${table}.csv`,
    fields: [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' },
      ...columns.map(name => ({ name, type: 'number' as const, unit: units[name] ?? EXTRA_UNITS[name] ?? '1' }))],
    rows: rowsOf(draft, table, columns),
  }
}

function* rowsOf(draft: Draft, table: DraftTable, columns: readonly string[]): Generator<(string | number | null)[]> {
  for (const [hour, station] of draft.rows(table)) yield [formatHour(hour), station, ...columns.map(name => draft.get(table, station, name, hour))]
}
