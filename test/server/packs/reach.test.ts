import { expect, it } from 'vitest'
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { reachProblem } from '../../../server/packs/reach.ts'

const at = (text: string): EventHour => parseHour(text) ?? 0 as EventHour

it('fifty years are a record, and a mistyped year is none', () => {
  // Oracle: the calendar; 1973-01-01 to 2023-01-01 are 50 years of 365.25 days less half a day.
  expect(reachProblem(at('1973-01-01T00:00:00+08:00'), at('2023-01-01T00:00:00+08:00'), 480)).toBeNull()
  expect(reachProblem(at('0201-01-01T00:00:00+08:00'), at('2021-01-01T00:00:00+08:00'), 480))
    .toBe('the hours reach from 0201-01-01T00:00:00+08:00 to 2021-01-01T00:00:00+08:00, over more than 50 years; mend the time that is wrong, or take a part with --from and --to')
})

it('an hour whose year does not have four digits in the pack\'s own time is none', () => {
  // Oracle: ISO 8601, years of four digits; 24:00 at UTC-12 of the last day of 9999 is 20:00 of the next year at UTC+8.
  const end = at('9999-12-31T24:00:00-12:00')
  expect(reachProblem(end, end, 480)).toBe('the hour 10000-01-01T20:00:00+08:00 lies outside the years 1 to 9999; mend its time')
  expect(reachProblem(end, end, -720)).toBe('the hour 10000-01-01T00:00:00-12:00 lies outside the years 1 to 9999; mend its time')
  const begin = at('0001-01-01T00:00:00+08:00')
  expect([reachProblem(begin, begin, 480), reachProblem(begin, begin, 0)]).toEqual([null, 'the hour 0000-12-31T16:00:00+00:00 lies outside the years 1 to 9999; mend its time'])
})
