import { describe, expect, it } from 'vitest'
import { candidates, inside, runsOf, spansOf } from '../../../../models/rules/alert/clauses.ts'
import { editionNamed } from '../../../../models/rules/alert/edition.ts'
import { daysOf, rules, ruling } from './days.ts'

const clause = (edition: string, id: string) => {
  const found = editionNamed(edition, rules).levels.flatMap(level => level.clauses).find(one => one.id === id)
  if (found === undefined) throw new Error(`no clause ${id}`)
  return found
}
const runs = (edition: string, id: string, days: readonly (number | null)[]) =>
  runsOf(clause(edition, id), spansOf(daysOf(days), ruling(edition, 'natural-day')), editionNamed(edition, rules)).map(({ from, to, metAt }) => [from / 24, (to + 1) / 24, (metAt + 1) / 24])

describe('a clause', () => {
  it('holds over the whole run, and was met with the day that completed it', () => {
    // Oracle: by hand, in days from the first. Red of 2016: four days above 200 with two above 300 in a row.
    expect(runs('beijing-2016', '2016-red-days', [30, 160, 160, 160, 260, 260, 160, 30])).toEqual([[1, 7, 6]])
    expect(runs('beijing-2016', '2016-red-days', [30, 260, 260, 160, 160, 160, 30])).toEqual([[1, 6, 5]])
    // Two days above 300 that do not follow each other are not two days in a row.
    expect(runs('beijing-2016', '2016-red-days', [30, 260, 160, 260, 160, 30])).toEqual([])
  })

  it('holds over each run that is long enough, and over no other', () => {
    // Oracle: by hand: two heavy, one heavy, two heavy; yellow of 2015 asks for two.
    expect(runs('beijing-2015', '2015-yellow', [200, 200, 30, 200, 30, 200, 200])).toEqual([[0, 2, 2], [5, 7, 7]])
  })

  it('asks for more than three days where it says so', () => {
    // Oracle: 73 hours of whole days are four.
    expect([runs('beijing-2015', '2015-red', [200, 200, 200]), runs('beijing-2015', '2015-red', [200, 200, 200, 200])]).toEqual([[], [[0, 4, 4]]])
  })

  it('looks at spans joined where the edition counts them as one, and the days of the gap are no heavy days', () => {
    // Oracle: by hand, national grades of 2017: one clear day between counts as one episode of four days; above 300 nothing is joined.
    expect(runs('beijing-2018', '2018-red-days', [260, 260, 30, 160])).toEqual([[0, 4, 4]])
    expect(runs('beijing-2018', '2018-red-days', [260, 30, 260, 160])).toEqual([])
  })

  it('has candidates that are not long enough yet, and stretches only within the run', () => {
    // Oracle: by hand.
    const above = spansOf(daysOf([160, 30, 260, 160]), ruling('beijing-2016'))
    const spans = candidates(clause('beijing-2016', '2016-orange'), above, editionNamed('beijing-2016', rules))
    expect(spans.map(({ from, to }) => [from, to])).toEqual([[0, 23], [48, 95]])
    expect(spans.map(span => inside(above(300), span).length)).toEqual([0, 1])
  })
})
