import { describe, expect, it } from 'vitest'
import { exact, times, type Exact } from '../../../models/rules/exact.ts'
import { usDay, usLevel } from '../../../models/rules/us-day.ts'
import { volumeFactor } from '../../../models/rules/volume-factor.ts'
import { loadUsStandard } from '../../../server/packs/standards.ts'

const table = loadUsStandard()
/** µg/m³ (mg/m³) of so much by volume: the inverse of the factor. */
const mass = (value: number, ...[pollutant, unit]: [Parameters<typeof volumeFactor>[0], Parameters<typeof volumeFactor>[1]]): Exact => { const { num, den } = volumeFactor(pollutant, unit, 298.15); return times(exact(value), { num: den, den: num }) }

describe('a day by the US table', () => {
  it('is the largest index, concentrations cut off', () => {
    // Oracle: table 6 by hand: PM2.5 35.49 cut to 35.4 is 100, 35.5 is 101; ozone of 0.0709 ppm is cut to 0.070, so 100.
    expect(usDay({ PM25_24H: exact(35.49) }, table, 298.15)).toMatchObject({ aqi: 100, level: 2, primary: ['pm25'], missing: [] })
    expect(usDay({ PM25_24H: exact(35.5), PM10_24H: exact(20) }, table, 298.15)).toMatchObject({ aqi: 101, level: 3 })
    expect(usDay({ O3_8H: mass(0.0709, 'o3', 'ppm'), PM25_24H: exact(5) }, table, 298.15)).toMatchObject({ aqi: 100, primary: ['o3'] })
  })

  it('takes SO2 of a day for the upper rows, and 200 for an hour above 304 ppb', () => {
    // Oracle: note of table 6: SO2 of one hour at 305 ppb or more with a day below 305 is 200; a day of 305 is 201.
    expect(usDay({ SO2_1H: mass(400.5, 'so2', 'ppb'), SO2_24H: mass(100.5, 'so2', 'ppb') }, table, 298.15).aqi).toBe(200)
    expect(usDay({ SO2_1H: mass(400.5, 'so2', 'ppb'), SO2_24H: mass(305.5, 'so2', 'ppb') }, table, 298.15).aqi).toBe(201)
  })

  it('says what is missing, what is not monitored, and where the table ends', () => {
    // Oracle: the words of the types.
    expect(usDay({ PM25_24H: null, NO2_1H: mass(10.5, 'no2', 'ppb') }, table, 298.15)).toMatchObject({ missing: ['pm25'], above: false })
    expect(usDay({ PM25_24H: exact(900) }, table, 298.15)).toMatchObject({ aqi: 500, level: 6, above: true })
    expect(usDay({}, table, 298.15)).toMatchObject({ aqi: null, level: null, missing: [] })
  })

  it('has six levels', () => {
    // Oracle: 40 CFR 58 app. G: 50, 100, 150, 200, 300.
    expect([0, 50, 51, 100, 101, 151, 201, 300, 301, 500].map(usLevel)).toEqual([1, 1, 2, 2, 3, 4, 5, 5, 6, 6])
  })
})
