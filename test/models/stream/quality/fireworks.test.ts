import { expect, it } from 'vitest'
import { festivalAt, isFireworks } from '../../../../models/stream/quality/fireworks.ts'
import { qualityContext } from '../../../../models/stream/quality/context.ts'
import { parseHour, type EventHour } from '../../../../models/units/time.ts'

const context = qualityContext({ stations: [], offsetMinutes: 480, newYears: ['2015-02-19'], gasState: null })

it.each([
  ['2015-02-18T12:00', null], ['2015-02-18T13:00', 'afternoon'], ['2015-02-18T18:00', 'afternoon'], ['2015-02-18T19:00', 'night'],
  ['2015-02-19T00:00', 'night'], ['2015-02-19T12:00', 'night'], ['2015-02-19T13:00', null], ['2015-02-17T20:00', null], ['2016-02-18T23:00', null],
] as const)('%s is of the festival: %s', (text, part) => {
  // Oracle: the calendar: the first day of 2015 was 19 February; crackers are lit from the evening before it.
  expect(festivalAt(parseHour(`${text}:00+08:00`) as EventHour, context)).toBe(part)
})

it('needs both powder and sulphur, and a clean afternoon before', () => {
  // Oracle: Pinggu's eve of 2015 in EPISODES.md's file: an afternoon of PM2.5 8 and SO2 2, then 199 and 73 at 20:00; haze has no such step.
  const eve = { pm25: 48, pm25Hours: 6, so2: 12, so2Hours: 6 }
  expect(isFireworks(199, 73, eve)).toBe(true)
  expect(isFireworks(199, 3, eve)).toBe(false)
  expect(isFireworks(30, 16, eve)).toBe(false)
  expect(isFireworks(199, 73, { pm25: 900, pm25Hours: 6, so2: 240, so2Hours: 6 })).toBe(false)
  expect(isFireworks(199, Number.NaN, eve)).toBe(true)
  expect(isFireworks(100, Number.NaN, eve)).toBe(false)
  expect(isFireworks(Number.NaN, 73, eve)).toBe(false)
  expect(isFireworks(500, 200, { pm25: 0, pm25Hours: 0, so2: 0, so2Hours: 0 })).toBe(false)
})
