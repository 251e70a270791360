import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOLAR_MASSES, ppbToUgM3, REFERENCE_STATES, ugM3ToPpb } from '../../../models/units/gas.ts'
import { gasStateAt, gasStretches, otherState, stateFactor, type GasStateName } from '../../../models/units/gas-state.ts'
import { of } from '../../../models/units/quantity.ts'
import { at } from '../../support/frames.ts'

const CHANGE = [{ from: '2018-09-01T00:00:00+08:00', state: '298.15K' }, { from: '2012-01-01', state: '273.15K' }] as const

describe('a concentration at the other state', () => {
  it('is that of the same ppb, for every gas', () => {
    // Oracle: the way round by volume shares (gas.ts), which no state changes; 1e-12 covers three roundings.
    const gas = fc.constantFrom(...Object.values(MOLAR_MASSES))
    const state = fc.constantFrom<GasStateName>('273.15K', '298.15K')
    fc.assert(fc.property(fc.double({ min: 0.001, max: 1e4, noNaN: true }), gas, state, state, (c, molarMass, from, to) => {
      const round = ppbToUgM3(ugM3ToPpb(of<'ug/m3'>(c), { molarMass, ...REFERENCE_STATES[from] }), { molarMass, ...REFERENCE_STATES[to] })
      expect(Math.abs(c * stateFactor(from, to) - round)).toBeLessThanOrEqual(1e-12 * c)
    }))
  })

  it('is 8.4 % lower at 298.15 K', () => {
    // Oracle: 211 µg/m³ of Pinggu's ozone at 273.15 K are 193 at 298.15 K (../shared/reference/rules.md, "O3 days"), by 273.15 / 298.15.
    expect(Math.round(211 * stateFactor('273.15K', '298.15K'))).toBe(193)
    expect(stateFactor('273.15K', '298.15K') * stateFactor('298.15K', '273.15K')).toBeCloseTo(1, 15)
    expect([otherState('273.15K'), otherState('298.15K')]).toEqual(['298.15K', '273.15K'])
  })
})

describe('the state of an hour', () => {
  it('is the one in which the hour begins, in whatever order they are declared', () => {
    // Oracle: GB 3095's amendment is in force from 2018-09-01 00:00; the hour that ends there is the last of August.
    const stretches = gasStretches(CHANGE, 480)
    expect(stretches.map(({ from, state }) => [from, state])).toEqual([[null, '273.15K'], [at('2018-09-01T00:00:00+08:00'), '298.15K']])
    expect(['2000-01-01T00:00:00+08:00', '2018-09-01T00:00:00+08:00', '2018-09-01T01:00:00+08:00', '2030-01-01T00:00:00+08:00'].map(hour => gasStateAt(stretches, at(hour)))).toEqual(['273.15K', '273.15K', '298.15K', '298.15K'])
  })

  it('is one for all where one is declared, and none where nothing is', () => {
    // Oracle: contracts.md, "A pack".
    expect(gasStateAt(gasStretches('298.15K', 480), at('2000-01-01T00:00:00+08:00'))).toBe('298.15K')
    expect(gasStateAt([], at('2018-09-01T00:00:00+08:00'))).toBeNull()
  })
})
