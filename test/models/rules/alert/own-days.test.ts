import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dailyMeans } from '../../../../models/rules/alert/own-days.ts'
import { meanHalfEven } from '../../../../models/rules/rounding.ts'

it('the mean of the last 24 hours needs 20 of them', () => {
  // Oracle: by hand: 19 hours of 100 are none; 24 of 100 and then 12 of 0 are 50.
  const means = dailyMeans([...Array<number>(24).fill(100), ...Array<number>(12).fill(0)])
  expect([means[18], means[19], means[23], means[35]]).toEqual([null, 100, 100, 50])
})

it('a half is rounded to even', () => {
  // Oracle: GB/T 8170: 150.5 → 150, 151.5 → 152; the sums are of decimals that no float holds.
  expect([150, 151].map(low => dailyMeans([...Array<number>(12).fill(low + 0.2), ...Array<number>(12).fill(low + 0.8)]).at(-1))).toEqual([150, 152])
})

it('is the same as the exact mean of each window by itself', () => {
  // Oracle: rounding.ts, which adds whole decimals.
  const value = fc.option(fc.integer({ min: 0, max: 900_000 }).map(whole => whole / 1000), { freq: 12 })
  fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), values => {
    const windows = values.map((_, end) => values.slice(Math.max(0, end - 23), end + 1).filter(one => one !== null))
    expect(dailyMeans(values)).toEqual(windows.map(window => window.length < 20 ? null : meanHalfEven(window, 0)))
  }), { numRuns: 60 })
})
