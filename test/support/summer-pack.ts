/** The content of seeds/synthetic-ozone, made by models/twin/summer; make-seed.ts writes it. */
import { fileURLToPath } from 'node:url'
import { SPLIT } from '../../models/contract/dimensions.ts'
import type { SummerConfig } from '../../models/twin/summer/simulate.ts'
import { SUMMER_SPIN_UP_H } from '../../models/twin/summer/simulate.ts'
import { MEASURED } from '../../models/twin/summer/species.ts'
import { generateSummer, type SummerHour } from '../../models/twin/summer/summer.ts'
import { FIRST_PLANTS, SECONDARY, SUMMER_TAGS } from '../../models/twin/summer/tags.ts'
import type { SummerTruth } from '../../models/twin/summer/truth.ts'
import { BACKGROUND, TWIN_AREAS, TWIN_OBSERVED, TWIN_SECTORS } from '../../models/twin/world.ts'
import { formatHour, hoursAfter, parseHour, type EventHour } from '../../models/units/time.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'
import type { PackContent, PackTable } from '../../server/packs/write.ts'

export const OZONE_PACK = fileURLToPath(new URL('../../seeds/synthetic-ozone', import.meta.url))

/** Places of the winter pack; three of them and the district's also measure VOC and light. */
const STATIONS = [
  { id: 'pinggu-synthetic', zh: '平谷（合成）', en: 'Pinggu (synthetic)', cell: 43, role: 'district', speciated: true },
  { id: 'pinggu-south-synthetic', zh: '平谷南（合成）', en: 'Pinggu South (synthetic)', cell: 42, role: 'network', speciated: true },
  { id: 'hills-synthetic', zh: '北部山前（合成）', en: 'Northern Hills (synthetic)', cell: 47, role: 'network', speciated: false },
  { id: 'city-east-synthetic', zh: '城东（合成）', en: 'City East (synthetic)', cell: 40, role: 'network', speciated: false },
  { id: 'city-centre-synthetic', zh: '城中（合成）', en: 'City Centre (synthetic)', cell: 36, role: 'network', speciated: true },
  { id: 'city-southwest-synthetic', zh: '城西南（合成）', en: 'City South-West (synthetic)', cell: 33, role: 'network', speciated: false },
  { id: 'border-synthetic', zh: '南部边界（合成）', en: 'Southern Border (synthetic)', cell: 30, role: 'upwind', speciated: true },
  { id: 'plain-synthetic', zh: '南部平原（合成）', en: 'Southern Plain (synthetic)', cell: 23, role: 'upwind', speciated: false },
] as const

/** A week of July 2019, Monday to Sunday: gases are published at 298.15 K by then, and NOx and VOC are both still high. */
export function ozoneTwin(): SummerConfig {
  const first = parseHour('2019-07-08T01:00:00+08:00')
  if (first === null) throw new Error('the first hour of the seed is not an hour')
  return {
    seed: 5, first, hours: 168, offsetMinutes: 480, emissions: loadSeeds().inventory(2019),
    stations: STATIONS.map(({ id, cell, speciated }) => ({ id, cell, speciated })), inventoryError: 0.3, noise: 1, gapRate: 0.008,
  }
}

/** The same week as if the district had emitted nothing but what its plants do; untold apart, at the district's station. */
export function withoutDistrict(): SummerConfig {
  const twin = ozoneTwin()
  const from = hoursAfter(twin.first, -SUMMER_SPIN_UP_H)
  return { ...twin, tagged: false, stations: twin.stations.slice(0, 1), changes: [{ area: 'district', sector: '*', pollutant: '*', factor: 0, from }] }
}

