import { expect, it } from 'vitest'
import { fastestGrowth } from '../../../../models/response/indicators/growth.ts'
import { flat, series, single } from './run.ts'

it('is the steepest mean rise over its span', () => {
  // Oracle: by hand; flat at 10, then +60 in six hours (10 an hour), then flat: 10 over 6 h, and 10 over 3 h.
  const ramp = [...flat(10, 8), 20, 30, 40, 50, 60, 70, ...flat(70, 8)]
  expect([...fastestGrowth(single(ramp), 6)]).toEqual([10])
  expect([...fastestGrowth(single(ramp), 3)]).toEqual([10])
})

it('is negative where the air only clears', () => {
  // Oracle: 5 less each hour can grow by no more than -5.
  expect([...fastestGrowth(single(Array.from({ length: 12 }, (_, i) => 100 - 5 * i)), 6)]).toEqual([-5])
})

it('pairs hours, not rows: over a gap nothing is called six hours', () => {
  // Oracle: rows 3 h and 6 h apart by label; only 10 → 40 lies exactly 6 h apart.
  const run = series([[10], [0], [40]])
  const [a] = run.hours
  const gapped = { ...run, hours: [a!, a! + 4, a! + 6].map(h => h as typeof a & number) }
  expect([...fastestGrowth(gapped, 6)]).toEqual([5])
  expect([...fastestGrowth(series([[1], [2]]), 6)]).toEqual([0])
})
