import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SPLIT } from '../../models/contract/dimensions.ts'
import { MEASURED } from '../../models/twin/summer/species.ts'
import { formatHour } from '../../models/units/time.ts'
import { inspectPack } from '../../server/packs/inspect.ts'
import { loadPack } from '../../server/packs/load.ts'
import { writePack } from '../../server/packs/write.ts'
import { OZONE_PACK, VOC_SOURCES, syntheticOzone } from '../support/summer-pack.ts'
import { hasShared, sharedPath } from '../support/shared.ts'

const HERE = 'pinggu-synthetic'
const pack = await loadPack(OZONE_PACK)
const table = (file: string) => {
  const [header = [], ...lines] = readFileSync(join(OZONE_PACK, file), 'utf8').trim().split('\n').map(line => line.split(','))
  return lines.map(line => new Map(header.map((name, i) => [name, line[i] ?? ''])))
}
const truth = table('truth.csv')
const of = (row: ReadonlyMap<string, string>, ...names: string[]) => names.reduce((sum, name) => sum + Number(row.get(name)), 0)
const read = (station: string, item: string) => pack.observations.filter(r => r.station === station).map(r => r.values[item] ?? null)
const known = (list: readonly (number | null)[]) => list.filter(x => x !== null)
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
const at = (list: readonly number[], q: number) => [...list].sort((a, b) => a - b)[Math.floor(q * (list.length - 1))] ?? NaN

describe('the built-in ozone week', () => {
  it('is byte for byte what the twin makes', async () => {
    // Oracle: a fresh generation.
    const dir = mkdtempSync(join(tmpdir(), 'xuefeng-seed-'))
    try {
      await writePack(join(dir, 'pack'), syntheticOzone())
      const files = readdirSync(join(dir, 'pack')).sort()
      expect(readdirSync(OZONE_PACK).sort()).toEqual(files)
      for (const file of files) expect(readFileSync(join(OZONE_PACK, file)).equals(readFileSync(join(dir, 'pack', file))), file).toBe(true)
    } finally { rmSync(dir, { recursive: true }) }
  }, 120_000)

  it('says that it is synthetic: in its name, its titles, its description and every station', () => {
    // Oracle: the contract of built-in packs.
    const { name, title, xuefeng } = pack.manifest
    expect([name, title, xuefeng.synthetic]).toEqual(['synthetic-ozone', { zh: '合成夏季臭氧过程（非实测）', en: 'Synthetic summer ozone episode (not measured)' }, true])
    expect(String(pack.manifest['description'])).toMatch(/^Synthetic: .* not|^Synthetic: .*No station, hour or number of it was measured/)
    for (const station of pack.stations) { expect(station.name_zh).toContain('合成'); expect(station.name_en).toContain('synthetic') }
    expect(pack.stations.map(s => s.role).sort()).toEqual(['district', ...Array.from({ length: 5 }, () => 'network'), 'upwind', 'upwind'])
  })

  it('is a clean pack of seven days in July, its gases at 298.15 K, within 1.2 MB', async () => {
    // Oracle: the reader of packs, which reports everything odd; 168 hours at eight stations; amendment of 2018-09-01.
    expect((await inspectPack(OZONE_PACK)).problems).toEqual([])
    expect(pack.observations.length).toBe(168 * 8)
    expect(formatHour(pack.observations[0]?.hour ?? (0 as never))).toBe('2019-07-08T01:00:00+08:00')
    expect(formatHour(pack.observations.at(-1)?.hour ?? (0 as never))).toBe('2019-07-15T00:00:00+08:00')
    expect(pack.manifest.xuefeng.gasState).toBe('298.15K')
    expect(readdirSync(OZONE_PACK).reduce((sum, file) => sum + statSync(join(OZONE_PACK, file)).size, 0)).toBeLessThan(1_200_000)
  })

  it('measures VOC in µg/m³ where it says so, under names that the project knows', () => {
    // Oracle: the contract: voc_<species>, unit in the schema; seeds/species lists the names.
    const names = new Set(readFileSync(join(OZONE_PACK, '../species/species.csv'), 'utf8').split('\n').map(line => line.split(',')[0]))
    for (const { name } of MEASURED) {
      expect(pack.observationUnits[`voc_${name}`]).toBe('µg/m³')
      expect(names.has(`voc_${name}`), name).toBe(true)
    }
    expect([pack.observationUnits['no'], pack.observationUnits['j_no2']]).toEqual(['µg/m³', '1/s'])
    expect(pack.stations.filter(s => known(read(s.id, 'voc_toluene')).length > 100).map(s => s.role).sort()).toEqual(['district', 'network', 'network', 'upwind'])
    expect(known(read('hills-synthetic', 'voc_toluene'))).toEqual([])
  })

  it('has what a real record has: calibrations, a stop, single gaps, values below the limit', () => {
    // Oracle: the brief: noise, detection limits, gaps. Seven calibrations and one stop of 5 to 10 h; isoprene fades at night.
    const lost = read(HERE, 'voc_benzene').filter(x => x === null).length
    expect(lost).toBeGreaterThanOrEqual(12)
    expect(lost).toBeLessThan(25)
    expect(known(read(HERE, 'o3')).length).toBeLessThan(168)
    const limit = MEASURED.find(v => v.name === 'isoprene')?.limit ?? 0
    expect(known(read('border-synthetic', 'voc_propylene')).concat(known(read(HERE, 'voc_propylene'))).filter(x => x === 0.02).length).toBeGreaterThan(0)
    expect(Math.min(...known(read(HERE, 'voc_isoprene')))).toBeGreaterThanOrEqual(limit / 2)
  })
})

