import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { of } from '../../../models/units/quantity.ts'
import { civil, civilOfDay, dayOf, daysFromCivil, firstHourOf, formatDay, formatHour, formatOffset, hoursAfter, parseDay, parseHour, parseOffset, type EventHour } from '../../../models/units/time.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
// Years 1000 to 9000: four digits, and away from the years 0-99 that Date.UTC reads as 19xx.
const hours = fc.integer({ min: Date.UTC(1000, 0, 1) / HOUR_MS, max: Date.UTC(9000, 0, 1) / HOUR_MS }).map(h => of<'hours since 1970'>(h))
const offsets = fc.constantFrom(-570, -300, -210, 0, 60, 330, 345, 480, 525, 840)
const wholeOffsets = fc.constantFrom(-600, -300, 0, 60, 480, 840)

/** The clock on the wall, by the engine's own Date: an implementation that models may not use and that is not ours. */
function wall(hour: number, offsetMinutes: number): string {
  return new Date(hour * HOUR_MS + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19)
}

describe('the calendar of event hours', () => {
  it('reads the same date and hour off the wall as the engine’s own Date, in every offset', () => {
    // Oracle: Date.prototype.toISOString of the shifted instant.
    fc.assert(fc.property(hours, offsets, (hour, offset) => {
      expect(formatHour(hour, offset)).toBe(wall(hour, offset) + formatOffset(offset))
    }), { numRuns: 2_000 })
  })

  it('reads back the hour that it wrote, and Date reads that text as the same instant', () => {
    // Oracle: Date.parse, which knows offsets by ECMA-262.
    fc.assert(fc.property(hours, offsets, (hour, offset) => {
      const text = formatHour(hour, offset)
      expect(parseHour(text)).toBe(hour)
      expect(Date.parse(text)).toBe(hour * HOUR_MS)
    }), { numRuns: 2_000 })
  })

  it('splits an hour into the parts that Date gives', () => {
    // Oracle: the UTC getters of Date on the shifted instant.
    fc.assert(fc.property(hours, wholeOffsets, (hour, offset) => {
      const d = new Date(hour * HOUR_MS + offset * MINUTE_MS)
      expect(civil(hour, offset)).toEqual({ year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate(), hour: d.getUTCHours() })
    }), { numRuns: 2_000 })
  })

  it('gives an end-labelled hour to the day in which its middle lies, so 00:00 closes the day before', () => {
    // Oracle: the date that Date shows half an hour before the label.
    fc.assert(fc.property(hours, wholeOffsets, (hour, offset) => {
      expect(formatDay(dayOf(hour, offset))).toBe(wall(hour - 0.5, offset).slice(0, 10))
    }), { numRuns: 2_000 })
    const midnight = parseHour('2016-12-22T00:00:00+08:00') as EventHour
    expect(formatDay(dayOf(midnight))).toBe('2016-12-21')
    expect(formatDay(dayOf(of(midnight + 1)))).toBe('2016-12-22')
  })

  it('knows the hour that opens a day, and reads the dates that it writes', () => {
    // Oracle: inverse; the label 01:00 is the day's first, and its 24th the last; dates that do not exist are refused.
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom(480, 0, -300), (day, offset) => {
      const first = firstHourOf(day, offset)
      expect([dayOf(first, offset), dayOf(of(first - 1), offset), dayOf(of(first + 23), offset), civil(first, offset).hour]).toEqual([day, day - 1, day, 1])
      const { year, month, day: date } = civilOfDay(day)
      expect([parseDay(formatDay(day)), daysFromCivil(year, month, date)]).toEqual([day, day])
    }))
    expect(['2016-02-30', '2016-1-1', '2016-01-01T00:00', ''].map(parseDay)).toEqual([null, null, null, null])
  })

  it('counts 24 label hours in each natural day', () => {
    // Oracle: the definition of the natural day, 01:00 to 24:00.
    fc.assert(fc.property(hours, hour => {
      const day = dayOf(hour)
      const near = Array.from({ length: 49 }, (_, i) => dayOf(of(hour - 24 + i)))
      expect(near.filter(d => d === day)).toHaveLength(24)
    }))
  })

  it('steps as the hands of the clock do, over months and years, and only by whole hours', () => {
    // Oracle: setUTCHours of Date, which carries over on its own.
    fc.assert(fc.property(hours, fc.integer({ min: -100_000, max: 100_000 }), (hour, step) => {
      const d = new Date(hour * HOUR_MS)
      d.setUTCHours(d.getUTCHours() + step)
      expect(hoursAfter(hour, step) * HOUR_MS).toBe(d.getTime())
    }))
    expect(() => hoursAfter(of(0), 0.5)).toThrow('event time goes in whole hours, got a step of 0.5 h')
  })

  it('knows which dates exist, leap years and centuries included', () => {
    // Oracle: Date.UTC rolls a date that does not exist over to another one.
    fc.assert(fc.property(fc.integer({ min: 1583, max: 2500 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
      const rolled = new Date(Date.UTC(y, m - 1, d))
      const exists = rolled.getUTCFullYear() === y && rolled.getUTCMonth() === m - 1 && rolled.getUTCDate() === d
      const two = (n: number) => String(n).padStart(2, '0')
      expect(parseHour(`${y}-${two(m)}-${two(d)}T00:00Z`)).toBe(exists ? rolled.getTime() / HOUR_MS : null)
      if (exists) expect(daysFromCivil(y, m, d)).toBe(rolled.getTime() / HOUR_MS / 24)
    }), { numRuns: 3_000 })
  })
})

