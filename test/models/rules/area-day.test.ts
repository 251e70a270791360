import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaDay, enoughPoints, ozoneOfMeanHours } from '../../../models/rules/area-day.ts'
import { dayAqi, dayValues, roundedDay } from '../../../models/rules/day-values.ts'
import { numberOf } from '../../../models/rules/exact.ts'
import { edition2026 } from './tables.ts'

const flat = (value: number | null) => Array<number | null>(24).fill(value)
const points = (...pm25: (number | null)[]) => pm25.map(value => dayValues(16_000, { pm25: flat(value) }))

describe('a day of a district or city', () => {
  it('is the mean over its points, then the index: not the mean of indices, and not the worst point', () => {
    // Oracle: by hand from table 3: points of 60 and 170 have IAQI 100 and 220, their mean of 115 has 150.
    const area = areaDay(points(60, 170))
    expect(roundedDay(area, 'pm25')).toBe(115)
    expect(dayAqi(area, edition2026).aqi).toBe(150)
  })

  it('rounds the mean once, not the points before it', () => {
    // Oracle: by hand: 34.4 and 34.8 would round to 34 and 35 and then 34.5 → 34; their mean is 34.6 → 35.
    expect(roundedDay(areaDay(points(34.4, 34.8)), 'pm25')).toBe(35)
  })

  it('needs three quarters of its points, or half of fewer than four', () => {
    // Oracle: rules.md §1.4 (from memory there).
    expect([[3, 4], [2, 4], [1, 2], [1, 3], [2, 3], [27, 35], [26, 35], [0, 1]].map(([valid, all]) => enoughPoints(valid!, all!))).toEqual([true, false, true, false, true, true, false, false])
    expect(roundedDay(areaDay(points(10, 20, 30, null)), 'pm25')).toBe(20)
    expect(roundedDay(areaDay(points(10, 20, null, null)), 'pm25')).toBeNull()
  })

  it('does not depend on the order of points and lies between them', () => {
    // Oracle: laws of a mean.
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }), values => {
      const area = numberOf(areaDay(points(...values)).pm25!.value!)
      expect(numberOf(areaDay(points(...values.toReversed())).pm25!.value!)).toBe(area)
      expect(area).toBeGreaterThanOrEqual(Math.min(...values))
      expect(area).toBeLessThanOrEqual(Math.max(...values))
    }))
  })

  it('has two ozones, and the one it does not take is never the larger', () => {
    // Oracle: the largest mean of a mean is at most the mean of the largest means; by hand, peaks at different hours: 8 h of 200 each, apart: 200 against 110.
    const early = { o3: flat(20).map((low, i) => i >= 0 && i < 8 ? 200 : low) }
    const late = { o3: flat(20).map((low, i) => i >= 16 ? 200 : low) }
    const area = areaDay([dayValues(16_000, early), dayValues(16_000, late)])
    expect([numberOf(area.o3!.value!), numberOf(ozoneOfMeanHours([early, late]).value!)]).toEqual([200, 110])
  })

  it('needs a point', () => {
    // Oracle: a programmer's error.
    expect(() => areaDay([])).toThrow(/at least one point/)
  })
})
