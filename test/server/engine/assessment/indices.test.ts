import { describe, expect, it } from 'vitest'
import { choose } from '../../../../server/engine/assessment/choice.ts'
import { dayIndices, hourIndices } from '../../../../server/engine/assessment/indices.ts'
import { placesOf } from '../../../../server/engine/assessment/places.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { loadUsStandard } from '../../../../server/packs/standards.ts'
import { flat, recordOf } from '../../../support/assessed-record.ts'

const us = loadUsStandard()
const full = { pm10: flat(20, 2), so2: flat(3, 2), no2: flat(20, 2), co: flat(0.5, 2), o3: flat(50, 2) }
function indices(from: string, days: Parameters<typeof recordOf>[1][string], asked = 'auto') {
  const record = recordOf(from, { a: days })
  const choice = choose(record, new GasTimeline('273.15K', 480), asked, 'limit')
  const [place] = placesOf(record, choice, () => true)
  const now: (number | null)[] = []
  return { hours: hourIndices(place!, record, choice, us, (hour, { aqi }) => now.push(hour, aqi)), days: dayIndices(place!, record, choice, us), now }
}

describe('indices of a place', () => {
  it('go by the edition of each day, hour by hour and day by day', () => {
    // Oracle: tables by hand: 75 µg/m³ is 100 on 2026-02-28 and 114 on 2026-03-01; in 2012 the hour needs 20 hours behind it.
    const { hours, days, now } = indices('2026-02-28', { ...full, pm25: flat(75, 2) })
    expect(days.map(day => [day?.aqi, day?.level, day?.standard])).toEqual([[100, 2, 'hj633-2012'], [114, 3, 'hj633-2026']])
    expect([hours?.aqi[18], hours?.aqi[19], hours?.aqi[24], hours?.primary[24], hours?.basis]).toEqual([null, 100, 114, 'pm25', 'all'])
    expect(now).toEqual([47, 114])
  })

  it('say how many hours are caps of the table', () => {
    // Oracle: table 3 ends at 500 µg/m³; 48 hours of 600.
    expect(indices('2026-06-01', { ...full, pm25: flat(600, 2) }).hours?.doubts).toEqual({ 'above the table': 48 })
  })

  it('are none where the standard has none', () => {
    // Oracle: the WHO and the EU have limits and no index.
    for (const asked of ['who-2021', 'eu-2024-2881']) expect(indices('2026-06-01', { pm25: flat(75, 2) }, asked)).toEqual({ hours: null, days: [null, null], now: [] })
  })

  it('of the US are of particles by the hour and of all by the day', () => {
    // Oracle: table 6 by hand: 75 µg/m³ lies in 55.5-125.4: 151 + 49·19.5/69.9 = 164.67 → 165; NowCast of a flat series is the series.
    const { hours, days } = indices('2026-06-01', { ...full, pm25: flat(75, 2) }, 'us-epa-2024')
    expect([hours?.basis, hours?.aqi[0], hours?.aqi[1], hours?.aqi[47]]).toEqual(['particles', null, 165, 165])
    expect(days.map(day => [day?.aqi, day?.level, day?.primary, day?.standard])).toEqual([[165, 4, ['pm25'], 'us-epa-2024'], [165, 4, ['pm25'], 'us-epa-2024']])
  })

  it('of a day without PM2.5 are withheld', () => {
    // Oracle: hour-aqi.ts: what the others say up to 100 says too little.
    expect(indices('2016-06-01', { ...full, pm25: [75, null] }).days.map(day => [day?.aqi, day?.missing])).toEqual([[100, []], [null, ['pm25']]])
  })
})
