import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dailyAqi, hourlyAqi, standardOn } from '../../../models/rules/aqi.ts'
import { iaqi } from '../../../models/rules/iaqi.ts'
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

  it('says where it is a cap, where the edition gives none, and that 0 is not in the range of the standard', () => {
    // Oracle: rules.md §1.1 notes b and c and the gaps of §1.2.
    const day2016 = daysFromCivil(2016, 6, 1)
    expect(hourlyAqi({ pm25: 501 }, march, tables)).toMatchObject({ aqi: 500, doubts: ['above the table'] })
    expect(hourlyAqi({ pm25: 500 }, march, tables)).toMatchObject({ aqi: 500, doubts: [] })
    expect(hourlyAqi({ so2: 801 }, march, tables)).toMatchObject({ aqi: 200, doubts: ['above the table'] })
    expect(dailyAqi({ o3: 801, pm25: 20, o3_1h: 900 }, day2016, tables)).toMatchObject({ aqi: 350, doubts: ['no index so high'] })
    expect(hourlyAqi({ pm25: 0 }, march, tables)).toMatchObject({ aqi: 0, level: 1, doubts: ['zero'] })
  })

  it('is at least each of its IAQI, whatever the order of pollutants, and the editions agree from 150 on', () => {
    // Oracle: laws: a maximum; and rules.md §0: breakpoints at 150 and above did not move.
    const part = fc.option(fc.integer({ min: 0, max: 700 }), { nil: null })
    const values = fc.record({ pm25: part, pm10: part, so2: part, no2: part, o3: part })
    fc.assert(fc.property(values, given => {
      const day = daysFromCivil(2026, 6, 1)
      const result = dailyAqi(given, day, tables)
      for (const index of Object.values(result.iaqi)) if (result.aqi !== null) expect(result.aqi).toBeGreaterThanOrEqual(index)
      expect(dailyAqi(Object.fromEntries(Object.entries(given).toReversed()), day, tables)).toEqual(result)
      const old = dailyAqi({ ...given, o3_1h: null }, daysFromCivil(2016, 6, 1), tables)
      if (old.aqi !== null && old.aqi > 150) expect(result.aqi).toBe(old.aqi)
      if (result.aqi !== null && result.aqi > 150) expect(old.aqi).toBe(result.aqi)
    }))
  })

  it('differs between editions only in PM below 150', () => {
    // Oracle: rules.md §1.1, the last line, tried over every whole concentration; by hand, at 36 both editions round up to 52, at 37 to 53 and 54; PM10 of 249 is 149.5 and 149.6 → 150.
    for (const item of ['PM25_24H', 'PM10_24H', 'SO2_24H', 'NO2_24H', 'CO_24H', 'O3_1H', 'NO2_1H', 'CO_1H'] as const) {
      const [before, now] = [standardOn(daysFromCivil(2016, 1, 1), tables), standardOn(daysFromCivil(2026, 6, 1), tables)]
      const apart = Array.from({ length: 701 }, (_, c) => c).filter(c => iaqi(before, item, c) !== iaqi(now, item, c))
      expect([item, apart[0] ?? null, apart.at(-1) ?? null]).toEqual(item === 'PM25_24H' ? [item, 37, 114] : item === 'PM10_24H' ? [item, 52, 248] : [item, null, null])
    }
  })
})
