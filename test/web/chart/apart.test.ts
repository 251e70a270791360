import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apart } from '../../../web/src/chart/apart.ts'

it('moves names apart that would print over each other, keeps their order, and stays within the plot', () => {
  // Oracle: the three conditions themselves, for any heights that can stand: sorted, at least a gap between neighbours, all inside.
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 8 }), heights => {
    const sorted = [...heights].sort((a, b) => a - b)
    const moved = apart(sorted, 12, 6, 194)
    expect(moved).toHaveLength(sorted.length)
    for (const [at, y] of moved.entries()) {
      expect(y).toBeGreaterThanOrEqual(6)
      expect(y).toBeLessThanOrEqual(194)
      if (at > 0) expect(y - (moved[at - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9)
    }
  }))
})

it('leaves alone what is far enough apart', () => {
  // Oracle: by hand.
  expect(apart([20, 60, 100], 12, 6, 194)).toEqual([20, 60, 100])
  expect(apart([20, 22, 100], 12, 6, 194)).toEqual([20, 32, 100])
  expect(apart([190, 193], 12, 6, 194)).toEqual([182, 194])
})
