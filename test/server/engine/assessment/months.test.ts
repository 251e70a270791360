import { describe, expect, it } from 'vitest'
import { evaluationOf, standardNamed } from '../../../../models/rules/edition.ts'
import { parseDay } from '../../../../models/units/time.ts'
import { choose } from '../../../../server/engine/assessment/choice.ts'
import { dayIndices } from '../../../../server/engine/assessment/indices.ts'
import { decimalsOf, monthsOf } from '../../../../server/engine/assessment/months.ts'
import { placesOf } from '../../../../server/engine/assessment/places.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { loadRuleBook } from '../../../../server/packs/rule-book.ts'
import { loadUsStandard } from '../../../../server/packs/standards.ts'
import { flat, recordOf } from '../../../support/assessed-record.ts'

function months(from: string, days: Parameters<typeof recordOf>[1][string], asked = 'auto', dust: string[] = []) {
  const record = recordOf(from, { a: days })
  const choice = choose(record, new GasTimeline('273.15K', 480), asked, 'limit')
  const [place] = placesOf(record, choice, () => true)
  return monthsOf(place!, record.firstDay, dayIndices(place!, record, choice, loadUsStandard()), choice, new Set(dust.map(day => parseDay(day)!)))
}

describe('months', () => {
  it('are those that the record touches, each valid or not', () => {
    // Oracle: by hand: 2016-01-30 to 2016-03-01; January has 2 days, February 29 of 25, March 1.
    const made = months('2016-01-30', { pm25: flat(40, 32) })
    expect(made.map(({ month, days, needed, valid, values }) => [month, days['pm25'], needed, valid['pm25'], values['pm25']])).toEqual([['2016-01', 2, 27, false, 40], ['2016-02', 29, 25, true, 40], ['2016-03', 1, 27, false, 40]])
    expect(made[1]?.counts).toMatchObject({ days: 29, good: 29 })
  })

  it('keep a decimal more in the edition of 2026, and percentiles of CO and ozone', () => {
    // Oracle: HJ 663 as rules.md §1.4 has it (weak): whole µg/m³ in 2013, tenths in 2026, CO hundredths; 95th of 1…31 is 29.5, 90th is 28.
    const rising = Array.from({ length: 31 }, (_, i) => i + 1)
    const days = { pm25: flat(40.24, 31), co: rising, o3: rising }
    expect(months('2016-03-01', days)[0]?.values).toEqual({ pm25: 40, co: 29.5, o3: 28 })
    expect(months('2016-03-01', days, 'gb3095-2026', [])[0]?.values).toEqual({ pm25: 40.2, co: 27.03, o3: 25.7 })
    const book = loadRuleBook()
    expect(['gb3095-2012', 'gb3095-2026'].map(id => { const evaluation = evaluationOf(book, standardNamed(book, id)); return [decimalsOf(evaluation, 'pm25'), decimalsOf(evaluation, 'co')] })).toEqual([[0, 1], [1, 2]])
  })

  it('leave dust days out of PM from 2017 on, and keep them in the days by index', () => {
    // Oracle: rules.md §1.4; 30 days of 40 and one of 900.
    const days = { pm25: flat(40, 31), pm10: flat(60, 31).map((value, i) => i === 14 ? 900 : value) }
    const [with_, without] = [months('2021-03-01', days), months('2021-03-01', days, 'auto', ['2021-03-15'])]
    expect([with_[0]?.values['pm10'], without[0]?.values['pm10'], without[0]?.days['pm10'], without[0]?.counts?.heavy]).toEqual([87, 60, 30, 1])
    expect(months('2016-03-01', days, 'auto', ['2016-03-15'])[0]?.values['pm10']).toBe(87)
  })

  it('of other standards have means alone', () => {
    // Oracle: the WHO has no composite index, so no percentile is asked of a month.
    expect(months('2016-03-01', { co: Array.from({ length: 31 }, (_, i) => i + 1) }, 'who-2021')[0]).toMatchObject({ values: { co: 14.7 }, index: null, counts: null })
  })
})