describe('the truth of the ozone week', () => {
  it('adds up: PM2.5 by source, ozone by where it was made, VOC by source and by area', () => {
    // Oracle: addition; each column is rounded to 0.001.
    expect(truth.length).toBe(168)
    for (const row of truth) {
      expect(Math.abs(of(row, ...SPLIT) - of(row, 'pm25'))).toBeLessThan(0.01)
      expect(Math.abs(of(row, 'o3_made_here', 'o3_inflow') - of(row, 'o3'))).toBeLessThan(0.002)
      expect(Math.abs(of(row, 'o3_from_city', 'o3_from_region', 'o3_from_beyond') - of(row, 'o3_inflow'))).toBeLessThan(0.003)
      expect(Math.abs(of(row, ...VOC_SOURCES.map(name => `voc_from_${name}`)) - of(row, 'voc'))).toBeLessThan(0.01)
      expect(Math.abs(of(row, 'voc_of_district', 'voc_of_city', 'voc_of_region', 'voc_from_oxidation', 'voc_from_beyond') - of(row, 'voc'))).toBeLessThan(0.01)
    }
    const voc = table('truth_voc.csv')
    expect(voc.length).toBe(168 * MEASURED.length)
    for (const [t, row] of truth.entries()) expect(Math.abs(voc.slice(t * 13, t * 13 + 13).reduce((sum, one) => sum + of(one, 'total'), 0) - of(row, 'voc'))).toBeLessThan(0.01)
  })

  it('closes the ozone budget of the week: chemistry, ground, wind and mixing make its change', () => {
    // Oracle: hourly means before and after; the sum over the week is the ozone at its end less that at its start, each within half an
    // hour's change of the mean of its hour, say 15 µg/m³.
    const sum = truth.reduce((total, row) => total + of(row, 'o3_by_chemistry', 'o3_by_deposition', 'o3_by_wind', 'o3_by_mixing'), 0)
    expect(Math.abs(sum - (of(truth.at(-1) ?? new Map(), 'o3') - of(truth[0] ?? new Map(), 'o3')))).toBeLessThan(15)
    for (const row of truth) expect(of(row, 'o3_by_deposition')).toBeLessThan(0)
  })

  it('is what the monitors read, with their errors', () => {
    // Oracle: instruments of 4 % and 2 µg/m³ (O3), 6 % and a third of the limit (VOC) stay within 5 standard deviations.
    const ozone = read(HERE, 'o3')
    const toluene = read(HERE, 'voc_toluene')
    const own = table('truth_voc.csv').filter(row => row.get('species') === 'toluene')
    for (const [t, row] of truth.entries()) {
      const [o3, voc] = [of(row, 'o3'), of(own[t] ?? new Map(), 'total')]
      if (typeof ozone[t] === 'number') expect(Math.abs(ozone[t] - o3)).toBeLessThan(5 * Math.sqrt(0.0016 * o3 * o3 + 4) + 0.5)
      if (typeof toluene[t] === 'number') expect(Math.abs(toluene[t] - voc)).toBeLessThan(5 * Math.sqrt(0.0036 * voc * voc + 0.0004))
    }
  })

  it('makes some of the afternoon’s ozone here and lets most flow in; at night the district’s NO takes ozone', () => {
    // Oracle: inflow dominates at Pinggu; NO titration at night: without its sources the district would keep more.
    const hours = (from: number, to: number) => truth.filter((_, t) => t < 112 && t % 24 >= from && t % 24 <= to)
    const share = mean(hours(12, 17).map(row => of(row, 'o3_made_here') / of(row, 'o3')))
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.35)
    expect(mean(hours(0, 6).map(row => of(row, 'o3_without_district') - of(row, 'o3')))).toBeGreaterThan(5)
    expect(mean(hours(12, 17).map(row => of(row, 'o3') - of(row, 'o3_without_district')))).toBeGreaterThan(0)
  })
})

