import { expect, it } from 'vitest'
import { gasLimits } from '../../../server/packs/gas-limits.ts'
import { loadRuleBook } from '../../../server/packs/rule-book.ts'
import { at } from '../../support/frames.ts'

const book = loadRuleBook()
const of = (hour: string, column: string) => gasLimits(book, at(hour), 480).filter(limit => limit.column === column).map(({ grade, value, standard, zh, en }) => [grade, value, standard, zh, en])

it.each([['2016-07-01T12:00:00+08:00', 'gb3095-2012'], ['2026-03-01T01:00:00+08:00', 'gb3095-2026-transition'], ['2031-01-01T01:00:00+08:00', 'gb3095-2026']])('ozone at %s is read against the limits of %s, by grade', (hour, standard) => {
  // Oracle: rules.md §1.3, rows O3: MDA8 100 and 160, one hour 160 and 200, in all three editions; the first hours of the days on which they begin.
  expect(of(hour, 'o3').map(limit => limit.slice(0, 4))).toEqual([['grade1', 160, standard, '1 h 一级 160'], ['grade2', 200, standard, '1 h 二级 200']])
  expect(of(hour, 'o3_mda8').map(limit => limit.slice(0, 4))).toEqual([['grade1', 100, standard, '8 h 一级 100'], ['grade2', 160, standard, '8 h 二级 160']])
  expect(of(hour, 'o3')[0]?.[4]).toBe('1 h grade 1: 160')
})

it('the other gases have their limits of single hours; particles have none of an hour', () => {
  // Oracle: GB 3095-2012 table 1, by eye: SO2 150 and 500, NO2 200, CO 10 mg/m³.
  expect(Object.fromEntries(['so2', 'no2', 'co', 'pm25', 'pm10'].map(column => [column, of('2016-07-01T12:00:00+08:00', column).map(([, value]) => value)]))).toEqual({ so2: [150, 500], no2: [200, 200], co: [10, 10], pm25: [], pm10: [] })
  expect(gasLimits(book, at('2010-01-01T00:00:00+08:00'), 480)).toEqual([])
})
