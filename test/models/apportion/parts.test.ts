import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { diurnal, momentOf, seasonal } from '../../../models/apportion/activity.ts'
import { drawApportion } from '../../../models/apportion/draws.ts'
import { cityShare, districtCeiling } from '../../../models/apportion/inflow.ts'
import { districtFlux, inflowShares, precursorShares } from '../../../models/apportion/inventory.ts'
import { estimateTotal, NOTHING_OBSERVED, type TotalState } from '../../../models/apportion/total.ts'
import { drawProfiles, FACTORS, nudge, readTracers } from '../../../models/apportion/tracers.ts'
import { SECTORS, TAGS } from '../../../models/contract/dimensions.ts'
import type { InventoryRow } from '../../../models/contract/inventory.ts'
import { testInventory, testProfiles } from '../../support/emissions.ts'
import { at, frameOf } from '../../support/frames.ts'
import { largest, median, testConfig } from '../../support/runs.ts'

const S = SECTORS.length
const row = (changes: Partial<InventoryRow>): InventoryRow => ({ area: 'district', sector: 'mobile', pollutant: 'PM2.5', tonnes_per_year: 100, relative_uncertainty: 0, source: 'test', status: 'assumed', ...changes })
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0)

describe('activity', () => {
  it('keeps a day’s and a year’s emission whatever its course', () => {
    // Oracle: means of 1 over 24 hours (to rounding) and over 121 and 244 days (to a hundredth).
    for (const [s, sector] of SECTORS.entries()) {
      expect(sum(Array.from({ length: 24 }, (_, hour) => diurnal(s, hour)))).toBeCloseTo(24, 9)
      expect(Math.abs((121 * seasonal(sector, true) + 244 * seasonal(sector, false)) / 365 - 1)).toBeLessThan(0.01)
    }
  })

  it('belongs to the hour that ends at the label, in local time', () => {
    // Oracle: the label 00:00 closes 23-24 h of the day before; heating ends with 15 March.
    expect(momentOf(at('2016-12-15T00:00'), 480)).toEqual({ hour: 23, heating: true })
    expect(momentOf(at('2016-03-16T00:00'), 480).heating).toBe(true)
    expect(momentOf(at('2016-03-16T01:00'), 480).heating).toBe(false)
    expect(momentOf(at('2016-11-15T01:00'), 480).heating).toBe(true)
  })

  it('does not know a 25th hour', () => {
    // Oracle: the message names the hour.
    expect(() => diurnal(0, 24)).toThrow('hour 24')
  })
})

describe('the inventory', () => {
  it('of 1,000 t/a on 600 km² feeds 190 µg/m² in every hour', () => {
    // Oracle: by hand, 1e15 µg / 8,760 h / 6e8 m² = 190.26.
    expect(sum(districtFlux([row({ tonnes_per_year: 1000 })], 1, 1, new Float64Array([600])))).toBeCloseTo(190.26, 2)
  })

  it('that is empty feeds nothing and shares alike', () => {
    // Oracle: zero emissions; 1/11 each.
    expect(sum(districtFlux([], 3, 1, new Float64Array(3).fill(600)))).toBe(0)
    expect(inflowShares([], 1, 1, true)[5]).toBeCloseTo(1 / 11, 12)
  })

  it('gives shares that add up to 1 for every member, area and precursor', () => {
    // Oracle: the meaning of a share.
    const shares = precursorShares(testInventory, 5, 1, true)
    for (let i = 0; i < shares.length; i += S) expect(sum(shares.subarray(i, i + S))).toBeCloseTo(1, 12)
  })

  it('lets the region borrow the city’s shares where it has no rows', () => {
    // Oracle: all of the city's PM2.5 comes from industry, so all of the region's does.
    const shares = inflowShares([row({ area: 'city', sector: 'industry' }), row({})], 1, 1, false)
    expect(shares[S + SECTORS.indexOf('industry')]).toBe(1)
  })

  it('leaves other rows’ luck alone when one is taken out', () => {
    // Oracle: pairing; the draw of a row is keyed by its own name.
    const rows = [row({ relative_uncertainty: 0.5 }), row({ sector: 'industry', relative_uncertainty: 0.5 })]
    const area = new Float64Array(20).fill(600)
    const [both, one] = [districtFlux(rows, 20, 1, area), districtFlux(rows.slice(0, 1), 20, 1, area)]
    for (let m = 0; m < 20; m++) expect(one[m * S]).toBe(both[m * S])
  })
})

describe('the inflow', () => {
  it('never leaves the district a negative part, nor all of it', () => {
    // Oracle: bounds, for any load of the station and the network.
    fc.assert(fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.option(fc.double({ min: 0, max: 1000, noNaN: true })), fc.double({ min: 0.05, max: 0.98, noNaN: true }), (total, p25, share) => {
      const most = districtCeiling(total, p25, share, share)
      expect(most).toBeGreaterThanOrEqual(0)
      expect(most).toBeLessThanOrEqual(total)
    }))
    expect(districtCeiling(100, 80, 0.75, 0.6)).toBeCloseTo(40, 12)
    expect(districtCeiling(100, null, 0.75, 0.6)).toBeCloseTo(40, 12)
  })

  it('comes more from the city in wind from there, less in heavy hours, and never from one of them alone', () => {
    // Oracle: the signs that science.md §1 and the official rounds ask for; bounds.
    expect(cityShare(0.45, 0.7, 0.3, 1, 75)).toBeGreaterThan(cityShare(0.45, 0.7, 0.3, 0, 75))
    expect(cityShare(0.45, 0.7, 0.3, 0, 300)).toBeLessThan(cityShare(0.45, 0.7, 0.3, 0, 75))
    expect(cityShare(0.45, 0.7, 0.3, 0, 75)).toBeCloseTo(0.45, 12)
    for (const from of [-1, 1]) for (const total of [0, 1e5]) {
      expect(cityShare(0.45, 9, 2, from, total)).toBeGreaterThanOrEqual(0.05)
      expect(cityShare(0.45, 9, 2, from, total)).toBeLessThanOrEqual(0.95)
    }
  })
})

