import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { drawApportion } from '../../../models/apportion/draws.ts'
import { FACTORS } from '../../../models/apportion/groups.ts'
import { inflowShares } from '../../../models/apportion/inventory.ts'
import { closureOf, splitTotal, type Splitting } from '../../../models/apportion/split.ts'
import { SECTORS, TAGS } from '../../../models/contract/dimensions.ts'
import { testInventory } from '../../support/emissions.ts'
import { idealAir } from '../../support/ideal.ts'
import { testConfig } from '../../support/runs.ts'

const S = SECTORS.length
const members = 4
const draws = drawApportion(testConfig({ members }), 1)
const inflow = inflowShares(testInventory, members, 1, true)
const given = (fine: number, made: number, total: number, factor = 1): Splitting => ({
  draws, inflow, air: idealAir({ members }), heating: true, fine: new Float64Array(members * S).fill(fine), made: new Float64Array(members * S).fill(made),
  factors: new Float64Array(members * FACTORS).fill(factor), total: new Float64Array(members).fill(total), humidity: 60,
})
const sum = (values: Float64Array, from: number, to: number) => values.subarray(from, to).reduce((all, x) => all + x, 0)

describe('the split of an hour', () => {
  it('adds up to the total, none below zero, whatever the boxes hold', () => {
    // Oracle: conservation to 1e-9, over random loads from nothing to far more than was observed.
    const load = fc.double({ min: 0, max: 200, noNaN: true })
    fc.assert(fc.property(load, load, fc.double({ min: 0, max: 1000, noNaN: true }), (fine, made, total) => {
      const { primary, secondary } = splitTotal(given(fine, made, total))
      for (let m = 0; m < members; m++) expect(Math.abs(sum(primary, m * TAGS, (m + 1) * TAGS) + sum(secondary, m * 3, m * 3 + 3) - total)).toBeLessThan(1e-9 * Math.max(1, total))
      expect([...primary, ...secondary].every(x => x >= 0)).toBe(true)
    }))
  })

  it('takes the district as the boxes have it times the factor, and everything else as inflow', () => {
    // Oracle: by hand; 11 sectors of 1 + 0.5 µg/m³, doubled, of 200.
    const { primary, secondary, made, kept } = splitTotal(given(1, 0.5, 200, 2))
    expect(sum(primary, 0, S)).toBeCloseTo(22, 9)
    expect(secondary[0]).toBeCloseTo(11, 9)
    expect(sum(made, 0, S)).toBeCloseTo(secondary[0] ?? NaN, 12)
    expect(kept[0]).toBe(1)
  })

  it('leaves the inflow its least share where the boxes would take all', () => {
    // Oracle: the drawn bound of each member.
    const { primary, secondary, kept } = splitTotal(given(50, 10, 100))
    for (let m = 0; m < members; m++) {
      const district = sum(primary, m * TAGS, m * TAGS + S) + (secondary[m * 3] ?? NaN)
      expect(district).toBeCloseTo(100 * (1 - (draws.leastInflow[m] ?? NaN)), 9)
      expect(kept[m]).toBeCloseTo(district / 660, 12)
    }
  })

  it('asks of the inventory what the contribution is over (E/h)·τ', () => {
    // Oracle: by hand; 11 of 1 µg/m³ against 11 of a supply of 0.5 µg/m³/h, which is twice the inventory's, for 8 h.
    const factors = new Float64Array(members * FACTORS).fill(2)
    const primary = new Float64Array(members * TAGS)
    for (let m = 0; m < members; m++) primary.fill(1, m * TAGS, m * TAGS + S)
    expect(closureOf(primary, new Float64Array(members * S).fill(0.5), factors, idealAir({ members, residence: 8 }))).toBeCloseTo(0.5, 12)
    expect(closureOf(primary, new Float64Array(members * S), factors, idealAir({ members }))).toBeNull()
  })
})
