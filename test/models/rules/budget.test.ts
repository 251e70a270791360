import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goodDaysBudget, heavyDaysBudget, meanBudget } from '../../../models/rules/budget.ts'
import { exact } from '../../../models/rules/exact.ts'

const flat = (value: number, days: number) => Array.from({ length: days }, () => exact(value))

describe('the budget that is left', () => {
  it('is what the rest of the year may have', () => {
    // Oracle: by hand: 200 days at 40 against 32 over 365: (32·365 - 40·200)/165 = 3680/165 = 22.30.
    const budget = meanBudget({ values: flat(40, 200), remaining: 165 }, 32, 180)
    expect(budget).toMatchObject({ target: 32, mean: 40, days: 200, remaining: 165, met: true })
    expect(budget.rest).toBeCloseTo(3680 / 165, 10)
    // With rounding 32.5: (32.5·365 - 8000)/165.
    expect(budget.restByRounding).toBeCloseTo((32.5 * 365 - 8000) / 165, 10)
  })

  it('prices one more heavy day', () => {
    // Oracle: by hand: after 180 the 164 others may have (3680 - 180)/164 = 21.34, 0.96 less each; the year rises by (180 - 22.30)/365 = 0.43; it uses 8.07 days.
    const { heavyDay } = meanBudget({ values: flat(40, 200), remaining: 165 }, 32, 180)
    expect(heavyDay).toMatchObject({ concentration: 180 })
    expect(heavyDay!.restAfter).toBeCloseTo(3500 / 164, 10)
    expect(heavyDay!.lowersRest).toBeCloseTo(3680 / 165 - 3500 / 164, 10)
    expect(heavyDay!.raisesMean).toBeCloseTo((180 - 3680 / 165) / 365, 10)
    expect(heavyDay!.daysOfBudget).toBeCloseTo(180 / (3680 / 165), 10)
  })

  it('closes: the year at that mean has exactly the target', () => {
    // Oracle: put the rest back in and average, in another order.
    fc.assert(fc.property(fc.array(fc.integer({ min: 3, max: 400 }), { minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 20, max: 60 }), (values, remaining, target) => {
      const { rest } = meanBudget({ values: values.map(exact), remaining }, target, 160)
      expect((values.reduce((a, b) => a + b, 0) + rest! * remaining) / (values.length + remaining)).toBeCloseTo(target, 9)
    }))
  })

  it('says when the target is out of reach, and when rounding alone still reaches it', () => {
    // Oracle: by hand: 364 days at 35.2 leave 35·365 - 12812.8 = -37.8 for the last day, but 35.5·365 - 12812.8 = 144.7 by rounding.
    const last = meanBudget({ values: flat(35.2, 364), remaining: 1 }, 35, 160)
    expect(last.rest).toBeCloseTo(-37.8, 6)
    expect(last.restByRounding).toBeCloseTo(144.7, 6)
    expect([last.met, last.heavyDay?.restAfter, last.heavyDay?.daysOfBudget]).toEqual([true, null, null])
    expect(meanBudget({ values: flat(80, 300), remaining: 65 }, 35, 160).met).toBe(false)
  })

  it('of a year that is over is met or not, after rounding', () => {
    // Oracle: by hand: 35.4 rounds to 35, 35.6 to 36; and to one decimal 35.4 is above 35.
    expect([meanBudget({ values: flat(35.4, 360), remaining: 0 }, 35, 160), meanBudget({ values: flat(35.6, 360), remaining: 0 }, 35, 160), meanBudget({ values: flat(35.4, 360), remaining: 0 }, 35, 160, 1), meanBudget({ values: [], remaining: 0 }, 35, 160)].map(({ met, rest }) => [met, rest])).toEqual([[true, null], [false, null], [false, null], [null, null]])
  })

  it('of an empty year is the target itself', () => {
    // Oracle: by hand.
    expect(meanBudget({ values: [], remaining: 365 }, 35, 160)).toMatchObject({ mean: null, rest: 35 })
  })
})

describe('days that are left', () => {
  it('are the good ones still needed', () => {
    // Oracle: by hand: 80 % of 365 is 292; 150 were good, 142 of 165 are needed, 23 may be otherwise.
    expect(goodDaysBudget(150, 200, 165, 80)).toEqual({ target: 80, counted: 150, days: 200, remaining: 165, left: 142, spare: 23, met: true })
    expect(goodDaysBudget(100, 200, 165, 80)).toMatchObject({ left: 192, spare: -27, met: false })
    // 79.2 % of 365 is 289.08, so 290; of 250 it is 198 exactly.
    expect([goodDaysBudget(0, 0, 365, 79.2).left, goodDaysBudget(0, 0, 250, 79.2).left]).toEqual([290, 198])
  })

  it('are the heavy ones still allowed', () => {
    // Oracle: by hand: 2 % of 365 is 7.3, so 7.
    expect(heavyDaysBudget(5, 200, 165, 2)).toEqual({ target: 2, counted: 5, days: 200, remaining: 165, left: 2, spare: null, met: true })
    expect(heavyDaysBudget(8, 200, 165, 2)).toMatchObject({ left: -1, met: false })
  })
})
