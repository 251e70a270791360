import { describe, expect, it } from 'vitest'
import { copiedDays } from '../../../../models/stream/hints/copied-days.ts'
import { hour } from '../row.ts'
import { changed, honest } from './made-series.ts'

describe('copied days', () => {
  it('are hinted at in honest series less often than they say', () => {
    // Oracle: 200 random series of three months, from clean air of a few µg/m³ (where days look alike) to dirty: p is a bound, so p below
    // 0.05 in at most 5 % (three standard deviations: 9.7 %), and at most one in a thousand notable.
    const hints = Array.from({ length: 200 }, (_, member) => copiedDays(honest(member, 90, [4, 12, 60, 150][member % 4]!))!)
    expect(hints.filter(({ p }) => p < 0.05).length / 200).toBeLessThan(0.097)
    expect(hints.filter(({ notable }) => notable)).toEqual([])
  })

  it.each([[24, 31, 45], [14, 60, 10]])('are found with their place: %d hours of day %d that were once day %d', (hours, copy, source) => {
    // Oracle: by construction.
    const forged = changed(honest(2, 90), (value, n, values) => n >= copy * 24 && n < copy * 24 + hours ? values[n - (copy - source) * 24]! : value)
    const hint = copiedDays(forged)!
    expect(hint).toMatchObject({ name: 'copied days', notable: true })
    expect(hint.p).toBeLessThan(hours === 24 ? 1e-6 : 1e-3)
    const [from, of] = [hint.numbers['from']!, hint.numbers['copyOf']!]
    // A run may begin an hour or two early, where the days agreed by accident, and is told of the later day.
    const [early, late] = [Math.min(copy, source), Math.max(copy, source)]
    expect(Math.abs(from - (hour(0) + late * 24))).toBeLessThanOrEqual(2)
    expect(from - of).toBe((late - early) * 24)
  })

  it('are not those of an instrument that stands still, or does not work', () => {
    // Oracle: hours without change, and hours without a value, tell nothing.
    expect(copiedDays(changed(honest(1, 30), (value, n) => n > 200 && n < 400 ? 57 : value))!.notable).toBe(false)
    expect(copiedDays(changed(honest(1, 30), (value, n) => n > 200 && n < 400 ? null : value))!.notable).toBe(false)
    expect(copiedDays({ first: hour(0), values: [1, 2, 3] })).toBeNull()
  })
})
