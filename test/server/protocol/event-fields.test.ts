import { expect, it } from 'vitest'
import fc from 'fast-check'
import { formatHour, parseHour, type EventHour } from '../../../models/units/time.ts'
import { column, hour, instant, text, value } from '../../../server/protocol/event-fields.ts'

it('every hour that the models can write is taken, in any offset', () => {
  // Oracle: models/units/time.ts, 1900 to 2199; offsets of whole and half hours.
  const hours = fc.integer({ min: -613_000, max: 2_016_000 })
  fc.assert(fc.property(hours, fc.constantFrom(0, 480, -300, 330, 345, 840), (n, offset) => {
    expect(hour.safeParse(formatHour(n as EventHour, offset)).success).toBe(true)
  }))
})

it.each([
  '2016-12-16T20:00:00+08:00', '2016-12-16T20:00+08:00', '2016-12-16T20:00:00.000Z', '2016-12-16T24:00:00+08:00', '2016-02-29T00:00:00Z', '2016-12-16T20:30:00+05:30', '2016-12-16T20:00:00+0800',
])('%s is a whole hour, and one that the models read', (given) => {
  // Oracle: ISO 8601; and parseHour, which the engine will read it with.
  expect(hour.parse(given)).toBe(given)
  expect(parseHour(given)).not.toBeNull()
})

it.each([
  '2016-12-16T20:00:00', '2016-12-16 20:00:00+08:00', '2016-12-16T20:30:00+08:00', '2016-12-16T20:00:01+08:00', '2016-12-16T20:00:00+05:30', '2015-02-29T00:00:00Z',
  '2016-13-01T00:00:00Z', '2016-00-10T00:00:00Z', '2016-12-16T25:00:00Z', '2016-12-16T24:30:00Z', '2016-12-16T20:00:00+15:00', '2016-12-16T20:00:00+08:60', '1066-10-14T09:00:00Z', '9999-01-01T00:00:00Z', '2016-12-16T20:60:00Z', '', 'now',
])('"%s" is none', (given) => {
  // Oracle: the calendar, ISO 8601, and the whole hours of UTC.
  expect(hour.safeParse(given).success).toBe(false)
})

it('a text keeps to its length and to characters that can be written down', () => {
  // Oracle: CloudEvents 1.0, type String.
  expect(text(5).safeParse('削峰').success).toBe(true)
  for (const bad of ['', '123456', 'a\n', '\u007f', '\ud800', 5, null]) expect(text(5).safeParse(bad).success).toBe(false)
})

it('a column is a finite number or null; a required value must be there', () => {
  // Oracle: the contract: absent = not measured, null clears.
  for (const good of [0, -3.5, null]) expect(value('µg/m³').safeParse(good).success).toBe(true)
  expect(column('µg/m³').safeParse(undefined).success).toBe(true)
  expect(value('µg/m³').safeParse(undefined).success).toBe(false)
  for (const bad of ['1', Number.NaN, Infinity, true, []]) expect(column('µg/m³').safeParse(bad).success).toBe(false)
})

it('an instant has an offset and any minute', () => {
  // Oracle: RFC 3339.
  expect(instant.safeParse('2016-12-16T20:05:07.25+08:00').success).toBe(true)
  for (const bad of ['2016-12-16T20:05:07', '2016-12-16', '2016-02-30T00:00:00Z']) expect(instant.safeParse(bad).success).toBe(false)
})
