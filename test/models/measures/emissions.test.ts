import { describe, expect, it } from 'vitest'
import type { InventoryRow } from '../../../models/contract/inventory.ts'
import { emissionCutPercent } from '../../../models/measures/emissions.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { at, compiled, run } from './catalogue.ts'

const row = (more: Partial<InventoryRow>): InventoryRow => ({ area: 'district', sector: 'mobile', pollutant: 'NOx', tonnes_per_year: 100, relative_uncertainty: 0.5, source: 'test', status: 'assumed', ...more })
const inventory = [
  row({}), row({ sector: 'industry', tonnes_per_year: 300 }), row({ area: 'region', tonnes_per_year: 9999 }),
  row({ pollutant: 'PM2.5', tonnes_per_year: 10 }), row({ pollutant: 'PMcoarse', sector: 'road_dust', tonnes_per_year: 30 }),
]
const hoursOf = (first: EventHour, n: number) => Array.from({ length: n }, (_, i) => first + i as EventHour)
const start = at('2016-12-20T08:00')

describe('the emission cut of an order', () => {
  it('weighs sectors by their tonnes in the areas that are bound, and PM is fine and coarse together', () => {
    // Oracle: by hand. Half of traffic: NOx 50 of 400 t = 12.5 %, PM 5 of 40 t = 12.5 %. The region's 9,999 t are not bound.
    const { order } = compiled({ start, cuts: [{ where: 'district', sector: 'mobile', pollutant: '*', cut: 0.5 }] })
    const cut = emissionCutPercent(order, inventory, 'district', hoursOf(start, 24))
    expect(cut.NOx?.median).toBeCloseTo(12.5, 10)
    expect(cut.PM?.median).toBeCloseTo(12.5, 10)
    expect(cut.NOx?.p95).toBe(cut.NOx?.p05)
  })

  it('is a mean over the hours, so a measure that acts a third of the day counts a third', () => {
    // Oracle: by hand; labels 22 to 5 are 8 of 24 hours, and all dust from sites would be 100 %.
    const { order } = compiled({ start, measures: [{ id: 'night' }] })
    const cut = emissionCutPercent(order, [row({ sector: 'construction_dust', pollutant: 'PMcoarse' })], 'city', hoursOf(start, 48))
    expect(cut.PM?.median).toBeCloseTo(100 / 3, 10)
  })

  it('says null, not nought, of a pollutant that the inventory does not have', () => {
    // Oracle: missing is a value with a reason; no VOC rows means that no share of VOC can be said.
    expect(emissionCutPercent(compiled({ level: 'red' }).order, inventory, 'district', hoursOf(start, 2)).VOC).toBeNull()
  })

  it('has a width over the members where the measure is uncertain', () => {
    // Oracle: the catalogue's own range for sweeping, 20-70 % carried out to 60-95 %.
    const { order } = compiled({ measures: [{ id: 'sweep' }] }, { ...run, members: 100 })
    const cut = emissionCutPercent(order, [row({ sector: 'road_dust', pollutant: 'PM2.5' })], 'district', hoursOf(start, 5)).PM
    expect(cut?.p95).toBeGreaterThan((cut?.p05 as number) + 10)
    expect(cut?.p95).toBeLessThan(67)
  })
})
