/** A year that nobody measured: sixteen days of the twin, repeated, its nine stations four times over. Models cannot tell, so times are as in a measured year. */
import { generateTwin } from '../../models/twin/twin.ts'
import { TWIN_OBSERVED } from '../../models/twin/world.ts'
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import type { PackContent, PackTable } from '../../server/packs/write.ts'
import { at } from '../support/frames.ts'
import { seedTwin } from '../support/make-seed.ts'

export const DAYS = 16
const HOURS = 8784
const COPIES = 4
const WEATHER = [['temperature', '°C'], ['relative_humidity', '%'], ['wind_speed', 'm/s'], ['wind_direction', 'degree'], ['precipitation', 'mm']] as const

const time = { name: 'time', type: 'datetime' } as const
const text = (name: string) => ({ name, type: 'string' }) as const
const number = (name: string, unit: string) => ({ name, type: 'number', unit }) as const
const copies = (id: string): string[] => Array.from({ length: COPIES }, (_, copy) => `${id}-${copy}`)

/** The pack, and its stations, the district's first. */
export function twinYear(): { readonly content: PackContent; readonly stations: readonly string[] } {
  const first = at('2016-01-01T01:00')
  const twin = generateTwin({ ...seedTwin(), first, hours: DAYS * 24 })
  const stations = (twin[0]?.stations ?? []).flatMap(({ station }) => copies(station.id))
  const year = Array.from({ length: HOURS }, (_, i) => ({ iso: formatHour(hoursAfter(first, i)), hour: twin[i % twin.length] }))
  const observations: PackTable = {
    file: 'observations.csv', fields: [time, text('station'), ...TWIN_OBSERVED.map(name => number(name, name === 'co' ? 'mg/m³' : 'µg/m³'))],
    rows: year.flatMap(({ iso, hour }) => (hour?.stations ?? []).flatMap(({ station, reading }) => copies(station.id).map(id => ({ id, row: [iso, id, ...TWIN_OBSERVED.map(item => reading[item])] })))
      .sort((a, b) => a.id < b.id ? -1 : 1).map(({ row }) => row)),
  }
  const weather: PackTable = {
    file: 'weather.csv', fields: [time, text('station'), ...WEATHER.map(([name, unit]) => number(name, unit))],
    rows: year.map(({ iso, hour }) => [iso, stations[0] ?? '', ...WEATHER.map(([name]) => hour?.readWeather[name] ?? null)]),
  }
  const places: PackTable = {
    file: 'stations.csv', fields: [...['id', 'name_zh', 'name_en'].map(text), number('lon', 'degree'), number('lat', 'degree'), text('role')],
    rows: stations.map((id, i) => [id, id, id, 115.5 + 0.05 * i, 40, i === 0 ? 'district' : 'network']),
  }
  return { content: { about, tables: [places, observations, weather] }, stations }
}

const about: PackContent['about'] = {
  name: 'synthetic-year', version: '1.0.0', generator: 'test/bench/twin-year.ts', title: { zh: '合成一年（测速用）', en: 'Synthetic year (for measuring speed)' },
  description: 'Sixteen days of models/twin, repeated. Nothing in it was measured.', sources: [{ title: 'models/twin' }],
  licenses: [{ name: 'Apache-2.0', title: 'Apache License 2.0', path: 'https://www.apache.org/licenses/LICENSE-2.0' }],
  xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: true, gasState: '273.15K', quality: 'realtime', latencyMinutes: 0 },
}
