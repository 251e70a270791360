import { expect, it } from 'vitest'
import { binomialTail, chiSquareTail, fisherTail } from '../../../../models/stream/hints/chance.ts'

it.each([[3.841458820694124, 1, 0.05], [16.918977604620448, 9, 0.05], [21.665994333461924, 9, 0.01], [27.877164871256568, 9, 0.001], [4.168159008146108, 9, 0.9], [0, 9, 1], [10, 2, Math.exp(-5)]])(
  'chi-square of %d with %d degrees leaves %d', (x, degrees, tail) => {
    // Oracle: R's qchisq at those tails; with two degrees the tail is exp(-x/2).
    expect(chiSquareTail(x, degrees)).toBeCloseTo(tail, 10)
  })

it('keeps small tails apart', () => {
  // Oracle: exp(-x/2) again, far out, where one minus a sum would be 0.
  expect(chiSquareTail(200, 2) / Math.exp(-100)).toBeCloseTo(1, 10)
  expect(() => chiSquareTail(-1, 9)).toThrow(/needs x ≥ 0 and degrees above zero, got -1 and 9/)
})

it('is exact for a table of tea cups', () => {
  // Oracle: Fisher's lady: 3 or more of 4 cups right among 8 is 17/70; all 4 is 1/70.
  expect(fisherTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12)
  expect(fisherTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12)
  expect(fisherTail(0, 4, 4, 8)).toBeCloseTo(1, 12)
})

it('counts coins', () => {
  // Oracle: ten tosses: 8 or more heads in 56 of 1,024 ways.
  expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12)
  expect([binomialTail(0, 10, 0.1), binomialTail(3, 10, 0)]).toEqual([1, 0])
})