describe('PM2.5 that was not measured', () => {
  const prior = new Float64Array([60])
  const widths = { hourly: 0.12, network: 0.3 }
  const after = (gap: number, network: readonly (number | null)[], luck = 0): number => {
    let state: TotalState = { observed: 200, network: network[0] ?? null, gap: 0 }
    let total = 0
    for (let i = 1; i <= gap; i++) {
      const next = estimateTotal(state, null, network[i] ?? null, prior, new Float64Array([luck]), widths)
      state = next.state
      total = next.total[0] as number
    }
    return total
  }

  it('goes on as the other stations went on', () => {
    // Oracle: by hand; from 95 to 45 with 5 on both sides is one half.
    expect(after(2, [95, 80, 45])).toBeCloseTo(100, 9)
  })

  it('drifts to the prior without them, and is less sure by the hour', () => {
    // Oracle: limits and order; after 30 h still between 200 and 60, after 30 days at 60.
    expect(after(1, [])).toBeGreaterThan(190)
    expect(after(30, [])).toBeLessThan(200)
    expect(after(720, [])).toBeCloseTo(60, 3)
    expect(after(9, [], 1) / after(9, [])).toBeGreaterThan(after(1, [], 1) / after(1, []))
  })

  it('has no width where it was, and does not fail at zero or before the first reading', () => {
    // Oracle: bit equality; finite and not negative.
    const luck = new Float64Array([-2, 0, 2])
    const three = new Float64Array([60, 60, 60])
    expect([...estimateTotal(NOTHING_OBSERVED, 483, 200, three, luck, widths).total]).toEqual([483, 483, 483])
    expect([...estimateTotal(NOTHING_OBSERVED, null, null, three, luck, widths).total]).toEqual([60, 60, 60])
    const zero = estimateTotal({ observed: 0, network: 0, gap: 0 }, null, 0, three, luck, widths).total
    expect([...zero].every(x => Number.isFinite(x) && x >= 0)).toBe(true)
  })
})

describe('tracers', () => {
  const members = 30
  const profiles = drawProfiles(testProfiles, members, 1)
  const primary = new Float64Array(members * TAGS)
  for (let m = 0; m < members; m++) for (let s = 0; s < S; s++) primary[m * TAGS + s] = 1
  const by = { gain: 0.014, back: 0.004, background: new Float64Array(members).fill(0.6) }
  const settle = (no2: number | undefined, far: number[]) => {
    let slow: Float64Array = new Float64Array(members * FACTORS)
    for (let hour = 0; hour < 300; hour++) slow = nudge(slow, readTracers(frameOf(hour, { readings: { no2: no2 ?? null }, network: { no2: far } })), primary, TAGS, profiles, by)
    return [0, 1, 2].map(f => median(Float64Array.from({ length: members }, (_, m) => slow[m * FACTORS + f] as number)))
  }

  it('raise traffic where NO2 stands far above the network and lower it where it does not', () => {
    // Oracle: the sign; about 11 µg/m³ of NO2 are predicted by the profiles.
    const [high = 0, solid, dust] = settle(120, [20, 25, 30])
    expect(high).toBeGreaterThan(0.2)
    expect([solid, dust]).toEqual([0, 0])
    expect(settle(30, [29, 30, 31])[0]).toBeLessThan(-0.1)
  })

  it('leave the inventory alone where nothing was measured', () => {
    // Oracle: no news, no change.
    expect(settle(undefined, [])).toEqual([0, 0, 0])
  })

  it('never move a group by more than a factor of three', () => {
    // Oracle: the stated limit.
    expect(Math.exp(largest(settle(5000, [1, 1, 1])))).toBeLessThanOrEqual(3.0000001)
  })

  it('do not take PM10 below PM2.5 for negative dust', () => {
    // Oracle: 倒挂 happens in fog; the coarse part is zero then.
    expect(readTracers(frameOf(0, { readings: { pm25: 100, pm10: 90 } }))[3]).toEqual({ reading: 0, inflow: null })
  })
})

describe('the draws', () => {
  it('of one member are the same in a small and in a large ensemble', () => {
    // Oracle: bit equality; everything about a member hangs on (seed, model, member, name).
    const [small, large] = [drawApportion(testConfig({ members: 5 }), 7), drawApportion(testConfig({ members: 50 }), 7)]
    for (const key of ['flux', 'profiles', 'city', 'weightsHeating', 'luck', 'forming'] as const) expect([...large[key].subarray(0, small[key].length)]).toEqual([...small[key]])
  })

  it('share the secondary PM out to the last bit', () => {
    // Oracle: four shares add up to 1.
    const { weightsRest } = drawApportion(testConfig({ members: 50 }), 7)
    for (let m = 0; m < 50; m++) expect(sum(weightsRest.subarray(m * 4, m * 4 + 4))).toBeCloseTo(1, 12)
  })
})
