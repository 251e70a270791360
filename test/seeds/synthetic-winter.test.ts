import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SPLIT } from '../../models/contract/dimensions.ts'
import { formatHour } from '../../models/units/time.ts'
import { loadPack } from '../../server/packs/load.ts'
import { writePack } from '../../server/packs/write.ts'
import { SEED_PACK, syntheticWinter } from '../support/make-seed.ts'

const pack = await loadPack(SEED_PACK)

describe('the built-in episode', () => {
  it('is byte for byte what the twin makes', async () => {
    // Oracle: a fresh generation.
    const dir = mkdtempSync(join(tmpdir(), 'xuefeng-seed-'))
    try {
      await writePack(join(dir, 'pack'), syntheticWinter())
      const files = readdirSync(join(dir, 'pack')).sort()
      expect(readdirSync(SEED_PACK).sort()).toEqual(files)
      for (const file of files) expect(readFileSync(join(SEED_PACK, file)).equals(readFileSync(join(dir, 'pack', file))), file).toBe(true)
    } finally { rmSync(dir, { recursive: true }) }
  })

  it('says that it is synthetic, in both languages, in its stations and to the engine', () => {
    // Oracle: the contract of the built-in pack.
    expect(pack.manifest.name).toBe('synthetic-winter')
    expect(pack.manifest.title).toEqual({ zh: '合成冬季过程（非实测）', en: 'Synthetic winter episode (not measured)' })
    expect(pack.manifest.xuefeng.synthetic).toBe(true)
    for (const station of pack.stations) { expect(station.name_zh).toContain('合成'); expect(station.name_en).toContain('synthetic') }
    expect(pack.stations.filter(s => s.role === 'district').map(s => s.id)).toEqual(['pinggu-synthetic'])
    expect(pack.stations.filter(s => s.role === 'upwind').length).toBeGreaterThanOrEqual(1)
  })

  it('is a clean pack of eight days', () => {
    // Oracle: the reader of packs, which reports everything odd; 192 hours at nine stations.
    expect(pack.problems).toEqual([])
    expect(pack.observations.length).toBe(192 * 9)
    expect(formatHour(pack.observations[0]?.hour ?? (0 as never))).toBe('2017-01-10T01:00:00+08:00')
    expect(formatHour(pack.observations.at(-1)?.hour ?? (0 as never))).toBe('2017-01-18T00:00:00+08:00')
  })

  it('has what a real record has: a heavy peak, lost hours, and a stop of the gas analysers', () => {
    // Oracle: the brief of the seed: 350-450 µg/m³ on day 6 or 7, a few gaps, one of 5-10 h in the gases.
    const own = pack.observations.filter(r => r.station === 'pinggu-synthetic')
    const pm = own.map(r => r.values['pm25'] ?? null)
    const peak = Math.max(...pm.map(x => x ?? 0))
    expect(peak).toBeGreaterThan(350)
    expect(peak).toBeLessThan(450)
    expect([6, 7]).toContain(Math.floor(pm.indexOf(peak) / 24) + 1)
    expect(pm.filter(x => x === null).length).toBeGreaterThanOrEqual(1)
    const stop = own.filter(r => ['so2', 'no2', 'o3', 'co'].every(item => r.values[item] === null)).length
    expect(stop).toBeGreaterThanOrEqual(5)
    expect(stop).toBeLessThanOrEqual(10)
  })

  it('carries the truth: contributions that add up to a PM2.5 which the monitor reads with its error', () => {
    // Oracle: addition (0.01 for the rounding of 13 columns); an instrument of 3 % and 2 µg/m³ stays within 5 standard deviations.
    const [header, ...lines] = readFileSync(join(SEED_PACK, 'truth.csv'), 'utf8').trim().split('\n').map(line => line.split(','))
    expect(header).toEqual(['time', 'station', 'pm25', ...SPLIT])
    expect(lines.length).toBe(192)
    const own = pack.observations.filter(r => r.station === 'pinggu-synthetic')
    for (const [t, line] of lines.entries()) {
      const [pm25 = NaN, ...parts] = line.slice(2).map(Number)
      expect(Math.abs(parts.reduce((sum, x) => sum + x, 0) - pm25)).toBeLessThan(0.01)
      const read = own[t]?.values['pm25']
      if (typeof read === 'number') expect(Math.abs(read - pm25)).toBeLessThan(5 * Math.sqrt(0.0009 * pm25 * pm25 + 4))
    }
  })
})
