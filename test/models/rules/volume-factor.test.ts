import { expect, it } from 'vitest'
import { numberOf, ONE } from '../../../models/rules/exact.ts'
import { volumeFactor } from '../../../models/rules/volume-factor.ts'

it('turns mass into volume by the ideal gas law', () => {
  // Oracle: rules.md §7: 0.467 ppb of ozone in a µg/m³ at 273.15 K, 0.510 at 298.15 K; and textbook: 1 mg/m³ of CO is 0.873 ppm at 25 °C.
  expect(numberOf(volumeFactor('o3', 'ppb', 273.15))).toBeCloseTo(0.467, 3)
  expect(numberOf(volumeFactor('o3', 'ppb', 298.15))).toBeCloseTo(0.510, 3)
  expect(numberOf(volumeFactor('o3', 'ppm', 298.15)) * 1000).toBeCloseTo(0.510, 3)
  expect(numberOf(volumeFactor('co', 'ppm', 298.15))).toBeCloseTo(0.873, 3)
  expect(volumeFactor('pm25', 'ug/m3', 298.15)).toBe(ONE)
})

it('has none for particles', () => {
  // Oracle: a programmer's error.
  expect(() => volumeFactor('pm10', 'ppb', 298.15)).toThrow(/limited by mass/)
})
