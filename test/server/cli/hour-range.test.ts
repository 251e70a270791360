import { expect, it } from 'vitest'
import { formatHour } from '../../../models/units/time.ts'
import { hourRange } from '../../../server/cli/hour-range.ts'

const shown = (from?: string, to?: string) => Object.values(hourRange(from, to)).map(hour => hour === null ? null : formatHour(hour))

it.each([
  ['2016-12-15', '2016-12-22', '2016-12-15T00:00:00+08:00', '2016-12-23T00:00:00+08:00'],
  ['2016-12-15T08:00', '2016-12-21T24:00:00+08:00', '2016-12-15T08:00:00+08:00', '2016-12-22T00:00:00+08:00'],
  ['2016-12-15T00:00Z', undefined, '2016-12-15T08:00:00+08:00', null],
])('from %s to %s', (from, to, first, last) => {
  // Oracle: contracts.md: end labels, both included, 24:00 accepted; a bare date as `to` means the whole day.
  expect(shown(from, to)).toEqual([first, last])
})

it('no hour, or an end before the beginning, is wrong usage', () => {
  // Oracle: one sentence that says how to mend it.
  expect(() => hourRange('yesterday', undefined)).toThrow('--from takes a whole hour such as')
  expect(() => hourRange('2016-12-17', '2016-12-15')).toThrow('--from 2016-12-17 lies after --to 2016-12-15')
})
