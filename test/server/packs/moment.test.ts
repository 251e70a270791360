import { expect, it } from 'vitest'
import { hasOffset, parseMoment, zoneOffset } from '../../../server/packs/moment.ts'

it.each([
  ['2016-12-22T05:12:30+08:00', Date.UTC(2016, 11, 21, 21, 12, 30)], ['2016-12-21T24:00:00+08:00', Date.UTC(2016, 11, 21, 16)],
  ['2016-12-22T05:12:00.250Z', Date.UTC(2016, 11, 22, 5, 12, 0, 250)],
  ['2016-12-22T05:12:00', null], ['2016-02-31 five', null], ['yesterday', null],
])('the instant %s', (text, expected) => {
  // Oracle: Date.UTC of the parts, the offset taken off by hand.
  expect(parseMoment(text)).toBe(expected)
})

it('a zone has one offset all year or is refused', () => {
  // Oracle: IANA: Shanghai keeps +08:00 since 1991; London has summer time.
  expect([zoneOffset('Asia/Shanghai'), zoneOffset('+05:30'), zoneOffset('UTC'), zoneOffset('Europe/London'), zoneOffset('Mars/Base')]).toEqual([480, 330, 0, null, null])
})

it('the dashes of a date are no offset', () => {
  // Oracle: ISO 8601: an offset follows the time of day.
  expect(['2016-12-22', '2016-12-22T05:00', '2016-12-22T05:00-05:00', '2016-12-22T05:00Z'].map(hasOffset)).toEqual([false, false, true, true])
})
