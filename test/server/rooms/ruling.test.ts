import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHour, hoursAfter } from '../../../models/units/time.ts'
import type { Command } from '../../../server/protocol/command.ts'
import { byHour, ruleReading, RULED_HOURS, RULINGS, withRuling } from '../../../server/rooms/ruling.ts'
import type { RoomState, RulingEntry } from '../../../server/rooms/state.ts'
import { around, FIRST_HOUR, madeReading, opened } from '../../support/room-commands.ts'

type Override = Extract<Command, { do: 'flag.override' }>
const iso = (n: number): string => formatHour(hoursAfter(FIRST_HOUR, n))
/** The first hour of the made episode that has a spike. */
const SPIKE = (3 - FIRST_HOUR % 3) % 3
const override = (changes: Partial<Override> = {}): Override => ({ do: 'flag.override', station: 'here', time: iso(SPIKE), column: 'pm25', use: 'measured', person: 'Li', reason: 'seen by eye', ...changes })
const at = (cursor: number): RoomState => ({ ...opened, cursor: hoursAfter(FIRST_HOUR, cursor) })
const entry = (n: number, value: number, changes: Partial<RulingEntry> = {}): RulingEntry => ({ station: 'here', column: 'pm25', hour: hoursAfter(FIRST_HOUR, n), value, ruling: { use: 'measured', person: 'Li', reason: 'seen by eye' }, ...changes })

describe('a ruling', () => {
  it.each<[string, RoomState, Partial<Override>, string, RegExp]>([
    ['a station that is not there', opened, { station: 'nowhere' }, 'station.unknown', /"nowhere".*here, there/],
    ['half an hour', opened, { time: '2017-01-12T08:00:00+05:30' }, 'command.malformed', /is no whole hour; write it like/],
    ['an hour before the episode', opened, { time: iso(-1) }, 'clock.out-of-range', /lies outside the episode/],
    ['an hour after it', opened, { until: iso(500) }, 'clock.out-of-range', /lies outside the episode/],
    ['an hour that the clock has not reached', at(SPIKE - 1), {}, 'reading.not-known', /the clock stands at .*go on to that hour first/],
    ['an end that the clock has not reached', at(SPIKE), { until: iso(SPIKE + 1) }, 'reading.not-known', /nothing is known of/],
    ['an end before its beginning', opened, { until: iso(SPIKE - 1) }, 'command.malformed', /before time/],
    ['more than a week at once', opened, { time: iso(0), until: iso(168) }, 'command.refused', /at most 168 hours, got 169/],
    ['a reading that nobody doubts', opened, { time: iso(SPIKE + 1) }, 'reading.not-flagged', /no doubt about pm25 of here/],
    ['an hour in which nothing came', opened, { time: iso(SPIKE + 2) }, 'reading.not-reported', /here reported no pm25/],
    ['the use of what lies below zero', opened, { column: 'so2' }, 'ruling.refused', /so2 of -3 lies below zero/],
    ['the withdrawal of what was never ruled', opened, { use: 'by-rule' }, 'ruling.unknown', /nothing to withdraw/],
    ['more than a room can hold', { ...opened, rulings: Array.from({ length: RULINGS }, (_, i) => entry(i, 1, { column: 'co' })) }, {}, 'ruling.limit', /10000 readings/],
  ])('refuses %s', (_, state, changes, code, message) => {
    // Oracle: codes and what each has to say, by hand; the readings of room-commands.ts.
    expect(ruleReading(state, override(changes), around)).toEqual({ ok: false, code, message: expect.stringMatching(message) as string })
    expect(RULED_HOURS).toBe(7 * 24)
  })

  it('is about the values as they stand, of the flagged readings alone, and names its person and reason', () => {
    // Oracle: by hand: of six hours two have a spike.
    const decision = ruleReading(opened, override({ until: iso(SPIKE + 5) }), around)
    const value = (n: number): number => 600 + (FIRST_HOUR + SPIKE + n) % 7
    expect(decision).toEqual({ ok: true, notes: [], event: {
      type: 'reading.ruled', station: 'here', column: 'pm25', time: hoursAfter(FIRST_HOUR, SPIKE), values: [value(0), null, null, value(3), null, null], use: 'measured', person: 'Li', reason: 'seen by eye',
    } })
    expect(ruleReading(opened, override({ column: 'so2', use: 'withheld' }), around)).toMatchObject({ ok: true, event: { values: [-3] } })
  })

  it('may be replaced where no flag is left, because what was ruled can be ruled again', () => {
    // Oracle: a reading that is plain but for its ruling.
    const ruled = { ...around, readings: () => [{ value: 40, ruling: entry(0, 40).ruling }] }
    expect(ruleReading(opened, override({ use: 'withheld' }), ruled)).toMatchObject({ ok: true, event: { values: [40], use: 'withheld' } })
  })

  it('is withdrawn with the value that it was about, also where the reading has another one by now', () => {
    // Oracle: by hand.
    const state = { ...opened, rulings: [entry(SPIKE, 7), entry(SPIKE + 2, 8, { column: 'co' })] }
    expect(ruleReading(state, override({ use: 'by-rule', until: iso(SPIKE + 2) }), around)).toMatchObject({ ok: true, event: { values: [7, null, null], use: 'by-rule' } })
  })
})

describe('the rulings in force', () => {
  it('are the newest about each reading, and none where the newest was a withdrawal', () => {
    // Oracle: for each reading the log looked through from its end.
    const event = fc.record({
      station: fc.constantFrom('here', 'there'), column: fc.constantFrom('pm25', 'co'), time: fc.nat(5).map((n) => hoursAfter(FIRST_HOUR, n)), values: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 4 }),
      use: fc.constantFrom('measured', 'withheld', 'by-rule'), person: fc.constantFrom('Li', 'Wang'), reason: fc.constant('seen by eye'),
    }).map((one) => ({ type: 'reading.ruled' as const, ...one }))
    fc.assert(fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const found = events.reduce<RulingEntry[]>((rulings, one) => withRuling(rulings, one), [])
      const expected: unknown[] = []
      for (const station of ['here', 'there']) for (const column of ['pm25', 'co']) for (let n = 0; n < 10; n++) {
        const last = events.findLast((one) => one.station === station && one.column === column && (one.values[FIRST_HOUR + n - one.time] ?? null) !== null)
        if (last !== undefined && last.use !== 'by-rule') expected.push({ station, column, hour: FIRST_HOUR + n, value: last.values[FIRST_HOUR + n - last.time], ruling: { use: last.use, person: last.person, reason: last.reason } })
      }
      const key = (one: unknown): string => JSON.stringify(one)
      expect(found.map((one) => key({ station: one.station, column: one.column, hour: one.hour, value: one.value, ruling: one.ruling })).sort()).toEqual(expected.map(key).sort())
      expect([...byHour(found).values()].flat()).toHaveLength(found.length)
    }))
  })

  it('come by the hour that they are about', () => {
    // Oracle: by hand; the reading of the support is what the table above rules on.
    const both = [entry(3, 600), entry(4, 601), entry(3, 2, { column: 'co' })]
    expect([...byHour(both)].map(([hour, rulings]) => [hour - FIRST_HOUR, rulings.map(({ column }) => column)])).toEqual([[3, ['pm25', 'co']], [4, ['pm25']]])
    expect(madeReading('pm25', FIRST_HOUR + SPIKE)).toMatchObject({ flags: ['spike'] })
  })
})
