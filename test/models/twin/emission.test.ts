import { describe, expect, it } from 'vitest'
import { sourcesOf } from '../../../models/twin/emission.ts'
import { AREA_KM2, type TwinConfig } from '../../../models/twin/world.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { config, first } from './sample-twin.ts'

const WEEKDAY = () => 2
const row = { area: 'district', sector: 'mobile', pollutant: 'NOx', tonnes_per_year: 1000 } as const
const source = (more: Partial<TwinConfig>, weekday: (t: number) => number = WEEKDAY) => {
  const [only] = sourcesOf({ ...config, emissions: [row], ...more }, weekday)
  if (only === undefined) throw new Error('no source')
  return only
}
const meanFlux = (of: ReturnType<typeof source>, hours: number) => Array.from({ length: hours }, (_, t) => of.flux(t, t % 24)).reduce((sum, x) => sum + x, 0) / hours

describe('emissions of the twin', () => {
  it('emit the tonnes of the inventory over the year where it has no error', () => {
    // Oracle: t/a over km² is 1e6/8760 µg/m²/h for each; 3 % for 200 days of noise of 8 %.
    expect(meanFlux(source({ inventoryError: 0 }), 4800) / (1000 * 1e6 / 8760 / AREA_KM2.district)).toBeCloseTo(1, 1)
  })

  it('are off from the inventory by no more than its error, each sector by its own', () => {
    // Oracle: the definition of inventoryError, beside the same run without it.
    const ratios = Array.from({ length: 40 }, (_, seed) => source({ seed, inventoryError: 0.3 }).flux(0, 0) / source({ seed, inventoryError: 0 }).flux(0, 0))
    for (const r of ratios) { expect(r).toBeGreaterThanOrEqual(0.7); expect(r).toBeLessThanOrEqual(1.3) }
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeGreaterThan(0.3)
  })

  it('have two rushes a day for traffic, and less on sites at the week-end', () => {
    // Oracle: what traffic and sites do.
    const traffic = source({})
    const at = (h: number) => traffic.flux(h, h)
    expect(at(7)).toBeGreaterThan(3 * at(3))
    expect(at(18)).toBeGreaterThan(1.2 * at(14))
    const site = { ...row, sector: 'construction_dust' } as const
    expect(source({ emissions: [site] }, () => 6).flux(10, 10) / source({ emissions: [site] }).flux(10, 10)).toBeCloseTo(0.7, 9)
  })

  it('follow the season they are given, winter where none is', () => {
    // Oracle: the definition of a season: times the mean of the year; traffic has none in winter.
    const [winter, doubled] = [undefined, { mobile: 2 }].map(season => sourcesOf({ ...config, emissions: [row] }, WEEKDAY, season)[0]?.flux(5, 5) ?? NaN)
    expect((doubled ?? NaN) / (winter ?? NaN)).toBeCloseTo(2, 12)
  })

  it('follow an order from its first to its last hour, for the sector, pollutant and area it names', () => {
    // Oracle: the definition of a change; end labels, both included.
    const change = { area: 'district', sector: 'mobile', pollutant: '*', factor: 0.25, from: first + 3 as EventHour, to: first + 5 as EventHour } as const
    const [free, bound] = [source({}), source({ changes: [change, { ...change, area: 'city' }, { ...change, sector: 'industry' }] })]
    expect([2, 3, 5, 6].map(t => bound.flux(t, t) / free.flux(t, t))).toEqual([1, 0.25, 0.25, 1])
  })
})
