import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { Arrivals } from '../../../server/engine/arrivals.ts'

const HOUR = 3_600_000
const at = (n: number): EventHour => n as EventHour
const row = (hour: number, arrivedHour: number, values: ArrivedRow['values'], station = 'a'): ArrivedRow => ({ station, hour: at(hour), arrived: arrivedHour * HOUR, values })

describe('what was known of an hour', () => {
  it('lets the latest arrival win pollutant by pollutant: absent leaves, null clears', () => {
    // Oracle: the rule of the contract, played by hand.
    const arrivals = new Arrivals(0)
    for (const one of [row(10, 10, { pm25: 100, co: 2, o3: 5 }), row(10, 12, { pm25: 110 }), row(10, 13, { co: null })]) arrivals.addObservation(one)
    expect(arrivals.known(at(10), 13 * HOUR).observations).toEqual([{ station: 'a', values: { pm25: 110, co: null, o3: 5 }, flags: { pm25: ['revised', 'late'], co: ['revised', 'late'] } }])
    expect(arrivals.known(at(10), 11 * HOUR).observations).toEqual([{ station: 'a', values: { pm25: 100, co: 2, o3: 5 }, flags: {} }])
    expect(arrivals.known(at(10), 9 * HOUR).observations).toEqual([])
  })

  it('marks a first value that came after its hour had closed as late, and one within the latency not', () => {
    // Oracle: closing time = end of the hour + latency.
    const arrivals = new Arrivals(60)
    arrivals.addObservation(row(10, 11, { pm25: 1 }))
    arrivals.addObservation(row(20, 22, { pm25: 1 }))
    expect(arrivals.known(at(10), 99 * HOUR).observations[0]?.flags).toEqual({})
    expect(arrivals.known(at(20), 99 * HOUR).observations[0]?.flags).toEqual({ pm25: ['late'] })
  })

  it('names the earliest hour that late rows touched between two moments', () => {
    // Oracle: a plain filter over all rows.
    const rows = fc.array(fc.record({ hour: fc.integer({ min: 0, max: 40 }), delay: fc.integer({ min: -1, max: 20 }) }), { maxLength: 60 })
    fc.assert(fc.property(rows, fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 30 }), (given, from, span) => {
      const arrivals = new Arrivals(0)
      for (const { hour, delay } of given) arrivals.addObservation(row(hour, hour + delay, { pm25: 1 }))
      const late = given.filter(({ hour, delay }) => delay > 0 && hour + delay > from && hour + delay <= from + span).map(({ hour }) => hour)
      expect(arrivals.touched(from * HOUR, (from + span) * HOUR)).toBe(late.length === 0 ? null : Math.min(...late))
    }))
  })

  it('does not depend on the order in which different stations came', () => {
    // Oracle: permutation of the input.
    fc.assert(fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), (order) => {
      const arrivals = new Arrivals(0)
      for (const station of order) arrivals.addObservation(row(5, 5, { pm25: station.charCodeAt(0) }, station))
      expect(arrivals.known(at(5), 5 * HOUR).observations.map((one) => one.station)).toEqual(['a', 'b', 'c', 'd'])
    }))
  })
})
