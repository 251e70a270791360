import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, cutTo, exact, meanExact, meanOfMillionths, minus, numberOf, ONE, plus, roundedTo, roundedUnits, times } from '../../../models/rules/exact.ts'
import { digitsOf, nearestByTrying } from '../../support/nearest.ts'

const decimals = fc.integer({ min: 0, max: 9_999_999 }).map(n => (n / 1000).toFixed(3))

describe('an exact fraction', () => {
  it('of a mean rounds to the whole number that is nearest, and to the even one on a tie', () => {
    // Oracle: trying all whole numbers on decimal digits, which shares no arithmetic with the code.
    fc.assert(fc.property(fc.array(decimals, { minLength: 1, maxLength: 30 }), texts => {
      const mean = meanExact(texts.map(text => exact(Number(text))))!
      const sum = texts.reduce((total, text) => total + digitsOf(text, 3), 0n)
      expect(roundedUnits(mean, 0)).toBe(nearestByTrying(sum, 1000n * BigInt(texts.length)))
      expect(roundedUnits(mean, 1)).toBe(nearestByTrying(sum, 100n * BigInt(texts.length)))
    }))
  })

  it('keeps a half a half through a mean of means', () => {
    // Oracle: by hand: (1/3 + 2/3)/2 = 1/2 → 0, (4/3 + 5/3)/2 = 3/2 → 2, and 34.5 → 34, 35.5 → 36.
    const third = (n: number) => meanOfMillionths(n * 1_000_000, 3)
    expect(roundedTo(meanExact([third(1), third(2)])!, 0)).toBe(0)
    expect(roundedTo(meanExact([third(4), third(5)])!, 0)).toBe(2)
    expect([roundedTo(exact(34.5), 0), roundedTo(exact(35.5), 0), roundedTo(exact(0.25), 1), roundedTo(exact(-2.5), 0)]).toEqual([34, 36, 0.2, -2])
    expect(meanExact([])).toBeNull()
  })

  it('adds, takes away, multiplies and compares as fractions do', () => {
    // Oracle: by hand with thirds and sevenths.
    const [third, seventh] = [meanOfMillionths(1e6, 3), meanOfMillionths(1e6, 7)]
    expect(compare(plus(third, seventh), { num: 10n, den: 21n })).toBe(0)
    expect(compare(minus(third, seventh), { num: 4n, den: 21n })).toBe(0)
    expect(compare(times(third, seventh), { num: 1n, den: 21n })).toBe(0)
    expect([compare(third, seventh), compare(seventh, third), compare(times(third, ONE), third)]).toEqual([1, -1, 0])
    expect(numberOf(third)).toBe(1 / 3)
  })

  it('cuts off where the US rule does', () => {
    // Oracle: by hand: 35.49 at one decimal is 35.4, 0.0709 at three is 0.070.
    expect([cutTo(exact(35.49), 1), cutTo(exact(0.0709), 3), cutTo(exact(12), 0)]).toEqual([35.4, 0.07, 12])
  })

  it('refuses what is no number', () => {
    // Oracle: a programmer's error names the value.
    expect(() => exact(Number.NaN)).toThrow(/finite number below 100 million, got NaN/)
    expect(() => exact(1e12)).toThrow(/1000000000000/)
  })
})
