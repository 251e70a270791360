import { describe, expect, it } from 'vitest'
import { diurnal, momentOf, seasonal } from '../../../models/apportion/activity.ts'
import { drawApportion } from '../../../models/apportion/draws.ts'
import { cityShare } from '../../../models/apportion/inflow.ts'
import { districtFlux, inflowShares, precursorShares } from '../../../models/apportion/inventory.ts'
import { estimateTotal, NOTHING_OBSERVED, type TotalState } from '../../../models/apportion/total.ts'
import { SECTORS } from '../../../models/contract/dimensions.ts'
import type { InventoryRow } from '../../../models/contract/inventory.ts'
import { testInventory } from '../../support/emissions.ts'
import { at } from '../../support/frames.ts'
import { testConfig } from '../../support/runs.ts'

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
    expect(sum(districtFlux([row({ tonnes_per_year: 1000 })], 'PM2.5', 1, 1, new Float64Array([600])))).toBeCloseTo(190.26, 2)
  })

  it('that is empty feeds nothing and shares alike', () => {
    // Oracle: zero emissions; 1/11 each.
    expect(sum(districtFlux([], 'PM2.5', 3, 1, new Float64Array(3).fill(600)))).toBe(0)
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
    const [both, one] = [districtFlux(rows, 'PM2.5', 20, 1, area), districtFlux(rows.slice(0, 1), 'PM2.5', 20, 1, area)]
    for (let m = 0; m < 20; m++) expect(one[m * S]).toBe(both[m * S])
  })
})

describe('the inflow', () => {
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

describe('the draws', () => {
  it('of one member are the same in a small and in a large ensemble', () => {
    // Oracle: bit equality; everything about a member hangs on (seed, model, member, name).
    const [small, large] = [drawApportion(testConfig({ members: 5 }), 7), drawApportion(testConfig({ members: 50 }), 7)]
    for (const key of ['flux', 'profiles', 'city', 'weightsHeating', 'luck', 'factorLuck'] as const) expect([...large[key].subarray(0, small[key].length)]).toEqual([...small[key]])
  })

  it('share the secondary PM out to the last bit', () => {
    // Oracle: four shares add up to 1.
    const { weightsRest } = drawApportion(testConfig({ members: 50 }), 7)
    for (let m = 0; m < 50; m++) expect(sum(weightsRest.subarray(m * 4, m * 4 + 4))).toBeCloseTo(1, 12)
  })
})
