import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halfEven, meanHalfEven, truncated, wholeMillionths } from '../../../models/rules/rounding.ts'

describe('rounding by GB/T 8170', () => {
  it.each([['1.050', 1, 10], ['0.35', 1, 4], ['0.45', 1, 4], ['0.451', 1, 5], ['2.5', 0, 2], ['3.5', 0, 4], ['-2.5', 0, -2], ['-3.51', 0, -4], ['35.99', 0, 36], ['7', 1, 70], ['1e-7', 0, 0], ['1.5e2', 0, 150]] as const)('takes %s at %d decimals to %d units', (text, decimals, units) => {
    // Oracle: the standard's own examples (1.050 → 1.0, 0.35 → 0.4, rules.md §1.4) and the same rule by hand.
    expect(halfEven(text, decimals)).toBe(units)
    expect(halfEven(Number(text), decimals)).toBe(units)
  })

  it('takes numbers as they are written, where binary fractions lie a hair beside the half', () => {
    // Oracle: 1.005 is 1.00499… in binary and 2.675 is 2.67499…; written out they are halves: 1.00 and 2.68.
    expect([halfEven(1.005, 2), halfEven(2.675, 2), halfEven(0.15, 1), halfEven(0.25, 1)]).toEqual([100, 268, 2, 2])
  })

  it('rounds a mean once, from the exact sum', () => {
    // Oracle: by hand; 0.1 + 0.2 + 0.15 over 3 is 0.15 exactly (floats say 0.15000000000000002), a half: 0.2. Mean of 1, 2 is 1.5 → 2; of 2, 3 is 2.5 → 2.
    expect([meanHalfEven([0.1, 0.2, 0.15], 1), meanHalfEven([1, 2], 0), meanHalfEven([2, 3], 0), meanHalfEven([1, 1, 2], 0)]).toEqual([2, 2, 2, 1])
  })

  it('is never farther than half a unit, and a mirror at zero', () => {
    // Oracle: laws of rounding to nearest.
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (thousandths, decimals) => {
      const value = thousandths / 1000
      const units = halfEven(value, decimals)
      const unit = 10 ** (3 - decimals)
      expect(Math.abs(units * unit - thousandths) * 2).toBeLessThanOrEqual(unit)
      expect(halfEven(-value, decimals)).toBe(units === 0 ? 0 : -units)
    }))
  })

  it('is the same for a number as for its text, however many decimals', () => {
    // Oracle: the text goes through decimal digits, the number through whole millionths where it can.
    fc.assert(fc.property(fc.oneof(fc.integer({ min: -2e9, max: 2e9 }).map(n => n / 1000), fc.double({ noNaN: true, min: -1e9, max: 1e9 })), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
      expect(halfEven(value, decimals)).toBe(halfEven(String(value), decimals))
      expect(truncated(value, decimals)).toBe(truncated(String(value), decimals))
    }))
    expect([wholeMillionths(0.1), wholeMillionths(1 / 3), wholeMillionths(Number.NaN), wholeMillionths(1e300)]).toEqual([100_000, null, null, null])
  })

  it('says what it cannot round', () => {
    // Oracle: a programmer's error names the value.
    expect(() => halfEven(Number.NaN, 0)).toThrow(/"NaN"/)
    expect(() => halfEven('', 0)).toThrow(/decimal number/)
    expect(() => meanHalfEven([], 0)).toThrow(/at least one/)
  })
})
