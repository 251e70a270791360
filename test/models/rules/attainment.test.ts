import { describe, expect, it } from 'vitest'
import { attainmentOf, exceedanceMultiple, together } from '../../../models/rules/attainment.ts'
import { evaluationOf, standardNamed } from '../../../models/rules/edition.ts'
import { numberOf } from '../../../models/rules/exact.ts'
import { daysFromCivil } from '../../../models/units/time.ts'
import { loadRuleBook } from '../../../server/packs/rule-book.ts'
import { placeOf } from '../../support/made-days.ts'

const book = loadRuleBook()
const judge = (id: string, year: number, ...place: Parameters<typeof placeOf>) => { const standard = standardNamed(book, id); return attainmentOf(placeOf(...place), year, standard, evaluationOf(book, standard)) }
const flat = (value: number | null, days = 365) => Array<number | null>(days).fill(value)
const plan = { pm25: flat(34), pm10: flat(52), no2: flat(20), so2: flat(3), co: flat(1), o3: flat(150) }
const of = (result: ReturnType<typeof judge>, pollutant: string, kind: string) => result.criteria.find(one => one.criterion.pollutant === pollutant && one.criterion.by.kind === kind)!

describe('attainment of a year', () => {
  it('of the plan’s means holds by the limits of 2012 and fails by those of 2026 and 2031', () => {
    // Oracle: rules.md §1.5, derived there from the tables: 34, 52, 20, 3.
    const verdicts = ['gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026'].map(id => judge(id, 2015, daysFromCivil(2015, 1, 1), plan))
    expect(verdicts.map(result => result.attained['grade2'])).toEqual([true, false, false])
    const missed = (i: number) => verdicts[i]!.criteria.filter(one => one.attained['grade2'] === false).map(one => `${one.criterion.pollutant} ${one.criterion.by.kind}`)
    expect(missed(1)).toEqual(['pm25 mean'])
    // The final daily limits of PM10 100, PM2.5 50 hold for flat days; only means fail.
    expect(missed(2)).toEqual(['pm10 mean', 'pm25 mean'])
  })

  it('rounds before it compares', () => {
    // Oracle: by hand: a mean of 35.4 is 35 and attains, 35.6 is 36 and does not; printed unrounded beside it.
    const at = (mean: number) => of(judge('gb3095-2012', 2015, daysFromCivil(2015, 1, 1), { ...plan, pm25: flat(mean) }), 'pm25', 'mean')
    expect([at(35.4), at(35.6)].map(({ compared, value, attained }) => [compared, numberOf(value!), attained['grade2']])).toEqual([[35, 35.4, true], [36, 35.6, false]])
  })

  it('gives no verdict to a year with too few days, and says how many there were', () => {
    // Oracle: GB 3095-2026 table 4: 300 days are not 324; the 300th is 27 October, which gives October its 27.
    const result = judge('gb3095-2012', 2015, daysFromCivil(2015, 1, 1), { ...plan, pm25: flat(80, 300) })
    expect(of(result, 'pm25', 'mean')).toMatchObject({ compared: 80, shortfall: { days: 300, needed: 324, shortMonths: [11, 12] }, attained: { grade1: null, grade2: null } })
    expect(result.attained['grade2']).toBeNull()
    expect(of(judge('gb3095-2012', 2015, daysFromCivil(2015, 1, 1), { ...plan, pm25: flat(null) }), 'pm25', 'mean')).toMatchObject({ value: null, compared: null })
  })

  it('counts days for the European limits, and too many are too many however few days there are', () => {
    // Oracle: by hand: 18 days above 25 are allowed, 19 not, even in a year of 40 days.
    const eu = (over: number, days: number) => of(judge('eu-2024-2881', 2015, daysFromCivil(2015, 1, 1), { pm25: flat(5, days).map((low, i) => i < over ? 30 : low) }), 'pm25', 'allowed')
    expect([eu(18, 365), eu(19, 365), eu(18, 40), eu(19, 40)].map(({ compared, attained }) => [compared, attained['limit']])).toEqual([[18, true], [19, false], [18, null], [19, false]])
  })

  it('takes the mean of three years where the standard does, and no verdict from one', () => {
    // Oracle: by hand: 8, 9 and 10.3 are 9.1 on average, above 9.0; two years of 9 beside an empty one have no verdict.
    const three = (...means: (number | null)[]) => of(judge('us-epa-2024', 2015, daysFromCivil(2013, 1, 1), { pm25: means.flatMap(mean => flat(mean)) }), 'pm25', 'mean')
    expect([three(8, 9, 10), three(8, 9, 10.3), three(null, 9, 9)].map(({ compared, attained, yearsUsed }) => [compared, attained['primary'], yearsUsed.length])).toEqual([[9, true, 3], [9.1, false, 3], [9, null, 2]])
  })

  it('knows how far above a limit, and what several verdicts make together', () => {
    // Oracle: by hand: 79 against 35 is 1.26 times above.
    expect([exceedanceMultiple(79, 35), exceedanceMultiple(35, 35), exceedanceMultiple(10, 35)]).toEqual([1.26, 0, 0])
    expect([together([true, true]), together([true, null]), together([null, false]), together([])]).toEqual([true, null, false, null])
  })
})
