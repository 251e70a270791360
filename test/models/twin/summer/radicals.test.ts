import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceRadicals, type RadicalSoup } from '../../../../models/twin/summer/radicals.ts'
import { constantsAt } from '../../../../models/twin/summer/constants.ts'

const k = constantsAt(30, 55, 1003)
const light = { ohMade: 3e-4, ho2Made: 2e-4 }
const soup: RadicalSoup = { no: 0.5, o3: 70, ...light, toRo2: 3, toHo2: 1.5, ended: 2 }
const fraction = fc.double({ min: 0, max: 1, noNaN: true })

describe('the radical balance', () => {
  it('makes as many radicals as it ends, in any air', () => {
    // Oracle: the sum of the three balances, written from the reactions and not from the solver: what light makes against nitric acid,
    // alkyl nitrates and the pairs of peroxy radicals; 1e-8 for the bracketing.
    fc.assert(fc.property(fraction, fraction, fraction, fraction, (a, b, c, d) => {
      const air = { no: 40 * a * a * a, o3: 120 * b, ...light, toRo2: 0.1 + 10 * c, toHo2: 1, ended: 0.01 + 20 * d }
      const { oh, ho2, ro2 } = balanceRadicals(air, k.radical)
      const ends = oh * air.ended + 0.04 * k.radical.ro2No * ro2 * air.no + 2 * k.radical.ho2Ho2 * ho2 * ho2 + 2 * k.radical.ho2Ro2 * ho2 * ro2 + 2 * k.radical.ro2Ro2 * ro2 * ro2
      return Math.abs(ends / 5e-4 - 1) < 1e-8
    }))
  })

  it('knows the clean limit: HO2 alone, paired with itself', () => {
    // Oracle: closed form: HO2 = √(P / 2k) where nothing else is left.
    const { ho2 } = balanceRadicals({ ...soup, no: 0, o3: 0, toRo2: 0, toHo2: 1, ended: 0 }, k.radical)
    expect(ho2 / Math.sqrt(5e-4 / (2 * k.radical.ho2Ho2))).toBeCloseTo(1, 7)
  })

  it('knows the polluted limit: OH is what light makes over what NO2 takes', () => {
    // Oracle: Kleinman 1994: at high NOx every radical ends as nitric acid; the alkyl nitrates of RO2 (4 % of each turn) come beside it.
    const air = { ...soup, no: 60, ended: 40, toRo2: 2, toHo2: 1 }
    const { oh } = balanceRadicals(air, k.radical)
    expect(oh * (air.ended + 0.04 * air.toRo2) / 5e-4).toBeCloseTo(1, 2)
  })

  it('makes ozone faster with more NO where NO is scarce, and slower where it is plenty; always faster with more VOC', () => {
    // Oracle: the two regimes (science.md §4); P = (k HO2 + k RO2) NO, with NO2 four times NO.
    const made = (no: number, voc: number) => {
      const { ho2, ro2 } = balanceRadicals({ ...soup, no, toRo2: voc, ended: 4 * no * k.ohNo2 }, k.radical)
      return (k.radical.ho2No * ho2 + k.radical.ro2No * ro2) * no
    }
    expect(made(0.1, 3)).toBeGreaterThan(made(0.05, 3))
    expect(made(40, 3)).toBeLessThan(made(20, 3))
    for (const no of [0.05, 1, 20]) expect(made(no, 6)).toBeGreaterThan(made(no, 3))
    expect(made(20, 6) / made(20, 3)).toBeGreaterThan(made(0.05, 6) / made(0.05, 3))
  })

  it('is empty where nothing makes radicals', () => {
    // Oracle: nothing comes of nothing.
    expect(balanceRadicals({ ...soup, ohMade: 0, ho2Made: 0 }, k.radical)).toEqual({ oh: 0, ho2: 0, ro2: 0 })
  })
})
