import { describe, expect, it } from 'vitest'
import { uniform } from '../../../../models/numeric/random.ts'
import { digitPreference } from '../../../../models/stream/hints/digits.ts'
import { changed, honest } from './made-series.ts'

describe('digit preference', () => {
  it('is hinted at in honest series about as often as it says', () => {
    // Oracle: 400 random series of four months without any preference, clean, ordinary and dirty: p below 0.05 in about 5 %
    // (binomial, three standard deviations: 1.7 to 8.3 %), and none notable.
    const hints = Array.from({ length: 400 }, (_, member) => digitPreference(honest(member, 120, [30, 60, 110][member % 3]!))!)
    expect(hints.every(hint => hint !== null)).toBe(true)
    const share = hints.filter(({ p }) => p < 0.05).length / hints.length
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.083)
    expect(hints.filter(({ notable }) => notable)).toEqual([])
  })

  it('is notable where every fifth number was rounded to tens', () => {
    // Oracle: by construction: the digit 0 gets a fifth of all others on top of its tenth.
    const lazy = changed(honest(1, 120), (value, n) => uniform({ seed: 1, model: 'lazy', member: 0, name: 'hand', hour: n }) < 0.2 ? Math.round(value / 10) * 10 : value)
    expect(digitPreference(lazy)).toMatchObject({ name: 'digit preference', notable: true, numbers: { digit: 0 } })
    expect(digitPreference(lazy)!.p).toBeLessThan(1e-12)
    expect(digitPreference(lazy)!.numbers['excess']).toBeGreaterThan(1)
  })

  it('is not notable where it is sure but small', () => {
    // Oracle: by construction: one number in sixty was rounded, over three years.
    const slight = digitPreference(changed(honest(5, 1100), (value, n) => n % 60 === 0 ? Math.round(value / 10) * 10 : value))!
    expect(slight.p).toBeLessThan(0.001)
    expect(slight.notable).toBe(false)
  })

  it('says nothing of a few hundred hours, nor of an hour that is repeated', () => {
    // Oracle: the words at the head of the file.
    expect(digitPreference(honest(1, 20))).toBeNull()
    expect(digitPreference(changed(honest(1, 120), () => 60))).toBeNull()
  })

  it('reads carbon monoxide in tenths', () => {
    // Oracle: the same numbers, ten times smaller.
    const series = honest(3, 120)
    expect(digitPreference(changed(series, value => value / 10), 10)).toEqual(digitPreference(series))
  })
})