/** The pack: observations of all stations, weather of one, and the truth at the district's. */
export function syntheticOzone(): PackContent {
  const hours = generateSummer(ozoneTwin())
  return {
    about: {
      name: 'synthetic-ozone', version: '1.0.0', generator: 'test/support/make-seed.ts',
      title: { zh: '合成夏季臭氧过程（非实测）', en: 'Synthetic summer ozone episode (not measured)' },
      description: 'Synthetic: made by models/twin/summer, seed 5. No station, hour or number of it was measured. Emissions: seeds/pinggu for 2019, each sector off by up to 30 %. '
        + 'A VOC below its detection limit is published as half of it. truth.csv holds what is true at the district’s station: PM2.5 by source (that of plants in other_local), ozone by where it was made, '
        + 'by what moved it in the hour, and as it would be had the district emitted nothing, and the measured VOC by source; truth_voc.csv each of them by source.',
      licenses: [{ name: 'Apache-2.0', title: 'Apache License 2.0', path: 'https://www.apache.org/licenses/LICENSE-2.0' }],
      sources: [{ title: 'models/twin of this project, a generator that is neither the model of the pipeline nor its kinetic box' }],
      xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: true, gasState: '298.15K', quality: 'realtime', latencyMinutes: 0 },
    },
    tables: [stations(), observations(hours), weather(hours), truth(hours, generateSummer(withoutDistrict())), vocTruth(hours)],
  }
}

