import { describe, expect, it } from 'vitest'
import { partsOf, periodsOf, type Judge } from '../../../../models/rules/alert/course.ts'
import { editionNamed } from '../../../../models/rules/alert/edition.ts'
import { at, daysOf, rules, tables } from './days.ts'

const by = (judge: Judge['by']): Judge => ({ rules, tables, offsetMinutes: 480, by: judge })

describe('the course of alerts', () => {
  it('judges each hour by the edition of its day, and a run across a change in full by both', () => {
    // Oracle: by hand. Four heavy days, 13 to 16 December 2016: by 2015 more than three days, red, to the label 24:00 of the 14th; from then on
    // the edition of 2016 wants a day above 300: yellow.
    const series = daysOf([30, 160, 160, 160, 160, 30], at('2016-12-12T01:00'))
    expect(periodsOf(partsOf(series, by('beijing'))).map(({ edition, rank, from, to, clause }) => [edition.id, edition.levels[rank]?.level, from / 24, (to + 1) / 24, clause?.id]))
      .toEqual([['beijing-2015', 'red', 1, 3, '2015-red'], ['beijing-2016', 'yellow', 3, 5, '2016-yellow']])
  })

  it('has no edition before the first plan, and one of its own where it is forced', () => {
    // Oracle: the first plan is of 2013-10-22; a forced edition asks for no date.
    const series = daysOf([160, 160, 160], at('2013-10-21T01:00'))
    expect(partsOf(series, by('beijing')).map(({ from, to, edition }) => [from, to, edition?.id ?? null])).toEqual([[0, 23, null], [24, 71, 'beijing-2013']])
    expect(periodsOf(partsOf(series, by(editionNamed('national-2024', rules)))).map(({ edition, rank, from, to }) => [edition.id, rank, from, to])).toEqual([['national-2024', 1, 0, 71]])
    expect(partsOf(daysOf([]), by('beijing'))).toEqual([])
  })
})