describe('the ozone week beside measured summers', () => {
  it.skipIf(!hasShared)('has the levels, the daily course and the exceedances of Pinggu’s hot weeks', () => {
    // Oracle: Pinggu, June to August of 2015 and 2016, measured (gases × 273.15/298.15). A synthetic hour may be no further out than
    // the outer hundredth of theirs, its medians within their middle nine tenths, and the daily course of the four days before the
    // front's must run as that of the measured exceedance days.
    const [header = [], ...lines] = gunzipSync(readFileSync(sharedPath('data/beijing35/pinggu_hourly.csv.gz'))).toString().trim().split('\n').map(line => line.split(','))
    const summer = lines.filter(line => /^201[56]-0[678]/.test(line[0] ?? ''))
    const cell = (line: readonly string[] | undefined, name: string) => { const text = line?.[header.indexOf(name)] ?? ''; return text === '' ? null : Number(text) }
    const theirs = (name: string, factor: number) => known(summer.map(line => cell(line, name))).map(x => x * factor)
    const gas = 273.15 / 298.15
    for (const [item, name, factor] of [['o3', 'O3', gas], ['no2', 'NO2', gas], ['so2', 'SO2', gas], ['co', 'CO', gas], ['pm25', 'PM2.5', 1], ['pm10', 'PM10', 1]] as const) {
      const [own, measured] = [known(read(HERE, item)), theirs(name, factor)]
      expect(at(own, 0.5), item).toBeGreaterThan(at(measured, 0.05))
      expect(at(own, 0.5), item).toBeLessThan(at(measured, 0.95))
      expect(at(own, 0.99), item).toBeLessThan(at(measured, 0.995))
    }
    const days = Array.from({ length: summer.length / 24 }, (_, d) => Array.from({ length: 24 }, (_, h) => cell(summer[d * 24 + h + 1], 'O3')))
    const best = (day: readonly (number | null)[]) => Math.max(...Array.from({ length: 17 }, (_, w) => { const eight = known(day.slice(w, w + 8)); return eight.length < 6 ? 0 : mean(eight) }))
    const hot = days.filter(day => best(day) > 160)
    const course = (list: readonly (readonly (number | null)[])[]) => Array.from({ length: 24 }, (_, h) => mean(known(list.map(day => day[h] ?? null))))
    const synthetic = Array.from({ length: 7 }, (_, d) => read(HERE, 'o3').slice(d * 24, d * 24 + 24))
    const [a, b] = [course(synthetic.slice(1, 5)), course(hot).map(x => x * gas)]
    const spread = (list: readonly number[], other: readonly number[]) => mean(list.map((x, h) => (x - mean(list)) * ((other[h] ?? NaN) - mean(other))))
    expect(spread(a, b) / Math.sqrt(spread(a, a) * spread(b, b))).toBeGreaterThan(0.95)
    expect(mean(a) / mean(b)).toBeGreaterThan(0.8)
    expect(mean(a) / mean(b)).toBeLessThan(1.25)
    // MDA8 above 160 on five days of seven, as in a hot spell (o3_201606 had fifteen in a row), none above the worst measured.
    const mda8 = synthetic.map(best)
    expect(mda8.filter(x => x > 160).length).toBeGreaterThanOrEqual(4)
    expect(Math.max(...mda8)).toBeLessThan(Math.max(...days.map(best)) * gas)
  })
})
