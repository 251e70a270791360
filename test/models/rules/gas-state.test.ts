import { describe, expect, it } from 'vitest'
import { numberOf, ONE } from '../../../models/rules/exact.ts'
import { gasFactors, stateAt, stateFactor } from '../../../models/rules/gas-state.ts'
import { MOLAR_MASSES, ppbToUgM3, REFERENCE_STATES } from '../../../models/units/gas.ts'
import { of } from '../../../models/units/quantity.ts'

describe('the state of a gas', () => {
  it('changes a mass concentration as the ideal gas law says', () => {
    // Oracle: models/units/gas.ts, by way of ppb; and rules.md §7, 0.467 against 0.510 ppb of ozone in a µg/m³.
    const at = (state: keyof typeof REFERENCE_STATES) => ppbToUgM3(of<'ppb'>(100), { molarMass: MOLAR_MASSES.o3, ...REFERENCE_STATES[state] })
    expect(numberOf(stateFactor(273.15, 298.15))).toBeCloseTo(at('298.15K') / at('273.15K'), 12)
    expect(numberOf(stateFactor(273.15, 298.15))).toBeCloseTo(0.467 / 0.51, 3)
    expect(stateFactor(298.15, 298.15)).toBe(ONE)
  })

  it('touches gases and leaves particles', () => {
    // Oracle: the amendment: particles changed from 273.15 K to ambient, which needs the air of the hour.
    expect(Object.keys(gasFactors(273.15, 298.15)).sort()).toEqual(['co', 'no2', 'o3', 'so2'])
    expect(gasFactors(298.15, 298.15)).toEqual({})
  })

  it('is that of the latest beginning', () => {
    // Oracle: the amendment: from 2018-09-01 on.
    const states = [{ from: null, kelvin: 273.15 }, { from: '2018-09-01', kelvin: 298.15 }]
    expect(['2018-08-31', '2018-09-01', '2030-01-01'].map(date => stateAt(states, date))).toEqual([273.15, 298.15, 298.15])
    expect(() => stateAt([], '2018-09-01')).toThrow(/at least one state/)
  })

  it('needs a temperature', () => {
    // Oracle: a programmer's error.
    expect(() => stateFactor(0, 298.15)).toThrow(/above zero, got 0 K/)
  })
})
