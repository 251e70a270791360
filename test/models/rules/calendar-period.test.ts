import { describe, expect, it } from 'vitest'
import { monthNeeds, monthShortfall, monthSpan, yearShortfall, yearSpan } from '../../../models/rules/calendar-period.ts'
import { daysFromCivil, formatDay } from '../../../models/units/time.ts'
import { loadRuleBook } from '../../../server/packs/rule-book.ts'

const [hj663, , who] = loadRuleBook().evaluations
const all = (year: number) => { const { first, end } = yearSpan(year); return Array.from({ length: end - first }, (_, i) => first + i) }
const without = (year: number, month: number, missing: number) => all(year).filter(day => day < daysFromCivil(year, month, 1) || day >= daysFromCivil(year, month, 1) + missing)

describe('a year of days', () => {
  it('runs from its first of January to the next', () => {
    // Oracle: the calendar: 2016 had 366 days.
    expect([formatDay(yearSpan(2016).first), formatDay(yearSpan(2016).end), all(2016).length, all(2015).length]).toEqual(['2016-01-01', '2017-01-01', 366, 365])
    expect([monthSpan({ year: 2016, month: 2 }), monthSpan({ year: 2016, month: 12 })].map(({ first, end }) => end - first)).toEqual([29, 31])
  })

  it('needs 324 days, 27 of each month and 25 of February', () => {
    // Oracle: GB 3095-2026 table 4 by hand.
    expect(yearShortfall(2016, all(2016), hj663!)).toBeNull()
    expect(yearShortfall(2016, without(2016, 3, 4), hj663!)).toBeNull()
    expect(yearShortfall(2016, without(2016, 3, 5), hj663!)).toEqual({ days: 361, needed: 324, shortMonths: [3] })
    expect(yearShortfall(2016, without(2016, 2, 4), hj663!)).toBeNull()
    expect(yearShortfall(2016, without(2016, 2, 5), hj663!)).toMatchObject({ shortMonths: [2] })
    expect(yearShortfall(2015, all(2015).filter((_, i) => i % 9 !== 0), hj663!)).toMatchObject({ days: 324, needed: 324 })
  })

  it('does not count days of other years', () => {
    // Oracle: by hand.
    expect(yearShortfall(2016, all(2015), hj663!)).toMatchObject({ days: 0 })
  })

  it('needs what its evaluation asks', () => {
    // Oracle: seeds/standards/evaluation/who-2021.json asks three quarters of a year and nothing of a month.
    expect(yearShortfall(2015, all(2015).slice(0, 274), who!)).toBeNull()
    expect(yearShortfall(2015, all(2015).slice(0, 273), who!)).toMatchObject({ days: 273, needed: 274, shortMonths: [] })
    expect([monthNeeds({ year: 2015, month: 2 }, hj663!), monthNeeds({ year: 2015, month: 3 }, hj663!), monthNeeds({ year: 2015, month: 3 }, who!)]).toEqual([25, 27, 0])
  })

  it('has months that stand by themselves', () => {
    // Oracle: 27 of 31 days.
    expect(monthShortfall({ year: 2016, month: 3 }, without(2016, 3, 4), hj663!)).toBeNull()
    expect(monthShortfall({ year: 2016, month: 3 }, without(2016, 3, 5), hj663!)).toEqual({ days: 26, needed: 27, shortMonths: [3] })
  })
})
