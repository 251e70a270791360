import { expect, it } from 'vitest'
import { OBSERVED_LIMITS, WEATHER_LIMITS } from '../../../models/stream/limits.ts'

it('lets the worst air on record through and stops carbon monoxide in the wrong unit', () => {
  // Oracle: Pinggu 2016-12-22 (483), Beijing's dust of 2021-03-15 (PM10 above 7,000), Mexico City 1992 (O3 about 900 µg/m³);
  // CO of a clean hour, 0.3 mg/m³, sent as 300.
  expect(OBSERVED_LIMITS.pm25.max).toBeGreaterThan(483)
  expect(OBSERVED_LIMITS.pm10.max).toBeGreaterThan(7000)
  expect(OBSERVED_LIMITS.o3.max).toBeGreaterThan(900)
  expect(OBSERVED_LIMITS.co.max).toBeLessThan(300)
})

it('knows the coldest and the windiest hours of Beijing, and that a wind has 360 degrees', () => {
  // Oracle: Beijing's record low, -33.2 °C at Foyeding 2021; pressure at 500 m height is near 950 hPa.
  expect(WEATHER_LIMITS.temperature[0]).toBeLessThan(-33.2)
  expect(WEATHER_LIMITS.pressure[0]).toBeLessThan(900)
  expect(WEATHER_LIMITS.wind_direction).toEqual([0, 360])
})
