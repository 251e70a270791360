import { expect, it } from 'vitest'
import { changeOf, needsState, type GivenState } from '../../../../server/packs/importers/unit-change.ts'
import { variableOf } from '../../../../server/packs/importers/variables.ts'
import { hourAt } from './sample-import.ts'

const BEFORE = hourAt('2016-12-22T05')
const AFTER = hourAt('2020-12-22T05')
function changed(column: string, unit: string, value: number, given: GivenState | null = null, hour = BEFORE): number | string {
  const variable = variableOf(column)
  if (variable === null) return 'no variable'
  const made = changeOf(variable, unit, given)
  return 'refusal' in made ? made.refusal : made.convert?.(value, hour) ?? value
}

it.each([
  // 22.414 L/mol at 273.15 K and 24.465 L/mol at 298.15 K and 101.325 kPa.
  ['o3', 'ppb', 100, null, BEFORE, 100 * 47.997 / 22.414], ['o3', 'ppb', 100, null, AFTER, 100 * 47.997 / 24.465], ['co', 'ppm', 1, null, BEFORE, 28.010 / 22.414],
  ['voc_benzene', 'ppb', 1, null, BEFORE, 78.114 / 22.414], ['voc_benzene', 'ppbC', 6, null, BEFORE, 78.114 / 22.414], ['nox', 'ppb', 1, null, BEFORE, 46.005 / 22.414],
  ['voc_nmhc', 'ppmC', 0.2, null, BEFORE, 200],
] as const)('%s in %s: %d becomes mass by the molar volume of the date', (column, unit, value, given, hour, expected) => {
  // Oracle: molar volumes of the ideal gas from any textbook, to five digits: hence 2e-5.
  expect(Number(changed(column, unit, value, given, hour)) / expected).toBeCloseTo(1, 4)
})

it.each([
  ['20 °C to 0 °C', 'voc_ethane', '293.15K', BEFORE, 293.15 / 273.15], ['20 °C to 25 °C', 'no2', '293.15K', AFTER, 293.15 / 298.15],
  ['25 °C to 0 °C', 'no2', '298.15K', BEFORE, 298.15 / 273.15], ['as the networks', 'no2', 'networks', BEFORE, 1], ['nothing said', 'no2', null, AFTER, 1],
  ['already there', 'no2', '273.15K', BEFORE, 1], ['particles have no state', 'pm25', '293.15K', BEFORE, 1],
] as const)('gas told as mass, %s', (_what, column, given, hour, factor) => {
  // Oracle: by hand: at one pressure the mass in a volume of a gas goes with 1/T.
  expect(changed(column, 'µg/m³', 100, given, hour)).toBeCloseTo(100 * factor, 9)
})

it.each([
  ['co', 'µg/m³', 2_100, 2.1], ['pm25', 'mg/m³', 0.085, 85], ['temperature', 'K', 273.15, 0], ['temperature', 'f', 50, 10], ['temperature', 'c', 10, 10], ['pressure', 'mb', 1013, 1013],
  ['wind_speed', 'km/h', 36, 10], ['pm_bc', 'ng/m³', 3_593, 3.593], ['relative_humidity', '%', 40, 40], ['j_no2', 's-1', 0.008, 0.008],
] as const)('%s in %s', (column, unit, value, expected) => {
  // Oracle: the definitions of the units.
  expect(changed(column, unit, value)).toBeCloseTo(expected, 12)
})

it.each([
  ['pm25', 'ppb', 'share of a gas and pm25 is none'], ['voc_nmhc', 'ppm', 'says no number of carbon atoms'], ['voc_unheard_of', 'ppb', 'no molar mass is known for voc_unheard_of'],
  ['no2', 'ppbC', 'their number in no2 is not known'], ['no2', 'mood', 'the unit "mood" cannot be turned into µg/m³'], ['temperature', 'µg/m³', 'cannot be turned into °C'],
])('%s in %s is refused, not guessed', (column, unit, message) => {
  // Oracle: contracts.md: never guessed.
  expect(changed(column, unit, 1)).toContain(message)
})

it('only a gas told as mass needs a state', () => {
  // Oracle: a share by volume is the same at every temperature; particles have none.
  const needs = (column: string, unit: string) => { const variable = variableOf(column); return variable !== null && needsState(variable, unit) }
  expect([needs('o3', 'µg/m³'), needs('co', 'mg/m3'), needs('voc_toluene', 'ug/m3'), needs('o3', 'ppb'), needs('pm25', 'µg/m³'), needs('temperature', '°C')]).toEqual([true, true, true, false, false, false])
})
