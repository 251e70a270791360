import { describe, expect, it } from 'vitest'
import { dayAqi, dayDecimals, dayValues, roundedDay } from '../../../models/rules/day-values.ts'
import { gasFactors } from '../../../models/rules/gas-state.ts'
import { edition2012, edition2026 } from './tables.ts'

const flat = (value: number | null) => Array<number | null>(24).fill(value)

describe('a day at one place', () => {
  it('has means, MDA8 and the largest hour of ozone, and nothing that is not monitored', () => {
    // Oracle: by hand; eight hours of 170 among 20 make MDA8 170 and the largest hour 170.
    const day = dayValues(16_000, { pm25: flat(80), co: flat(0.94), o3: flat(20).map((low, i) => i >= 12 && i < 20 ? 170 : low) })
    expect([roundedDay(day, 'pm25'), roundedDay(day, 'co'), roundedDay(day, 'o3'), roundedDay(day, 'o3_1h'), roundedDay(day, 'no2')]).toEqual([80, 0.9, 170, 170, null])
    expect(Object.keys(day).sort()).toEqual(['co', 'day', 'o3', 'o3_1h', 'pm25'])
    expect([dayDecimals('co'), dayDecimals('o3_1h')]).toEqual([1, 0])
  })

  it('has an AQI by each edition', () => {
    // Oracle: the tables by hand: PM2.5 75 is 100 in 2012 and 114 in 2026 (100 + 50·15/55, up); with PM10 missing 2026 gives it since it is above 100.
    const day = dayValues(16_000, { pm25: flat(75), pm10: flat(null) })
    expect(dayAqi(day, edition2012)).toMatchObject({ aqi: 100, primary: ['pm25'], missing: ['pm10'] })
    expect(dayAqi(day, edition2026)).toMatchObject({ aqi: 114, level: 3, missing: ['pm10'] })
  })

  it('can be moved to another state of the gas, particles excepted', () => {
    // Oracle: by hand: 174.6 · 273.15/298.15 = 159.96 → 160, not above the limit; 175 gives 160.3 → 160.
    const day = dayValues(16_000, { pm25: flat(75), o3: flat(174.6), so2: flat(100) }, gasFactors(273.15, 298.15))
    expect([roundedDay(day, 'pm25'), roundedDay(day, 'o3'), roundedDay(day, 'so2')]).toEqual([75, 160, 92])
  })
})
