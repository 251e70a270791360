import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaDay } from '../../../../models/rules/area-day.ts'
import { dayValues, roundedDay } from '../../../../models/rules/day-values.ts'
import { halfEven } from '../../../../models/rules/rounding.ts'
import { NO_POINTS_YET, pointMeansStep, type PointsMean } from '../../../../models/rules/alert/point-means.ts'

function through(hours: readonly (readonly (number | null)[])[]): PointsMean[] {
  let state = NO_POINTS_YET
  return hours.map(values => {
    const next = pointMeansStep(state, values)
    state = next.state
    return next.out
  })
}
const hours = (n: number, values: readonly (number | null)[]) => Array.from({ length: n }, () => values)

describe('the mean over the points of a city', () => {
  it('is the mean of their means of 24 hours, each of 20 at least', () => {
    // Oracle: by hand. 19 hours are not enough, 20 are; after 24 hours of 100 and 200, twelve of 0 halve each mean.
    const out = through([...hours(24, [100, 200]), ...hours(12, [0, 0])])
    expect([out[18], out[19], out[23], out[35]].map(one => one?.mean)).toEqual([null, 150, 150, 75])
  })

  it('is a mean of points, not of hours: a point with gaps counts as much as the others', () => {
    // Oracle: by hand. Point b is there in the first 20 hours only, at 100; a is 100, then 200 for 4 hours: (2800/24 + 100)/2.
    const out = through([...hours(20, [100, 100]), ...hours(4, [200, null])])
    expect(out.at(-1)).toEqual({ mean: Math.round((2_800 / 24 + 100) / 2 * 1e9) / 1e9, points: 2, of: 2 })
  })

  it('is none where fewer than three quarters of the points have one, or half where there are few', () => {
    // Oracle: by hand: 3 of 4 are enough, 2 of 4 are not, 1 of 2 is; a point that never reported is not counted.
    const of = (values: readonly (number | null)[]) => through([values.map(() => 50), ...hours(24, values)]).at(-1)
    expect(of([60, 60, 60, null])).toEqual({ mean: 60, points: 3, of: 4 })
    expect(of([60, 60, null, null])).toEqual({ mean: null, points: 2, of: 4 })
    expect(of([60, null])).toEqual({ mean: 60, points: 1, of: 2 })
    expect(through(hours(24, [60, null, null, null, null])).at(-1)).toEqual({ mean: 60, points: 1, of: 1 })
    expect(through(hours(24, [null])).at(-1)).toEqual({ mean: null, points: 0, of: 0 })
  })

  it('is exact at a half', () => {
    // Oracle: 150.5 by hand: three points of 150.1, 150.5 and 150.9, whose binary sums err.
    expect(through(hours(24, [150.1, 150.5, 150.9])).at(-1)?.mean).toBe(150.5)
  })

  it('does not depend on the order of the points', () => {
    // Oracle: a mean has no order.
    fc.assert(fc.property(fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 5, maxLength: 5 }), { minLength: 20, maxLength: 40 }), rows => {
      expect(through(rows.map(row => [...row].reverse())).at(-1)).toEqual(through(rows).at(-1))
    }), { numRuns: 40 })
  })

  it('is at 24:00 the daily mean that signed figures are made of', () => {
    // Oracle: another implementation: exact fractions over whole days (area-day.ts), rounded once. A first hour lets every point report.
    const value = fc.option(fc.integer({ min: 0, max: 9_000 }).map(tenths => tenths / 10), { freq: 12 })
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }).chain(points => fc.array(fc.array(value, { minLength: points, maxLength: points }), { minLength: 24, maxLength: 24 })), rows => {
      const days = rows[0]!.map((_, point) => dayValues(0, { pm25: rows.map(row => row[point] ?? null) }))
      const { mean } = through([rows[0]!.map(() => 1), ...rows]).at(-1)!
      expect(mean === null ? null : halfEven(mean, 0)).toBe(roundedDay(areaDay(days), 'pm25'))
    }), { numRuns: 300 })
  })
})
