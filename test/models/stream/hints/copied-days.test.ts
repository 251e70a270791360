import fc from 'fast-check'
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

  it('are none, with a chance of one, where no two hours a day apart ever agree', () => {
    // Oracle: by construction; a chance of nothing would be the least likely hint of all.
    expect(copiedDays({ first: hour(0), values: Array.from({ length: 96 }, (_, n) => n) })).toEqual({ name: 'copied days', p: 1, notable: false, numbers: { places: 0, hours: 0, telling: 0 } })
  })

  it('are those that a comparison of every hour with every other finds', () => {
    // Oracle: the plain way, distance by distance and hour by hour, written here; bit for bit.
    const value = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(null))
    fc.assert(fc.property(fc.array(value, { minLength: 72, maxLength: 240 }), (values) => {
      expect(copiedDays({ first: hour(0), values })).toEqual(plainly(values))
    }), { numRuns: 200 })
  })
})

/** The same definition over all pairs of hours. */
function plainly(values: readonly (number | null)[]) {
  const level = (value: number | null): number => value === null || value <= 0 ? 0 : Math.max(0, Math.min(15, 4 + Math.floor(Math.log2(value))))
  const same = (i: number, back: number): boolean => values[i] !== null && values[i] === values[i - back]
  const [agreed, asked] = [new Array<number>(16).fill(0), new Array<number>(16).fill(0)]
  let places = 0
  for (let back = 24; back < values.length; back += 24) for (let i = back + 1; i < values.length; i++) {
    if (!same(i - 1, back)) continue
    places++
    if (values[i] === values[i - 1] || values[i] === null || values[i - back] === null) continue
    asked[level(values[i]!)]!++
    if (same(i, back)) agreed[level(values[i]!)]!++
  }
  const logs = agreed.map((hits, c) => Math.log((hits + 1) / (asked[c]! + 1)))
  let best = { log: 0, hours: 0, telling: 0, end: 0, back: 0 }
  for (let back = 24; back < values.length; back += 24) {
    let [log, hours, telling] = [0, 0, 0]
    for (let i = back; i < values.length; i++) {
      if (!same(i, back)) { log = hours = telling = 0; continue }
      if (hours > 0 && values[i] !== values[i - 1]) { log += logs[level(values[i]!)]!; telling++ }
      hours++
      if (log < best.log) best = { log, hours, telling, end: i, back }
    }
  }
  const p = best.telling === 0 ? 1 : Math.min(1, places * Math.exp(best.log))
  const from = hour(0) + best.end - best.hours + 1
  return { name: 'copied days', p, notable: p < 0.001 && best.telling >= 8, numbers: { places, hours: best.hours, telling: best.telling, ...(best.hours > 0 && { from, copyOf: from - best.back }) } }
}
