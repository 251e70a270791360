/**
 * A year of hours to measure with: 2016 at 35 Beijing stations, imported as a user would. Where the measured data is absent, sixteen days
 * of the twin repeated over the year at as many stations; no model can tell, so times are alike, and the title says which it was.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SECTORS } from '../../models/contract/dimensions.ts'
import { generateTwin } from '../../models/twin/twin.ts'
import { TWIN_OBSERVED } from '../../models/twin/world.ts'
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import { writePack, type PackTable } from '../../server/packs/write.ts'
import { at } from '../support/frames.ts'
import { seedTwin } from '../support/make-seed.ts'
import { hasShared, sharedPath } from '../support/shared.ts'
import { command } from './command.ts'

export interface Year { readonly folder: string; readonly pack: string; readonly what: string; readonly station: string }

let made: Promise<Year> | null = null
let folder: string | null = null

/** The year, made once for all benchmarks of this process. */
export function year(): Promise<Year> { return made ??= hasShared ? imported() : repeated() }

/** Removes it, where it was made. */
export function removeYear(): void { if (folder !== null) rmSync(folder, { recursive: true, force: true }) }

/** A file of scenario JSON beside the year. */
export function scenarioFile({ folder: beside }: Year, name: string, scenario: object): string {
  const path = join(beside, `${name}.json`)
  writeFileSync(path, JSON.stringify({ name, ...scenario }))
  return path
}

function newFolder(): string { return folder = mkdtempSync(join(tmpdir(), 'xuefeng-bench-year-')) }

async function imported(): Promise<Year> {
  const beside = newFolder()
  const pack = join(beside, 'y2016')
  const stations = ['PM25', 'PM10', 'SO2', 'NO2', 'CO', 'O3'].map(name => sharedPath('data', 'beijing35', `${name}_35stations_hourly.csv.gz`))
  const weather = sharedPath('data', 'uci_multisite', 'PRSA_Data_Shunyi_20130301-20170228.csv.gz')
  await command(['import', ...stations, sharedPath('data', 'beijing35', 'stations.csv'), weather, '--station', 'pinggu', '--from', '2016-01-01T01:00:00+08:00', '--to', '2016-12-31T24:00:00+08:00', '--out', pack])
  return { folder: beside, pack, what: '2016 at Pinggu, 35 stations', station: 'pinggu' }
}

const DAYS = 16
const HOURS = 8784
/** Copies of the twin's nine stations: 36, as many as Beijing has within one. */
const COPIES = 4

async function repeated(): Promise<Year> {
  const beside = newFolder()
  const first = at('2016-01-01T01:00')
  const hours = generateTwin({ ...seedTwin(), first, hours: DAYS * 24 })
  const stations = (hours[0]?.stations ?? []).flatMap(({ station }) => Array.from({ length: COPIES }, (_, copy) => `${station.id}-${copy}`))
  const [station = ''] = stations
  const time = { name: 'time', type: 'datetime' } as const
  const text = (name: string) => ({ name, type: 'string' }) as const
  const number = (name: string, unit: string) => ({ name, type: 'number', unit }) as const
  const rows = Array.from({ length: HOURS }, (_, i) => ({ iso: formatHour(hoursAfter(first, i)), hour: hours[i % hours.length] }))
  const observations: PackTable = {
    file: 'observations.csv', fields: [time, text('station'), ...TWIN_OBSERVED.map(name => number(name, name === 'co' ? 'mg/m³' : 'µg/m³'))],
    rows: rows.flatMap(({ iso, hour }) => (hour?.stations ?? []).flatMap(({ station: { id }, reading }) => Array.from({ length: COPIES }, (_, copy) => [iso, `${id}-${copy}`, ...TWIN_OBSERVED.map(item => reading[item])])).sort((a, b) => String(a[1]) < String(b[1]) ? -1 : 1)),
  }
  const weather: PackTable = {
    file: 'weather.csv', fields: [time, text('station'), number('temperature', '°C'), number('relative_humidity', '%'), number('wind_speed', 'm/s'), number('wind_direction', 'degree'), number('precipitation', 'mm')],
    rows: rows.map(({ iso, hour }) => [iso, station, ...(['temperature', 'relative_humidity', 'wind_speed', 'wind_direction', 'precipitation'] as const).map(name => hour?.readWeather[name] ?? null)]),
  }
  const places: PackTable = { file: 'stations.csv', fields: ['id', 'name_zh', 'name_en', 'role'].map(text), rows: stations.map((id, i) => [id, id, id, i === 0 ? 'district' : 'network']) }
  const pack = join(beside, 'synthetic-year')
  await writePack(pack, {
    about: {
      name: 'synthetic-year', version: '1.0.0', generator: 'test/bench/year.ts', title: { zh: '合成一年（测速用）', en: 'Synthetic year (for measuring speed)' },
      description: `Sixteen days of models/twin, repeated, ${SECTORS.length} sectors. Nothing in it was measured.`, licenses: [{ name: 'Apache-2.0', title: 'Apache License 2.0', path: 'https://www.apache.org/licenses/LICENSE-2.0' }],
      sources: [{ title: 'models/twin' }], xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: true, gasState: '273.15K', quality: 'realtime', latencyMinutes: 0 },
    },
    tables: [places, observations, weather],
  })
  return { folder: beside, pack, what: `${DAYS} days of the twin repeated to a year, ${stations.length} stations (../shared is absent)`, station }
}
