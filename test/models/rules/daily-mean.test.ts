import { describe, expect, it } from 'vitest'
import { dailyMaximum, dailyMean } from '../../../models/rules/daily-mean.ts'
import { numberOf, roundedTo } from '../../../models/rules/exact.ts'

const day = (fill: (label: number) => number | null) => Array.from({ length: 24 }, (_, i) => fill(i + 1))

describe('a daily mean', () => {
  it('needs 20 of the 24 hours', () => {
    // Oracle: GB 3095-2026 table 4.
    expect(numberOf(dailyMean(day(label => label <= 20 ? 30 : null)).value!)).toBe(30)
    expect(dailyMean(day(label => label <= 19 ? 30 : null))).toEqual({ value: null, hours: 19 })
    expect(dailyMean(day(() => null))).toEqual({ value: null, hours: 0 })
  })

  it('is rounded once, from hours that are not', () => {
    // Oracle: by hand: twelve hours of 34 and twelve of 35 are 34.5 → 34 (even); 115.5 → 116; 0.15 CO → 0.2, 0.25 → 0.2.
    const halves = (low: number, high: number) => dailyMean(day(label => label <= 12 ? low : high)).value!
    expect([roundedTo(halves(34, 35), 0), roundedTo(halves(115, 116), 0), roundedTo(halves(0.1, 0.2), 1), roundedTo(halves(0.2, 0.3), 1)]).toEqual([34, 116, 0.2, 0.2])
  })

  it('takes the 24 hours of one day', () => {
    // Oracle: a programmer's error.
    expect(() => dailyMean([1, 2, 3])).toThrow(/24 hours of a day, got 3/)
  })
})

describe('the largest hour of a day', () => {
  it('needs 20 hours, unless it exceeds the limit already', () => {
    // Oracle: the words of the rule (assumed, no clause found): 19 hours at 200 say nothing, at 201 they do.
    const most = (hours: number, value: number) => dailyMaximum(day(label => label <= hours ? value : null), 200)
    expect([most(20, 150), most(19, 200), most(19, 201)].map(({ value, hours }) => [value === null ? null : numberOf(value), hours])).toEqual([[150, 20], [null, 19], [201, 19]])
  })
})
