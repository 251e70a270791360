import { expect, it } from 'vitest'
import { relativeHumidity } from '../../../../server/packs/importers/humidity.ts'

it.each([[20, 9.27, 50], [30, 20, 55.1], [-4.3, -12.9, 51.1], [10, 10, 100], [10, 10.1, 100]])('air of %d °C with a dew point of %d °C has %d %%', (temperature, dewPoint, percent) => {
  // Oracle: saturation vapour pressures of the WMO Guide (CIMO, annex 4.B): e(9.27)/e(20) = 11.69/23.37 hPa, e(20)/e(30) = 23.37/42.43, e(-12.9)/e(-4.3) = 2.26/4.42.
  // 0.3 is the 0.4 % of the two Magnus fits at 50 to 70 %.
  expect(Math.abs((relativeHumidity(temperature, dewPoint) ?? Number.NaN) - percent)).toBeLessThanOrEqual(0.3)
})

it.each([[-243.04, -243.04], [-999, 10], [10, -999], [1e9, 10], [null, 10], [10, null]])('%d and %d °C are no air, and have no humidity', (temperature, dewPoint) => {
  // Oracle: the coldest and hottest air on record, -89 and 57 °C; -243.04 is the formula's pole, -999 a common word for missing.
  expect(relativeHumidity(temperature, dewPoint)).toBeNull()
})