describe('texts that people and networks write for an hour', () => {
  it.each([
    ['2016-12-21T24:00:00+08:00', '2016-12-22T00:00:00+08:00'],
    ['2016-12-31 24:00', '2017-01-01T00:00:00+08:00'],
    ['2016-12-22 05:00', '2016-12-22T05:00:00+08:00'],
    ['2016-12-22T05', '2016-12-22T05:00:00+08:00'],
    ['2016-12-22T0500+0800', '2016-12-22T05:00:00+08:00'],
    [' 2016-12-21T21:00:00.000Z ', '2016-12-22T05:00:00+08:00'],
    ['2016-12-21T16:00:00-05:00', '2016-12-22T05:00:00+08:00'],
    ['2016-12-22T02:30:00+05:30', '2016-12-22T05:00:00+08:00'],
  ])('reads %s as %s', (text, same) => {
    // Oracle: ISO 8601 and the pack contract (24:00 accepted, UTC+8 where no offset stands), worked by hand.
    const hour = parseHour(text)
    expect(hour).not.toBeNull()
    expect(formatHour(hour as EventHour)).toBe(same)
  })

  it('takes the offset it is told where the text has none', () => {
    // Oracle: Date.parse of the same text with the offset written out.
    expect(parseHour('2016-12-22T05:00', -300)).toBe(Date.parse('2016-12-22T05:00:00-05:00') / HOUR_MS)
  })

  it.each([
    ['half past', '2016-12-22T05:30:00+08:00'],
    ['seconds', '2016-12-22T05:00:01+08:00'],
    ['half an hour off through the offset', '2016-12-22T05:00:00+05:30'],
    ['a 25th hour', '2016-12-22T25:00:00+08:00'],
    ['minutes after 24:00', '2016-12-22T24:30:00+08:00'],
    ['a 29th of February in a common year', '2015-02-29T05:00:00+08:00'],
    ['month 13', '2016-13-01T05:00:00+08:00'],
    ['an offset of 15 hours', '2016-12-22T05:00:00+15:00'],
    ['an offset whose minutes pass 59', '2016-12-22T05:00:00+07:75'],
    ['a date alone', '2016-12-22'],
    ['slashes', '2016/12/22 05:00'],
    ['one-digit parts', '2016-1-2T5:00'],
    ['a number', '1482354000'],
    ['words', 'yesterday'],
    ['words after the hour', '2016-12-22T05:00:00+08:00 or so'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    // Oracle: the contract says whole hours; a guess would move a measured value in time.
    expect(parseHour(text)).toBeNull()
  })

  it('reads the offsets that it writes', () => {
    // Oracle: inverse, and three offsets known from the world's maps.
    fc.assert(fc.property(fc.integer({ min: -840, max: 840 }), m => { expect(parseOffset(formatOffset(m))).toBe(m) }))
    expect([formatOffset(480), formatOffset(-210), formatOffset(345)]).toEqual(['+08:00', '-03:30', '+05:45'])
    expect(['Z', '+0800', '8', '+8:00', 'UTC', ''].map(parseOffset)).toEqual([0, 480, null, null, null, null])
  })
})
