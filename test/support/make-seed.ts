/**
 * Makes seeds/synthetic-winter (here) and seeds/synthetic-ozone (summer-pack.ts) from models/twin. Run by hand after a change of the
 * twin or of seeds/pinggu: node test/support/make-seed.ts. Tests prove that the committed packs are what this makes.
 */
import { SPLIT } from '../../models/contract/dimensions.ts'
import { generateTwin, type TwinHour } from '../../models/twin/twin.ts'
import { BACKGROUND, TWIN_AREAS, TWIN_OBSERVED, TWIN_SECTORS, type TwinConfig } from '../../models/twin/world.ts'
import { formatHour, parseHour, type EventHour } from '../../models/units/time.ts'
import { fileURLToPath } from 'node:url'
import { loadSeeds } from '../../server/packs/seeds.ts'
import { writePack, type PackContent, type PackTable } from '../../server/packs/write.ts'
import { OZONE_PACK, syntheticOzone } from './summer-pack.ts'

const GENERATOR = 'test/support/make-seed.ts'
export const SEED_PACK = fileURLToPath(new URL('../../seeds/synthetic-winter', import.meta.url))

/** Along the plain from the north-east to the south-west; the district's first. Cells of 10 km as in models/twin/world. */
const STATIONS = [
  { id: 'pinggu-synthetic', zh: '平谷（合成）', en: 'Pinggu (synthetic)', cell: 43, role: 'district' },
  { id: 'pinggu-south-synthetic', zh: '平谷南（合成）', en: 'Pinggu South (synthetic)', cell: 42, role: 'network' },
  { id: 'hills-synthetic', zh: '北部山前（合成）', en: 'Northern Hills (synthetic)', cell: 47, role: 'network' },
  { id: 'city-east-synthetic', zh: '城东（合成）', en: 'City East (synthetic)', cell: 40, role: 'network' },
  { id: 'city-north-synthetic', zh: '城北（合成）', en: 'City North (synthetic)', cell: 38, role: 'network' },
  { id: 'city-centre-synthetic', zh: '城中（合成）', en: 'City Centre (synthetic)', cell: 36, role: 'network' },
  { id: 'city-southwest-synthetic', zh: '城西南（合成）', en: 'City South-West (synthetic)', cell: 33, role: 'network' },
  { id: 'border-synthetic', zh: '南部边界（合成）', en: 'Southern Border (synthetic)', cell: 30, role: 'upwind' },
  { id: 'plain-synthetic', zh: '南部平原（合成）', en: 'Southern Plain (synthetic)', cell: 23, role: 'upwind' },
] as const

/** Eight days of January 2017: emissions of that time make such an episode, and the alert plan of 2016 is in force. */
export function seedTwin(): TwinConfig {
  const first = parseHour('2017-01-10T01:00:00+08:00')
  if (first === null) throw new Error('the first hour of the seed is not an hour')
  return {
    seed: 3, first, hours: 192, offsetMinutes: 480, emissions: loadSeeds().inventory(2017),
    stations: STATIONS.map(({ id, cell }) => ({ id, cell })), inventoryError: 0.3, noise: 1, gapRate: 0.008,
  }
}

/** The pack as it is written: observations of nine stations, weather of one, and the truth at the district's. */
export function syntheticWinter(): PackContent {
  const hours = generateTwin(seedTwin())
  return {
    about: {
      name: 'synthetic-winter', version: '1.0.0', generator: GENERATOR,
      title: { zh: '合成冬季过程（非实测）', en: 'Synthetic winter episode (not measured)' },
      description: 'Made by models/twin, seed 3. No station, hour or number of it was measured. Emissions: seeds/pinggu for 2017, each sector off by up to 30 %. truth.csv holds the true contributions at the district’s station.',
      licenses: [{ name: 'Apache-2.0', title: 'Apache License 2.0', path: 'https://www.apache.org/licenses/LICENSE-2.0' }],
      sources: [{ title: 'models/twin of this project, a generator that is not the model of the pipeline' }],
      xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: true, gasState: '273.15K', quality: 'realtime', latencyMinutes: 0 },
    },
    tables: [stations(), observations(hours), weather(hours), truth(hours)],
  }
}

type Cells = readonly (string | number | null)[]
const KEY = [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' }] as const
const iso = (hour: EventHour) => formatHour(hour, 480)

function stations(): PackTable {
  // Down the plain from Pinggu (117.12 E, 40.14 N) on a bearing of 248°.
  const place = (cell: number): Cells => { const km = (43 - cell) * 10; return [round(117.12 - 0.927 * km / 85.3, 3), round(40.14 - 0.375 * km / 111.2, 3)] }
  return {
    file: 'stations.csv',
    fields: [{ name: 'id', type: 'string' }, { name: 'name_zh', type: 'string' }, { name: 'name_en', type: 'string' }, { name: 'lon', type: 'number', unit: 'degree' }, { name: 'lat', type: 'number', unit: 'degree' }, { name: 'role', type: 'string' }],
    rows: STATIONS.map(({ id, zh, en, cell, role }) => [id, zh, en, ...place(cell), role]),
  }
}

function observations(hours: readonly TwinHour[]): PackTable {
  const rows = hours.flatMap(({ hour, stations }) => [...stations].sort((a, b) => a.station.id < b.station.id ? -1 : 1)
    .map(({ station, reading }): Cells => [iso(hour), station.id, ...TWIN_OBSERVED.map(item => reading[item])]))
  return { file: 'observations.csv', fields: [...KEY, ...TWIN_OBSERVED.map(name => ({ name, type: 'number', unit: name === 'co' ? 'mg/m³' : 'µg/m³' } as const))], rows }
}

const WEATHER = [['temperature', '°C'], ['relative_humidity', '%'], ['pressure', 'hPa'], ['wind_speed', 'm/s'], ['wind_direction', 'degree'], ['precipitation', 'mm']] as const

/** No mixing height: the networks do not publish one. */
function weather(hours: readonly TwinHour[]): PackTable {
  return {
    file: 'weather.csv', fields: [...KEY, ...WEATHER.map(([name, unit]) => ({ name, type: 'number', unit } as const))],
    rows: hours.map(({ hour, readWeather }): Cells => [iso(hour), STATIONS[0].id, ...WEATHER.map(([name]) => readWeather[name])]),
  }
}

/** The district's sectors singly, city and regional as wholes; the clean background is regional. */
function truth(hours: readonly TwinHour[]): PackTable {
  const rows = hours.map(({ hour, stations }): Cells => {
    const at = stations[0]?.truth
    if (at === undefined) throw new Error('the seed has no station')
    const part = (area: number) => at.byTag.subarray(area * TWIN_SECTORS.length, (area + 1) * TWIN_SECTORS.length)
    const sum = (list: Float64Array) => list.reduce((total, x) => total + x, 0)
    const split = [...part(0), sum(part(TWIN_AREAS.indexOf('city'))), sum(part(TWIN_AREAS.indexOf('region'))) + (at.byTag[BACKGROUND] ?? 0)]
    return [iso(hour), STATIONS[0].id, round(at.values.pm25, 3), ...split.map(x => round(x, 3))]
  })
  return { file: 'truth.csv', fields: [...KEY, ...['pm25', ...SPLIT].map(name => ({ name, type: 'number', unit: 'µg/m³' } as const))], rows }
}

function round(x: number, digits: number): number { return Number(x.toFixed(digits)) + 0 }

if (import.meta.main) {
  await writePack(SEED_PACK, syntheticWinter(), true)
  await writePack(OZONE_PACK, syntheticOzone(), true)
}
