import { expect, it } from 'vitest'
import { relativeHumidity } from '../../../../server/packs/importers/humidity.ts'

it.each([[20, 9.27, 50], [30, 20, 55.1], [-4.3, -12.9, 51.1], [10, 10, 100], [10, 10.1, 100]])('air of %d °C with a dew point of %d °C has %d %%', (temperature, dewPoint, percent) => {
  // Oracle: saturation vapour pressures of the WMO Guide (CIMO, annex 4.B): e(9.27)/e(20) = 11.69/23.37 hPa, e(20)/e(30) = 23.37/42.43, e(-12.9)/e(-4.3) = 2.26/4.42.
  // 0.3 is the 0.4 % of the two Magnus fits at 50 to 70 %.
  expect(Math.abs(relativeHumidity(temperature, dewPoint) - percent)).toBeLessThanOrEqual(0.3)
})
