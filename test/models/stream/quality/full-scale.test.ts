import { expect, it } from 'vitest'
import { OBSERVED_LIMITS } from '../../../../models/stream/limits.ts'
import { isFullScale } from '../../../../models/stream/quality/full-scale.ts'

it.each([
  ['pm25', 1000, 432, true], ['pm10', 1000, 1000, true], ['so2', 500, 137, true], ['o3', 500, 55, true], ['co', 20, 0.3, true],
  ['pm25', 500, 480, false], ['pm25', 500, 500, true], ['pm10', 500, 500, false], ['so2', 499, 499, false], ['co', 2, 2, false],
] as const)('%s of %d after %d: at the end of the scale is %s', (pollutant, value, before, is) => {
  // Oracle: SOURCES.md: Pinggu's ranges end at 1000, 1000, 500, 500 and 20; PM2.5 of 500 is ordinary until it comes twice.
  expect(isFullScale(OBSERVED_LIMITS[pollutant], value, before)).toBe(is)
})