type Cells = readonly (string | number | null)[]
const KEY = [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' }] as const
const iso = (hour: EventHour) => formatHour(hour, 480)
const number = (name: string, unit: string, description?: string) => ({ name, type: 'number', unit, ...description === undefined ? {} : { description } } as const)

function stations(): PackTable {
  // Down the plain from Pinggu (117.12 E, 40.14 N) on a bearing of 248°.
  const place = (cell: number): Cells => { const km = (43 - cell) * 10; return [round(117.12 - 0.927 * km / 85.3, 3), round(40.14 - 0.375 * km / 111.2, 3)] }
  return {
    file: 'stations.csv',
    fields: [{ name: 'id', type: 'string' }, { name: 'name_zh', type: 'string' }, { name: 'name_en', type: 'string' }, number('lon', 'degree'), number('lat', 'degree'), { name: 'role', type: 'string' }],
    rows: STATIONS.map(({ id, zh, en, cell, role }) => [id, zh, en, ...place(cell), role]),
  }
}

function observations(hours: readonly SummerHour[]): PackTable {
  const rows = hours.flatMap(({ hour, stations }) => [...stations].sort((a, b) => a.station.id < b.station.id ? -1 : 1)
    .map(({ station, reading: { six, no, jNo2, voc } }): Cells => [iso(hour), station.id, ...TWIN_OBSERVED.map(item => six[item]), no, ...voc, jNo2]))
  return {
    file: 'observations.csv', rows,
    fields: [...KEY, ...TWIN_OBSERVED.map(name => number(name, name === 'co' ? 'mg/m³' : 'µg/m³')), number('no', 'µg/m³'),
      ...MEASURED.map(({ name, limit }) => number(`voc_${name}`, 'µg/m³', `detection limit ${limit} µg/m³`)), number('j_no2', '1/s')],
  }
}

const WEATHER = [['temperature', '°C'], ['relative_humidity', '%'], ['pressure', 'hPa'], ['wind_speed', 'm/s'], ['wind_direction', 'degree'], ['precipitation', 'mm']] as const

/** No mixing height: the networks do not publish one. */
function weather(hours: readonly SummerHour[]): PackTable {
  return {
    file: 'weather.csv', fields: [...KEY, ...WEATHER.map(([name, unit]) => number(name, unit))],
    rows: hours.map(({ hour, readWeather }): Cells => [iso(hour), STATIONS[0].id, ...WEATHER.map(([name]) => readWeather[name])]),
  }
}

/** Sources of VOC in the order of truth.csv: the sectors that emit any, of all areas; plants; oxidation of other VOC; the air from beyond. */
const VOC_SECTORS = TWIN_SECTORS.filter(sector => !['construction_dust', 'road_dust', 'bare_land'].includes(sector))
export const VOC_SOURCES: readonly string[] = [...VOC_SECTORS, 'plants', 'oxidation', 'beyond']
const OZONE = ['o3', 'o3_made_here', 'o3_inflow', 'o3_from_city', 'o3_from_region', 'o3_from_beyond', 'o3_without_district', 'o3_by_chemistry', 'o3_by_deposition', 'o3_by_wind', 'o3_by_mixing'] as const

function truth(hours: readonly SummerHour[], without: readonly SummerHour[]): PackTable {
  const rows = hours.map(({ hour, stations }, t): Cells => {
    const [at, less] = [stations[0]?.truth, without[t]?.stations[0]?.truth]
    if (at === undefined || less === undefined) throw new Error('the seed has no station')
    const [here = 0, city = 0, region = 0, beyond = 0] = at.ozoneByArea
    const { chemistry, deposition, wind, mixing } = at.ozoneBy
    const ozone = [at.values.o3, here, city + region + beyond, city, region, beyond, less.values.o3, chemistry, deposition, wind, mixing]
    const voc = [sum(at.voc), ...bySource(at.vocByTag), ...TWIN_AREAS.map((_, area) => vocOfArea(at, area))]
    return [iso(hour), STATIONS[0].id, round(at.values.pm25, 3), ...pm25Split(at).map(x => round(x, 3)), ...ozone.map(x => round(x, 3)), ...voc.map(x => round(x, 3))]
  })
  const names = ['pm25', ...SPLIT, ...OZONE, 'voc', ...VOC_SOURCES.map(name => `voc_from_${name}`), 'voc_of_district', 'voc_of_city', 'voc_of_region']
  return { file: 'truth.csv', fields: [...KEY, ...names.map(name => number(name, 'µg/m³'))], rows }
}

/** The district's sectors singly, city and region as wholes; the clean background is regional. */
function pm25Split({ pm25ByTag }: SummerTruth): readonly number[] {
  const part = (area: number) => pm25ByTag.subarray(area * TWIN_SECTORS.length, (area + 1) * TWIN_SECTORS.length)
  return [...part(0), sum(part(1)), sum(part(2)) + (pm25ByTag[BACKGROUND] ?? 0)]
}

function bySource(byTag: Float64Array): readonly number[] {
  const of = (...tags: number[]) => byTag.reduce((total, x, at) => total + (tags.includes(at % SUMMER_TAGS) ? x : 0), 0)
  const sector = (name: typeof TWIN_SECTORS[number]) => TWIN_AREAS.map((_, area) => area * TWIN_SECTORS.length + TWIN_SECTORS.indexOf(name))
  return [...VOC_SECTORS.map(name => of(...sector(name))), of(...TWIN_AREAS.map((_, area) => FIRST_PLANTS + area)), of(SECONDARY), of(BACKGROUND)]
}

/** What sectors and plants of an area emitted. */
function vocOfArea({ vocByTag }: SummerTruth, area: number): number {
  return vocByTag.reduce((total, x, at) => { const tag = at % SUMMER_TAGS; return total + (tag === FIRST_PLANTS + area || (tag < BACKGROUND && Math.floor(tag / TWIN_SECTORS.length) === area) ? x : 0) }, 0)
}

function vocTruth(hours: readonly SummerHour[]): PackTable {
  const rows = hours.flatMap(({ hour, stations }) => MEASURED.map(({ name }, m): Cells => {
    const byTag = (stations[0]?.truth.vocByTag ?? new Float64Array(0)).subarray(m * SUMMER_TAGS, (m + 1) * SUMMER_TAGS)
    return [iso(hour), STATIONS[0].id, name, round(sum(byTag), 4), ...bySource(byTag).map(x => round(x, 4))]
  }))
  return { file: 'truth_voc.csv', fields: [...KEY, { name: 'species', type: 'string' }, number('total', 'µg/m³'), ...VOC_SOURCES.map(name => number(`from_${name}`, 'µg/m³'))], rows }
}

function sum(list: Float64Array): number { return list.reduce((total, x) => total + x, 0) }
function round(x: number, digits: number): number { return Number(x.toFixed(digits)) + 0 }
