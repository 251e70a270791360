import { describe, expect, it } from 'vitest'
import { hoursAfter } from '../../../../models/units/time.ts'
import { assess } from '../../../../server/engine/assessment/assess.ts'
import { episodeRecord } from '../../../../server/engine/assessment/episode-record.ts'
import { unpacked } from '../../../../server/engine/assessment/record.ts'
import { FIRST, hourAt, MADE_STATIONS, madeEpisode, madeObservations } from '../../../support/made-episode.ts'

const HOURS = 60
const { episode, data } = madeEpisode({ hours: HOURS, late: [{ station: 'here', hour: hourAt(5), arrived: (hourAt(50) * 60) * 60_000, values: { pm25: 111 } }] })
const source = (to: number) => ({ arrivals: data.arrivals, until: data.arrivals.closedAt(hourAt(to)), first: FIRST, last: hourAt(to), offsetMinutes: 480, stations: MADE_STATIONS, gas: episode.gas })
const pm25 = (record: ReturnType<typeof episodeRecord>, station = 'here') => unpacked(record).stations.find(one => one.station.id === station)!.hours.pm25!
const asked = { standard: 'auto', values: 'believed', gasState: 'limit', stations: ['here'], hours: true, targets: {} } as const

describe('the record of a room', () => {
  it('has what was known at the clock: a late row only once it had come', () => {
    // Oracle: "as known then": the row of hour 5 came in hour 50.
    const at = (clock: number) => pm25(episodeRecord({ ...source(clock), doubts: () => undefined }, 'believed'))[5]
    const first = madeObservations(6).find(({ station, hour }) => station === 'here' && hour === hourAt(5))?.values['pm25']
    expect([at(49), at(51)]).toEqual([first, 111])
  })

  it('leaves out what the room does not believe, unless it is asked for as reported', () => {
    // Oracle: the doubt by hand.
    const doubts = (hour: number) => hour === hourAt(7) ? { far: { pm25: { flags: ['spike'], raw: 40 } } } : undefined
    expect(pm25(episodeRecord({ ...source(20), doubts }, 'believed'), 'far')[7]).toBeNull()
    expect(pm25(episodeRecord({ ...source(20), doubts }, 'reported'), 'far')[7]).not.toBeNull()
  })

  it('gives the hours the AQI that the room shows', () => {
    // Oracle: the pipeline, hour by hour, by its own stage.
    const fold = episode.fold('here', new Map())
    fold.advance(hourAt(HOURS - 1))
    const { places } = assess(episode.assessed(fold, asked))
    expect(places[0]?.hourly?.aqi.slice(0, HOURS)).toEqual(fold.hours.map(({ aqi }) => aqi))
    expect(places[0]?.hourly?.level.slice(0, HOURS)).toEqual(fold.hours.map(({ level }) => level))
    expect(places.map(({ id }) => id)).toEqual(['here', 'district', 'city'])
    fold.stop()
  })

  it('does not begin before the first hour', () => {
    // Oracle: nothing is known there.
    const fold = episode.fold('here', new Map())
    expect(fold.cursor).toBe(hoursAfter(FIRST, -1))
    expect(() => episode.assessed(fold, asked)).toThrow(/before the first hour/)
    fold.stop()
  })
})
