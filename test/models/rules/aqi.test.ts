import { describe, expect, it } from 'vitest'
import { dailyAqi, hourlyAqi, standardOn } from '../../../models/rules/aqi.ts'
import { daysFromCivil, parseHour, type EventHour } from '../../../models/units/time.ts'
import { tables } from './tables.ts'

const at = (text: string) => parseHour(text) as EventHour
const march = at('2026-03-01T12:00:00+08:00')

describe('AQI', () => {
  it('changes its edition with the first hour of 2026-03-01, label 01:00', () => {
    // Oracle: rules.md §0: 2012 up to 2026-02-28; the label 00:00 closes that day.
    const editions = ['2026-03-01T00:00:00+08:00', '2026-03-01T01:00:00+08:00'].map(text => hourlyAqi({ pm25: 75 }, at(text), tables))
    expect(editions.map(e => [e.standard, e.aqi])).toEqual([['hj633-2012', 100], ['hj633-2026', 114]])
    expect(standardOn(daysFromCivil(2000, 1, 1), tables).id).toBe('hj633-2012')
  })

  it('is the largest IAQI, with its level, and all pollutants that share it are primary', () => {
    // Oracle: by hand from table 3: PM2.5 115 → 150, PM10 250 → 150, CO 5 → 50.
    expect(hourlyAqi({ pm25: 115, pm10: 250, co: 5 }, march, tables)).toMatchObject({ aqi: 150, level: 3, primary: ['pm25', 'pm10'] })
    expect(hourlyAqi({ pm25: 116 }, march, tables)).toMatchObject({ aqi: 152, level: 4 })
    expect(hourlyAqi({ pm25: 501 }, march, tables)).toMatchObject({ aqi: 500, level: 6 })
  })

  it('names no primary pollutant in excellent air', () => {
    // Oracle: §4.3.1, only above 50.
    expect(hourlyAqi({ pm25: 35, o3: 10 }, march, tables)).toMatchObject({ aqi: 50, level: 1, primary: [] })
  })

  it('is not given where a pollutant is missing, unless the others are above 100 already', () => {
    // Oracle: HJ 633-2026 §5.3.1 and §5.3.2 (not monitored by design does not block).
    expect(hourlyAqi({ pm25: 60, o3: null }, march, tables)).toMatchObject({ aqi: null, level: null, primary: [], iaqi: { PM25_1H: 100 } })
    expect(hourlyAqi({ pm25: 61, o3: null }, march, tables).aqi).toBe(101)
    expect(hourlyAqi({ pm25: 60 }, march, tables).aqi).toBe(100)
    expect(hourlyAqi({}, march, tables).aqi).toBeNull()
  })

  it('reads running means of PM in the 2012 edition where they are known', () => {
    // Oracle: HJ 633-2012 has 24-h items for PM only; 150 → 200 by table 1.
    const hour = at('2016-12-20T12:00:00+08:00')
    expect(hourlyAqi({ pm25: 400, no2: 40 }, hour, tables, { pm25: 150 })).toMatchObject({ aqi: 200, standard: 'hj633-2012', primary: ['pm25'] })
    expect(hourlyAqi({ pm25: 400 }, march, tables, { pm25: 150 }).aqi).toBe(434)
  })

  it('of a day counts the largest ozone hour in the 2012 edition only', () => {
    // Oracle: HJ 633-2012 has seven daily items, 2026 six: O3 1 h 300 → 150, MDA8 100 → 50.
    const values = { o3: 100, o3_1h: 300, pm25: 20 }
    expect(dailyAqi(values, daysFromCivil(2016, 6, 1), tables)).toMatchObject({ aqi: 150, primary: ['o3'] })
    expect(dailyAqi(values, daysFromCivil(2026, 6, 1), tables)).toMatchObject({ aqi: 50, primary: [] })
  })
})
