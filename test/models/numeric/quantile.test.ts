import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { band, median, quantileSorted } from '../../../models/numeric/quantile.ts'

const sample = [3.7, -1.2, 8.4, 0, 5.5, 5.5, 12.25]
const sorted = [...sample].sort((a, b) => a - b)

describe('quantiles of type 7', () => {
  it.each([[0.05, -0.84], [0.1, -0.48], [0.25, 1.85], [0.5, 5.5], [0.9, 9.94], [0.95, 11.095]])('of seven readings at %f is %f', (p, expected) => {
    // Oracle: Python 3's statistics.quantiles(x, n=20, method="inclusive"), which is R's type 7; last-bit differences only.
    expect(quantileSorted(sorted, p)).toBeCloseTo(expected, 12)
  })

  it('of 1, 2, 3, 4 are the quartiles that R prints', () => {
    // Oracle: R, quantile(1:4): 1.00 1.75 2.50 3.25 4.00.
    expect([0, 0.25, 0.5, 0.75, 1].map(p => quantileSorted([1, 2, 3, 4], p))).toEqual([1, 1.75, 2.5, 3.25, 4])
  })

  it('lie between the smallest and the largest, in order', () => {
    // Oracle: a law of every quantile.
    fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 }), values => {
      const { p05, median, p95 } = band(values)
      expect(p05).toBeGreaterThanOrEqual(Math.min(...values))
      expect(p05 <= median && median <= p95).toBe(true)
      expect(p95).toBeLessThanOrEqual(Math.max(...values))
    }))
  })

  it('are those of the sorted members, however the members are spread', () => {
    // Oracle: the engine's own sort of a typed array, then the definition above, bit for bit; among them members far from all others, ties, infinities and NaN.
    const near = fc.double({ min: 0, max: 1, noNaN: true })
    const far = fc.oneof(near, fc.constantFrom(0, 3, 1e300, -1e300, 5e-324, Infinity, -Infinity, NaN), fc.double())
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 20, arbitrary: near }, far), { minLength: 1, maxLength: 300 }), values => {
      const ascending = Float64Array.from(values).sort()
      const [p05, middle, p95] = [0.05, 0.5, 0.95].map(p => quantileSorted(ascending, p))
      // Adding 0 makes one zero of the two.
      expect(Object.values(band(values)).map(x => x + 0)).toEqual([middle, p05, p95].map(x => (x ?? 0) + 0))
      expect(median(values) + 0).toEqual((middle ?? 0) + 0)
    }), { numRuns: 500 })
  })

  it('of one set of members do not change when those of another are asked for', () => {
    // Oracle: the same bands, asked for alone; the order of members is kept in an array that all calls share.
    const few = [5, 1, 3]
    const many = Float64Array.from({ length: 400 }, (_, i) => (i * 37) % 400)
    const [first, second] = [band(few), band(many)]
    expect([band(few), band(many)]).toEqual([first, second])
    expect(first).toEqual({ median: 3, p05: 1.2, p95: 4.8 })
  })

  it('of equal members have no width, and of none are refused', () => {
    // Oracle: bit equality; the message names the rule.
    expect(band(new Float64Array(100).fill(483.1))).toEqual({ median: 483.1, p05: 483.1, p95: 483.1 })
    expect(() => quantileSorted([], 0.5)).toThrow('at least one value')
  })

  it('leave the members as they were', () => {
    // Oracle: the argument, compared with a copy.
    const members = Float64Array.from(sample)
    band(members)
    expect([...members]).toEqual(sample)
  })
})
