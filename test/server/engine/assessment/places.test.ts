import { describe, expect, it } from 'vitest'
import { roundedDay } from '../../../../models/rules/day-values.ts'
import { choose } from '../../../../server/engine/assessment/choice.ts'
import { placesOf } from '../../../../server/engine/assessment/places.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { flat, recordOf } from '../../../support/assessed-record.ts'

const gas = new GasTimeline('273.15K', 480)
const places = (stations: Parameters<typeof recordOf>[1], asked = 'auto', wants: (station: string) => boolean = () => true) => {
  const record = recordOf('2015-06-01', stations)
  return placesOf(record, choose(record, gas, asked, 'limit'), wants)
}

describe('places', () => {
  it('are the stations asked for, the district by its role, and the city of all stations', () => {
    // Oracle: by hand: d1 and d2 are the district; the city has all four, asked for or not.
    const made = places({ d1: { pm25: [10] }, d2: { pm25: [20] }, a: { pm25: [60] }, b: { pm25: [70] } }, 'auto', station => station === 'a')
    expect(made.map(({ id, kind, stations, days }) => [id, kind, stations.length, roundedDay(days.days[0]!, 'pm25')])).toEqual([['a', 'station', 1, 60], ['district', 'district', 2, 15], ['city', 'city', 4, 40]])
  })

  it('have no city of one station, and no district where none has that role', () => {
    // Oracle: one station cannot decide a city's level.
    expect(places({ d: { pm25: [10] } }).map(({ id }) => id)).toEqual(['d', 'district'])
    expect(places({ a: { pm25: [10] }, b: { pm25: [10] } }).map(({ id }) => id)).toEqual(['a', 'b', 'city'])
  })

  it('stand in the state of the limits, and beside it as reported where that differs', () => {
    // Oracle: ideal gas law by hand: 175 at 273.15 K is 160 at 298.15 K.
    const ozone = { d: { o3: flat(175, 1) }, a: { o3: flat(175, 1) } }
    expect(places(ozone).map(({ reported }) => reported)).toEqual([null, null, null, null])
    expect(places(ozone, 'gb3095-2026').map(({ days, reported }) => [roundedDay(days.days[0]!, 'o3'), roundedDay(reported!.days[0]!, 'o3')])).toEqual(Array.from({ length: 4 }, () => [160, 175]))
    expect(places(ozone, 'gb3095-2026').at(-1)?.ozoneOfMeanHours?.[0]?.hours).toBe(24)
  })

  it('have running means of PM over the points', () => {
    // Oracle: by hand: 20 hours of 10 and 30.
    expect(places({ a: { pm25: [10], pm10: [40] }, b: { pm25: [30] } }).at(-1)?.running).toMatchObject({ pm25: expect.arrayContaining([null, 20]) as number[], pm10: expect.arrayContaining([40]) as number[] })
  })
})
