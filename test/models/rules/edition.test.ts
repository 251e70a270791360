import { describe, expect, it } from 'vitest'
import { evaluationOf, isInForce, limitOf, limitsOn, standardNamed, standardNames } from '../../../models/rules/edition.ts'
import { daysFromCivil } from '../../../models/units/time.ts'
import { loadRuleBook } from '../../../server/packs/rule-book.ts'

const book = loadRuleBook()
const auto = (year: number, month: number, day: number) => limitsOn(book, 'auto', daysFromCivil(year, month, day))?.id ?? null

describe('the edition', () => {
  it('of a day is the national one in force on it, and none before the first', () => {
    // Oracle: rules.md §0: 2012 to 2026-02-28, transition 2026-03-01 to 2030-12-31, then the final limits.
    expect([auto(2012, 2, 28), auto(2012, 2, 29), auto(2026, 2, 28), auto(2026, 3, 1), auto(2030, 12, 31), auto(2031, 1, 1), auto(2060, 1, 1)])
      .toEqual([null, 'gb3095-2012', 'gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026-transition', 'gb3095-2026', 'gb3095-2026'])
  })

  it('can be forced on any day, and can be asked whether it was in force', () => {
    // Oracle: the issue: history under both editions.
    const forced = limitsOn(book, 'gb3095-2026-transition', daysFromCivil(2015, 6, 1))
    expect(forced?.id).toBe('gb3095-2026-transition')
    expect([isInForce(forced!, '2015-06-01'), isInForce(forced!, '2026-03-01'), isInForce(forced!, '2031-01-01')]).toEqual([false, true, false])
  })

  it('is refused by name where there is none, with the names that there are', () => {
    // Oracle: contracts.md names six standards for assess; the European one is ours beside them.
    expect(standardNames(book)).toEqual(['auto', 'gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026', 'who-2021', 'eu-2024-2881', 'us-epa-2024'])
    expect(() => limitsOn(book, 'gb3095-1996', 9000)).toThrow(/no standard "gb3095-1996"; there are auto, gb3095-2012/)
  })

  it('brings its evaluation and its limits', () => {
    // Oracle: HJ 663-2013 belongs to the edition of 2012, HJ 663-2026 to both of 2026; PM2.5 daily grade 2 is 75, 60, 50 (rules.md §1.3).
    const three = ['gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026'].map(id => standardNamed(book, id))
    expect(three.map(standard => evaluationOf(book, standard).id)).toEqual(['hj663-2013', 'hj663-2026', 'hj663-2026'])
    expect(three.map(standard => limitOf(standard, 'pm25', 'day')?.values['grade2'])).toEqual([75, 60, 50])
    expect(limitOf(three[0]!, 'pm25', 'hour')).toBeNull()
    expect(() => evaluationOf({ ...book, evaluations: [] }, three[0]!)).toThrow(/does not have/)
  })
})
