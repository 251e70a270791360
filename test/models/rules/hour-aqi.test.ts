import { describe, expect, it } from 'vitest'
import { eachHourAqi, hourAqi, isKnown, runningColumns } from '../../../models/rules/hour-aqi.ts'
import { edition2012, edition2026 } from './tables.ts'

describe('the AQI of an hour', () => {
  it('is withheld without PM2.5, unless the others are above 100 already', () => {
    // Oracle: HJ 633-2026 §5.3.1: NO2 of 200 is 100, of 201 is 101 (rounded up from 100.1).
    const at = (no2: number) => hourAqi({ pm25: null, no2 }, {}, edition2026)
    expect([at(200), at(201)].map(({ aqi, level, primary }) => [aqi, level, primary])).toEqual([[null, null, []], [101, 3, ['no2']]])
    // The same in the edition of 2012, which is silent, while the running mean is not there yet.
    expect(hourAqi({ pm25: 400, no2: 100 }, { pm25: null }, edition2012).aqi).toBeNull()
    expect(isKnown({ aqi: 50, missing: ['so2'] })).toBe(true)
  })

  it('goes by running means of PM in the edition of 2012', () => {
    // Oracle: by hand: 19 hours of 150 have no mean yet; 20 have 150, which is 200.
    const pm25 = Array<number>(24).fill(150)
    const running = runningColumns({ pm25 })
    expect([running.pm25?.[18], running.pm25?.[19], running.pm10]).toEqual([null, 150, undefined])
    const told: (number | null)[] = []
    eachHourAqi({ pm25 }, running, () => edition2012, (_, { aqi }) => told.push(aqi))
    expect([told.length, told[18], told[19]]).toEqual([24, null, 200])
  })

  it('asks for the edition once a day, and is silent where there is none', () => {
    // Oracle: by hand: two days, the first without an edition; 36 µg/m³ is 52 in both.
    const asked: number[] = []
    const told: [number, number | null][] = []
    eachHourAqi({ pm25: Array<number>(48).fill(36) }, {}, day => { asked.push(day); return day === 0 ? null : edition2026 }, (hour, { aqi }) => told.push([hour, aqi]))
    expect([asked, told.length, told[0]]).toEqual([[0, 1], 24, [24, 52]])
    eachHourAqi({}, {}, () => edition2026, () => { throw new Error('nothing to tell') })
  })
})
