import { describe, expect, it } from 'vitest'
import { AREAS, EMITTED, SECTORS } from '../../../models/contract/dimensions.ts'
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { loadSeeds } from '../../../server/packs/seeds.ts'

const seeds = loadSeeds()
const at = (text: string): EventHour => parseHour(text) as EventHour
const total = (year: number, pollutant: string, area = 'district') => seeds.inventory(year).filter(r => r.area === area && r.pollutant === pollutant).reduce((sum, r) => sum + r.tonnes_per_year, 0)

describe('the inventory of Pinggu', () => {
  it('adds up to what the plan says for 2020', () => {
    // Oracle: the plan, ch. 1 §1, table 1: NOx 1,778, VOC 3,054, SO2 92 t.
    expect(total(2020, 'NOx')).toBeCloseTo(1778, 6)
    expect(total(2020, 'VOC')).toBeCloseTo(3054, 6)
    expect(total(2020, 'SO2')).toBeCloseTo(92, 6)
  })

  it('falls by 58 % in NOx, 49 % in VOC and 97 % in SO2 from 2016 to 2020, and says so in the source', () => {
    // Oracle: the plan, ch. 1 §1, table 1; 1e-5 because the factors have six digits.
    for (const [pollutant, fall] of [['NOx', 0.58], ['VOC', 0.49], ['SO2', 0.97]] as const) {
      expect(1 - total(2020, pollutant) / total(2016, pollutant)).toBeCloseTo(fall, 5)
      expect(total(2014, pollutant)).toBe(total(2016, pollutant))
      expect(total(2018, pollutant)).toBeLessThan(total(2016, pollutant))
      expect(total(2018, pollutant)).toBeGreaterThan(total(2020, pollutant))
    }
    expect(seeds.inventory(2016).find(r => r.pollutant === 'NOx')?.source).toContain('58 %')
    expect(seeds.inventory(2026)).toEqual(seeds.inventory(2020))
  })

  it('gives the municipality of 2015 its published 166 kt of NOx and 191 kt of VOC', () => {
    // Oracle: Wei 2019 (Atmos. Environ. 218, 116984); 0.1 % for the rounding of the falls.
    expect((total(2015, 'NOx') + total(2015, 'NOx', 'city')) / 166_000).toBeCloseTo(1, 3)
    expect((total(2015, 'VOC') + total(2015, 'VOC', 'city')) / 191_000).toBeCloseTo(1, 3)
  })

  it('knows every area and pollutant, each tag once, and no emission below zero', () => {
    // Oracle: the lists of models/contract/dimensions.
    const rows = seeds.inventory(2020)
    for (const area of AREAS) for (const pollutant of EMITTED) expect(total(2020, pollutant, area), `${area} ${pollutant}`).toBeGreaterThan(0)
    expect(new Set(rows.map(r => `${r.area}/${r.sector}/${r.pollutant}`)).size).toBe(rows.length)
    for (const row of rows) expect(row.tonnes_per_year).toBeGreaterThan(0)
    for (const sector of SECTORS) expect(rows.some(r => r.sector === sector && r.area === 'district')).toBe(true)
  })
})

describe('profiles', () => {
  it('never let PM10 be less than the PM2.5 within it, in any year', () => {
    // Oracle: PM2.5 is part of PM10.
    for (const year of [2014, 2017, 2020]) for (const row of seeds.profilesIn(year)) if (row.pollutant === 'pm10') expect(row.ratio_to_pm25).toBeGreaterThanOrEqual(1)
  })

  it('have far more sulphur in the solid fuel of 2016 than of 2020', () => {
    // Oracle: SO2 fell by 97 %, the annual mean to 3 µg/m³; PM2.5 of heating did not fall as much.
    const sulphur = (year: number) => seeds.profilesIn(year).find(r => r.sector === 'residential_heating' && r.pollutant === 'so2')?.ratio_to_pm25 ?? 0
    expect(sulphur(2016)).toBeGreaterThan(5 * sulphur(2020))
    expect(seeds.profilesIn(2020)).toEqual(seeds.profiles)
  })
})

describe('editions', () => {
  it('change on 2023-10-30 for the plan and on 2026-03-01 for the lines of the chart', () => {
    // Oracle: the city notice of 2023-10-30; GB 3095-2026 is in force from 2026-03-01, the hour labelled 01:00 being its first.
    expect(seeds.editionAt(at('2016-12-20T08:00:00+08:00'))).toBe('beijing-2016')
    expect(seeds.editionAt(at('2023-10-29T23:00:00+08:00'))).toBe('beijing-2016')
    expect(seeds.editionAt(at('2023-10-30T00:00:00+08:00'))).toBe('beijing-2023')
    const values = (text: string) => seeds.limits(at(text)).map(l => l.value)
    expect(values('2026-03-01T00:00:00+08:00')).toEqual([75, 115, 150, 250])
    expect(values('2026-03-01T01:00:00+08:00')).toEqual([60, 115, 150, 250])
  })

  it('each have yellow, orange and red, and always Pinggu’s three kinds of day', () => {
    // Oracle: contract of levels.json; the plan, ch. 6 §1.
    for (const edition of seeds.editions) {
      expect(seeds.catalogue(edition).levels.map(l => l.id)).toEqual(['yellow', 'orange', 'red', 'pinggu-ordinary', 'pinggu-near-heavy', 'pinggu-heavy'])
    }
    expect(() => seeds.catalogue('beijing-2099')).toThrow('beijing-2016, beijing-2023')
  })
})

it('has the same content and the same hash each time it is read', () => {
  // Oracle: two readings of the same files; the hash is 64 hexadecimal digits.
  const again = loadSeeds()
  expect(again.sha256).toBe(seeds.sha256)
  expect(again.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(again.inventory(2016))).toBe(JSON.stringify(seeds.inventory(2016)))
})
