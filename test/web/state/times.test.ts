import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hourOf, hourOfField, isoOf, longTime, shortTime, tickLabel, zoneName } from '../../../web/src/state/times.ts'

describe('times on the screen', () => {
  it('are the pack\'s own, whatever zone the browser is in', () => {
    // Oracle: the peak of the third red alert as EPISODES.md writes it, 2016-12-22 05:00 in Beijing.
    const peak = hourOf('2016-12-22T05:00:00+08:00')
    expect(longTime(peak, 480)).toBe('2016-12-22 05:00')
    expect(shortTime(peak, 480)).toBe('12-22 05:00')
    expect(longTime(peak, 0)).toBe('2016-12-21 21:00')
    expect([480, 0, -210].map(zoneName)).toEqual(['UTC+8', 'UTC', 'UTC-3:30'])
  })

  it('go to the wire and come back as the same hour', () => {
    // Oracle: the way back; offsets of whole hours, since an event hour is a whole hour of UTC.
    fc.assert(fc.property(fc.integer({ min: 300_000, max: 600_000 }), fc.integer({ min: -11, max: 13 }), (hour, offset) => {
      expect(hourOf(isoOf(hour, offset * 60))).toBe(hour)
      expect(hourOfField(longTime(hour, offset * 60), offset * 60)).toBe(hour)
    }))
  })

  it.each([['2016-12-20 24:00', '2016-12-21 00:00'], ['2016-12-20 4', '2016-12-20 04:00'], ['2016-02-30 04:00', null], ['2016-12-20 25:00', null], ['soon', null]])('read %s as typed', (text, wanted) => {
    // Oracle: the calendar; 24:00 is accepted as the contract accepts it.
    const hour = hourOfField(text, 480)
    expect(hour === null ? null : longTime(hour, 480)).toBe(wanted)
  })

  it('name the day at local midnight and the hour elsewhere', () => {
    // Oracle: 1970-01-02 00:00 is local hour 24.
    expect([tickLabel(24), tickLabel(30)]).toEqual(['01-02', '06:00'])
  })
})
