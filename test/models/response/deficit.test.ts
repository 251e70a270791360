import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { exchangeLayers } from '../../../models/air/layers.ts'
import { SECTORS, TAGS } from '../../../models/contract/dimensions.ts'
import { CUTS } from '../../../models/response/cuts.ts'
import { noDeficits, stepDeficits, type Deficits } from '../../../models/response/deficit.ts'
import type { History } from '../../../models/response/history.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { idealAir, idealHour } from '../../support/ideal.ts'

const relax = new Float64Array([1])
const cutOf = (share: number): History => [{ from: 0 as EventHour, run: new Float64Array(1), cut: share === 0 ? null : new Float64Array(CUTS).fill(share) }]
const hours = fc.array(fc.record({ residence: fc.double({ min: 0.5, max: 60, noNaN: true }), supply: fc.double({ min: 0, max: 30, noNaN: true }), cut: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1, maxLength: 12 })
const roomy = (hour: number, residence: number, supply: number, value = 1e6) => idealHour({ hour, air: idealAir({ residence }), total: value, primary: [{ area: 'district', sector: 'mobile', value, supply }] })

/** dD/dt = c·P - D/τ by the classical Runge-Kutta method, 2,000 steps an hour. */
function integrate(d: number, fed: number, residence: number): number {
  const h = 1 / 2000
  const slope = (x: number) => fed - x / residence
  for (let i = 0; i < 2000; i++) {
    const k1 = slope(d)
    const k2 = slope(d + h / 2 * k1)
    const k3 = slope(d + h / 2 * k2)
    const k4 = slope(d + h * k3)
    d += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
  }
  return d
}

describe('the deficit of the district', () => {
  it('is the exact solution of the linear box, hour by hour', () => {
    // Oracle: an independent Runge-Kutta integration in 2,000 steps an hour, whose own error is below 1e-13; limit 1e-10 relative.
    fc.assert(fc.property(hours, list => {
      let state = noDeficits(1)
      let expected = 0
      for (const [i, { residence, supply, cut }] of list.entries()) {
        state = stepDeficits(state, roomy(i, residence, supply), cutOf(cut), relax).deficits
        expected = integrate(expected, cut * supply, residence)
        expect(Math.abs((state.mixed[0] as number) - expected)).toBeLessThanOrEqual(1e-10 * Math.max(1, expected))
      }
    }))
  })

  it('of two cuts together is the sum of both where nothing is held', () => {
    // Oracle: linearity, to 1e-9.
    fc.assert(fc.property(hours, list => {
      let [one, two, both] = [noDeficits(1), noDeficits(1), noDeficits(1)]
      for (const [i, { residence, supply, cut }] of list.entries()) {
        const baseline = roomy(i, residence, supply)
        one = stepDeficits(one, baseline, cutOf(cut / 2), relax).deficits
        two = stepDeficits(two, baseline, cutOf(cut / 3), relax).deficits
        both = stepDeficits(both, baseline, cutOf(cut / 2 + cut / 3), relax).deficits
        expect(Math.abs((both.mixed[0] as number) - (one.mixed[0] as number) - (two.mixed[0] as number))).toBeLessThanOrEqual(1e-9)
      }
    }))
  })

  it('is held to what is there, and each hold is counted', () => {
    // Oracle: by hand; 50 µg/m³/h taken away for an hour where 20 µg/m³ are there.
    const { deficits, held, missing } = stepDeficits(noDeficits(1), roomy(0, 24, 50, 20), cutOf(1), relax)
    expect(deficits.mixed[0]).toBe(20)
    expect(missing[0]).toBe(20)
    expect(held).toBe(1)
  })

  it('keeps its mass while layers exchange and nothing renews', () => {
    // Oracle: conservation of h·D + (top - h)·D aloft to 1e-12 of it, over a made-up day of heights.
    const heights = [150, 150, 300, 600, 900, 800, 400, 150, 150, 500, 200]
    const start = noDeficits(1)
    const mixed = start.mixed.slice()
    const aloft = start.aloft.slice()
    mixed[0] = 40
    aloft[0] = 7
    let state: Deficits = { ...start, mixed, aloft }
    const mass = (h: number) => h * (state.mixed[0] as number) + (1000 - h) * (state.aloft[0] as number)
    const before = mass(150)
    for (let i = 1; i < heights.length; i++) {
      const c = exchangeLayers(heights[i - 1] as number, heights[i] as number, 1000, { mixedKeeps: 1, mixedGains: 0, aloftKeeps: 1, aloftGains: 0 })
      const air = { ...idealAir({ layers: [c.mixedKeeps, c.mixedGains, c.aloftKeeps, c.aloftGains] }), stays: new Float64Array([1]), fill: new Float64Array([1]) }
      state = stepDeficits(state, idealHour({ hour: i, air, total: 1e6, primary: [{ area: 'district', sector: 'mobile', value: 1e6, supply: 0 }] }), cutOf(0), relax).deficits
    }
    expect(Math.abs(mass(200) - before)).toBeLessThanOrEqual(1e-12 * before)
  })

  it('shrinks with the air when the observation says that the air was replaced', () => {
    // Oracle: what replaces the contribution replaces its deficit in the same ratio: D/C stays.
    let state = noDeficits(1)
    for (let i = 0; i < 200; i++) state = stepDeficits(state, roomy(i, 5, 2, 10), cutOf(0.36), relax).deficits
    expect((state.mixed[0] as number) / 10).toBeCloseTo(0.36, 9)
    const replaced = { ...roomy(200, 5, 2, 3), kept: new Float64Array([0.3]) }
    expect((stepDeficits(state, replaced, cutOf(0.36), relax).deficits.mixed[0] as number) / 3).toBeCloseTo(0.36, 9)
  })
})

describe('the deficit of the inflow', () => {
  it('is never more than the contribution, and the whole of it once all the air was emitted under the order', () => {
    // Oracle: bounds, and the limit after the path is long behind; a cut of everything takes everything, secondary PM included.
    let state = noDeficits(1)
    const primary = SECTORS.map(sector => ({ area: 'region' as const, sector, value: 10 }))
    for (let i = 0; i < 400; i++) {
      const baseline = idealHour({ hour: i, air: idealAir({ run: 5 * (i + 1), blend: 0.3 }), total: 200, primary, secondary: [0, 0, 90] })
      const history: History = [{ from: 0 as EventHour, run: new Float64Array(1), cut: null }, { from: 1 as EventHour, run: new Float64Array([5]), cut: new Float64Array(CUTS).fill(1) }]
      const next = stepDeficits(state, baseline, history, new Float64Array([0.06]))
      state = next.deficits
      expect(next.missing[0]).toBeLessThanOrEqual(200 + 1e-9)
      // The nearest sources of the region are 50 km away, ten hours at this wind.
      if (i < 10) expect(next.missing[0]).toBe(0)
      if (i === 399) expect(next.missing[0]).toBeCloseTo(200, 6)
    }
    expect(state.arrived.length).toBe(TAGS - SECTORS.length)
  })
})
