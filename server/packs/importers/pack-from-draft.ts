/** Turns what the importers read into a pack: its tables and its stations. What it says of itself is pack-words.ts. */
import { formatHour, type EventHour } from '../../../models/units/time.ts'
import { OBSERVATION_UNITS, WEATHER_UNITS } from '../columns.ts'
import type { Station } from '../pack.ts'
import { reachProblem } from '../reach.ts'
import type { PackContent, PackTable } from '../write.ts'
import { beijingStation } from './beijing-stations.ts'
import type { Draft, DraftTable } from './draft.ts'
import type { Imported } from './import-files.ts'
import { refusal, type StationFacts } from './importer.ts'
import { aboutPack, BEIJING_ZONE } from './pack-words.ts'
import { variableOf } from './variables.ts'

/**
 * The pack of an import. `station` gets the role district, the others network; without it Pinggu, or the first by name. `title` is a
 * person's name for it. Throws BadInput where the files do not have that station.
 */
export function packFromDraft(imported: Imported, station: string | null, title: string | null = null): PackContent & { readonly stations: readonly Station[]; readonly first: EventHour; readonly last: EventHour; readonly zone: number } {
  const { draft } = imported
  const ids = [...new Set([...draft.stations('observations'), ...draft.stations('weather')])].sort()
  const facts = ids.map(id => imported.facts.get(id) ?? beijingStation(id)).filter((known): known is StationFacts => known !== undefined)
  const names = imported.files.length > 3 ? `${imported.files[0]?.name} …` : imported.files.map(file => file.name).join(' ')
  const chosen = choose(facts, station, names)
  const stations = facts.map(({ id, name_zh, name_en, lon, lat }): Station => ({ id, name_zh, name_en, lon, lat, role: id === chosen.id ? 'district' : 'network' }))
  const span = draft.span()
  if (span === null) throw new Error('an import without an hour must have been refused before')
  const zone = chosen.zone ?? BEIJING_ZONE
  const far = reachProblem(span.first, span.last, zone)
  if (far !== null) throw refusal('span.too-long', names, null, null, far)
  const about = aboutPack(imported, chosen, span.first, span.last)
  const tables = [stationTable(stations), hourly(draft, 'observations', OBSERVATION_UNITS, zone)]
  if (draft.columns('weather').length > 0) tables.push(hourly(draft, 'weather', WEATHER_UNITS, zone))
  return { about: { ...about, ...(title !== null && { title: { zh: title, en: title } }) }, tables, stations, ...span, zone }
}

function choose(facts: readonly StationFacts[], station: string | null, files: string): StationFacts {
  const found = station === null ? facts.find(({ id }) => id === 'pinggu') ?? facts[0] : facts.find(({ id }) => id === station)
  if (found !== undefined) return found
  const known = facts.slice(0, 40).map(({ id }) => id).join(', ')
  throw refusal('station.unknown', files, null, null, `the station ${JSON.stringify(station)} is in none of the files; --station takes one of ${known}${facts.length > 40 ? ', …' : ''}`)
}

function stationTable(stations: readonly Station[]): PackTable {
  const text = (name: string) => ({ name, type: 'string' as const })
  return {
    file: 'stations.csv',
    fields: [text('id'), text('name_zh'), text('name_en'), { name: 'lon', type: 'number', unit: 'degree' }, { name: 'lat', type: 'number', unit: 'degree' }, text('role')],
    rows: stations.map(({ id, name_zh, name_en, lon, lat, role }) => [id, name_zh, name_en, lon, lat, role]),
  }
}

function hourly(draft: Draft, table: DraftTable, units: Readonly<Record<string, string>>, zone: number): PackTable {
  const carried = draft.columns(table)
  const columns = [...Object.keys(units).filter(name => carried.includes(name)), ...carried.filter(name => !Object.hasOwn(units, name))]
  return {
    file: `${table}.csv`,
    fields: [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' },
      ...columns.map(name => ({ name, type: 'number' as const, unit: variableOf(name)?.unit ?? '1' }))],
    rows: rowsOf(draft, table, columns, zone),
  }
}

function* rowsOf(draft: Draft, table: DraftTable, columns: readonly string[], zone: number): Generator<(string | number | null)[]> {
  for (const [hour, station] of draft.rows(table)) yield [formatHour(hour, zone), station, ...columns.map(name => draft.get(table, station, name, hour))]
}
