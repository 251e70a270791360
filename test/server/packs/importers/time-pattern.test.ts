import { expect, it } from 'vitest'
import { formatHour } from '../../../../models/units/time.ts'
import { hourReader, patternProblem } from '../../../../server/packs/importers/time-pattern.ts'

it.each([
  ['YYYY-MM-DD HH:mm', 480, 'end', '2016-12-22 05:00', '2016-12-22T05:00:00+08:00'], ['YYYY-MM-DD HH:mm', 0, 'start', '2000-01-01 00:00', '2000-01-01T09:00:00+08:00'],
  ['YYYYMMDD H', 480, 'end', '20161222 5', '2016-12-22T05:00:00+08:00'], ['D/M/YYYY HH:mm:ss', 480, 'end', '1/2/2016 24:00:00', '2016-02-02T00:00:00+08:00'],
  ['YYYY-MM-DDTHH:mmZZ', null, 'end', '2016-12-21T21:00Z', '2016-12-22T05:00:00+08:00'], ['YYYY年M月D日 H时', 480, 'end', '2016年12月22日 5时', '2016-12-22T05:00:00+08:00'],
] as const)('%s at %s min, label at the %s: %s ends at %s', (pattern, offset, label, text, expected) => {
  // Oracle: the clock, by hand.
  const hour = hourReader(pattern, offset, label)(text)
  expect(hour === null ? null : formatHour(hour)).toBe(expected)
})

it.each(['2016-13-01 00:00', '2016-02-30 01:00', '2016-12-22 05:30', '2016-12-22 25:00', '2016-12-22', 'yesterday', ''])('%s is no hour', text => {
  // Oracle: the calendar.
  expect(hourReader('YYYY-MM-DD HH:mm', 480, 'end')(text)).toBeNull()
})

it('characters of a pattern stand for themselves, whatever they mean elsewhere', () => {
  // Oracle: (.*) is no wild card here.
  const read = hourReader('(.*)YYYY.MM.DD+HH', 480, 'end')
  expect([read('(.*)2016.12.22+05') === null, read('xx2016.12.22+05'), read('(.*)2016-12-22+05')]).toEqual([false, null, null])
})

it.each([['YYYY-MM-DD', false, 'must have YYYY, MM, DD and HH'], ['YYYY-MM-DD HH HH', false, 'a part twice'], ['YYYY-MM-DD HH', true, 'must have ZZ'], ['YYYY-MM-DD HH:mmZZ', true, null]])('%s: %s', (pattern, zoneInText, message) => {
  // Oracle: an hour needs its year, month, day and clock, each once.
  expect(patternProblem(pattern, zoneInText) ?? '').toContain(message ?? '')
})
