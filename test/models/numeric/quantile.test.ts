import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { band, quantileSorted } from '../../../models/numeric/quantile.ts'

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
