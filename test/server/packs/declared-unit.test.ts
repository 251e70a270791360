import { describe, expect, it } from 'vitest'
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { conversion, gasStateAt, unitName } from '../../../server/packs/declared-unit.ts'

const hour = (text: string): EventHour => {
  const found = parseHour(text)
  if (found === null) throw new Error(`no hour: ${text}`)
  return found
}
const NOW = hour('2016-12-15T01:00+08:00')
function convert(column: string, from: string, to: string, value: number): number | string {
  const made = conversion(column, from, to, '273.15K')
  return 'refusal' in made ? made.refusal : made.convert === null ? value : made.convert(value, NOW)
}

describe('a declared unit', () => {
  it.each(['µg/m³', 'μg/m³', 'ug/m3', 'ug m-3', 'ug/m^3', 'ug.m-3'])('%s is micrograms a cubic metre', spelling => {
    // Oracle: UCUM and the two micro signs of Unicode (U+00B5, U+03BC).
    expect(unitName(spelling)).toBe('µg/m³')
  })

  it.each([
    ['co', 'µg/m³', 'mg/m³', 300, 0.3], ['pm25', 'mg/m³', 'µg/m³', 0.085, 85], ['pressure', 'kPa', 'hPa', 102.5, 1025],
    ['wind_speed', 'km/h', 'm/s', 36, 10], ['boundary_layer_height', 'km', 'm', 1.2, 1200], ['relative_humidity', '1', '%', 0.5, 50],
    ['temperature', 'degC', '°C', -4.3, -4.3], ['co', 'mg/m3', 'mg/m³', 2.1, 2.1],
  ])('%s in %s becomes %s', (column, from, to, value, expected) => {
    // Oracle: SI prefixes; 1e-12 covers one rounding.
    expect(convert(column, from, to, value)).toBeCloseTo(expected, 12)
  })

  it.each([['o3', 'ppb', 'µg/m³', 46.7, 100], ['co', 'ppm', 'mg/m³', 0.8, 1]])('%s in %s is converted at the state of the pack', (column, from, to, value, expected) => {
    // Oracle: rules.md, 0.467 ppb per µg/m³ of O3 at 273.15 K; CO 1 mg/m³ = 0.8 ppm at 0 °C (both to three digits).
    expect(Number(convert(column, from, to, value)) / expected).toBeCloseTo(1, 2)
  })

  it('refuses what it cannot be', () => {
    // Oracle: contracts.md, never guessed: a particle has no volume share, a length is no concentration.
    expect(convert('pm25', 'ppb', 'µg/m³', 1)).toContain('share of a gas and pm25 is none')
    expect(convert('pm25', 'km', 'µg/m³', 1)).toContain('"km" cannot be turned into µg/m³')
  })

  it('the hour that ends at the change of states still has the old one', () => {
    // Oracle: end labels: the hour labelled 00:00 lies in the day before 2018-09-01.
    const states = [{ from: '2018-09-01T00:00:00+08:00', state: '298.15K' as const }, { from: '2012-01-01T00:00:00+08:00', state: '273.15K' as const }]
    expect(gasStateAt(states, hour('2018-09-01T00:00+08:00'))).toBe('273.15K')
    expect(gasStateAt(states, hour('2018-09-01T01:00+08:00'))).toBe('298.15K')
    expect(gasStateAt(states, hour('2001-01-01T01:00+08:00'))).toBe('273.15K')
  })
})
