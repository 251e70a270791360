import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, numberOf } from '../../../models/rules/exact.ts'
import { nthHighest, percentile, rankedPercentile } from '../../../models/rules/percentile.ts'
import { quantileSorted } from '../../../models/numeric/quantile.ts'

const of = (...values: number[]) => values.map(exact)
const upTo = (n: number) => of(...Array.from({ length: n }, (_, i) => i + 1))

describe('a percentile', () => {
  it('lies between neighbours as the formula says', () => {
    // Oracle: by hand: n = 365, p = 90 %: k = 1 + 364·0.9 = 328.6, so 328.6 among 1…365; n = 11, p = 50 % the sixth; n = 2, p = 95 % 1.95.
    expect([numberOf(percentile(upTo(365), 90)!), numberOf(percentile(upTo(11), 50)!), numberOf(percentile(upTo(2), 95)!), numberOf(percentile(of(7), 98)!)]).toEqual([328.6, 6, 1.95, 7])
    expect(percentile([], 90)).toBeNull()
  })

  it('is that of R’s type 7, whatever the order of days', () => {
    // Oracle: numeric/quantile.ts, which is tested against R, in floats.
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5000 }).map(n => n / 10), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 99 }), (values, p) => {
      expect(numberOf(percentile(of(...values), p)!)).toBeCloseTo(quantileSorted(values.toSorted((a, b) => a - b), p / 100), 9)
    }))
  })

  it('by rank is a value that was measured', () => {
    // Oracle: 40 CFR 50 app. N table 1 by hand: of 351 to 365 days the 98th percentile is the 8th highest: int(0.98·365) = 357, the 358th of 365.
    expect(numberOf(rankedPercentile(upTo(365), 98)!)).toBe(358)
    expect(numberOf(nthHighest(upTo(365), 8)!)).toBe(358)
    expect([nthHighest(upTo(3), 4), rankedPercentile([], 98)]).toEqual([null, null])
    expect(numberOf(nthHighest(of(3, 9, 5), 1)!)).toBe(9)
  })

  it('tells fractions apart that one float stands for', () => {
    // Oracle: 1/3 and 1/3 + 1e-30 read as the same float; the larger one is the highest.
    const [third, more] = [{ num: 1n, den: 3n }, { num: 10n ** 30n + 3n, den: 3n * 10n ** 30n }]
    expect(nthHighest([more, third], 1)).toBe(more)
  })

  it('is asked for in whole percent', () => {
    // Oracle: a programmer's error names the value.
    expect(() => percentile(upTo(3), 0.9)).toThrow(/whole number from 1 to 99, got 0.9/)
  })
})
