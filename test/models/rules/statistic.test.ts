import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, numberOf } from '../../../models/rules/exact.ts'
import { countAbove, roundBy, statisticOf } from '../../../models/rules/statistic.ts'
import { daysFromCivil } from '../../../models/units/time.ts'
import { digitsOf, nearestByTrying } from '../../support/nearest.ts'

const FIRST = daysFromCivil(2015, 1, 1)
const dated = (values: readonly number[]) => values.map((value, i) => ({ day: FIRST + i, value: exact(value) }))
const number = (...args: Parameters<typeof statisticOf>) => { const found = statisticOf(...args); return found === null ? null : numberOf(found) }

describe('a statistic of a year', () => {
  it('is what its name says', () => {
    // Oracle: by hand on 1 to 5.
    const five = dated([3, 1, 5, 2, 4])
    expect([number(five, { kind: 'mean' }), number(five, { kind: 'percentile', p: 90 }), number(five, { kind: 'ranked percentile', p: 98 }), number(five, { kind: 'rank', n: 4 }), number(five, { kind: 'allowed', times: 1 })]).toEqual([3, 4.6, 5, 2, null])
    expect(number([], { kind: 'mean' })).toBeNull()
  })

  it('has a worst season of six months', () => {
    // Oracle: by hand: months flat at 10 but April to September at 70, and March at 40: April to September is the worst, 70.
    const year = dated(Array.from({ length: 365 }, (_, i) => { const month = new Date(Date.UTC(2015, 0, 1 + i)).getUTCMonth() + 1; return month >= 4 && month <= 9 ? 70 : month === 3 ? 40 : 10 }))
    expect(number(year, { kind: 'season', months: 6 })).toBe(70)
    expect(number(year.slice(0, 150), { kind: 'season', months: 6 })).toBeNull()
  })

  it('counts what exceeds after rounding, and what exceeds before it', () => {
    // Oracle: rules of the table by hand: 160.4 rounds to 160, which does not exceed; 160.5 to 160 (even); 160.6 to 161.
    expect(countAbove(dated([160, 160.4, 160.5, 160.6, 161]), 160, 0, 'half even')).toEqual({ rounded: 2, unrounded: 4 })
    expect(countAbove(dated([154, 155, 156]), 150, -1, 'half up')).toEqual({ rounded: 2, unrounded: 3 })
  })

  it('rounds half to even by trying, half up as by hand, and cuts', () => {
    // Oracle: trying all whole numbers on decimal digits; the others by hand.
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 2 }), (n, decimals) => {
      const text = (n / 1000).toFixed(3)
      expect(roundBy(exact(Number(text)), decimals, 'half even')).toBe(nearestByTrying(digitsOf(text, 3), 10n ** BigInt(3 - decimals)) / 10 ** decimals)
    }))
    expect([roundBy(exact(34.5), 0, 'half up'), roundBy(exact(35.49), 0, 'half up'), roundBy(exact(9.05), 1, 'half up'), roundBy(exact(0.0709), 3, 'cut'), roundBy(exact(155), -1, 'half up')]).toEqual([35, 35, 9.1, 0.07, 160])
  })
})
