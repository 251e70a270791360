/**
 * From the unit and gas state that a file or its mapping declares to those of the pack, hour by hour.
 * By declaration only: values are never looked at. Mass per volume of a gas moves between states with the temperature
 * (the pressure of all three states is the same); shares by volume need the molar mass; particles have no state.
 */
import { ppbToUgM3, REFERENCE_STATES } from '../../../models/units/gas.ts'
import { of } from '../../../models/units/quantity.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { conversion, gasStateAt, unitName, type Conversion, type Convert } from '../declared-unit.ts'
import { NETWORK_STATES } from './gas-states.ts'
import type { Variable } from './variables.ts'

/** States that published files have: the two of GB 3095, the 20 °C of EU directive 2008/50/EC annex VI, or that of the Chinese networks by date. */
export const GIVEN_STATES = ['273.15K', '293.15K', '298.15K', 'networks'] as const
export type GivenState = typeof GIVEN_STATES[number]

/** ppb for each. */
const SHARES: Readonly<Record<string, number>> = { ppt: 1e-3, ppb: 1, ppm: 1e3 }
const CARBON_SHARES: Readonly<Record<string, number>> = { ppbC: 1, ppmC: 1e3 }
/** µg/m³ for each. */
const MASSES: Readonly<Record<string, number>> = { 'ng/m³': 1e-3, 'µg/m³': 1, 'mg/m³': 1e3, 'g/m³': 1e6 }

/** How `said` becomes the pack's unit of `variable`. `given` is the state of a gas told as mass; null is taken as the networks'. */
export function changeOf(variable: Variable, said: string, given: GivenState | null): Conversion {
  const unit = spelled(said)
  if (variable.column === 'temperature' && unit === '°F') return { convert: value => (value - 32) * 5 / 9 }
  if (variable.gas === null) return conversion(variable.column, unit, variable.unit, NETWORK_STATES)
  if (unit === variable.unit && (given === null || given === 'networks')) return { convert: null }
  if (Object.hasOwn(SHARES, unit) || Object.hasOwn(CARBON_SHARES, unit)) return fromShare(variable, unit, said)
  const base = conversion(variable.column, unit, variable.unit, NETWORK_STATES)
  if ('refusal' in base || given === null || given === 'networks') return base
  const temperature = TEMPERATURES[given]
  return { convert: (value, hour) => (base.convert?.(value, hour) ?? value) * temperature / TEMPERATURES[gasStateAt(NETWORK_STATES, hour)] }
}

/** Whether values of `variable` in that unit mean nothing without a gas state. */
export function needsState(variable: Variable, said: string): boolean { return variable.gas !== null && Object.hasOwn(MASSES, spelled(said)) }

const TEMPERATURES: Readonly<Record<Exclude<GivenState, 'networks'>, number>> = { '273.15K': 273.15, '293.15K': 293.15, '298.15K': 298.15 }
/** Spellings that only these files use, beside those of declared-unit.ts. */
const SPELLINGS: Readonly<Record<string, string>> = {
  c: '°C', f: '°F', F: '°F', degF: '°F', hpa: 'hPa', mb: 'hPa', pa: 'Pa', '1/s': '1/s', 's-1': '1/s', ppbc: 'ppbC', ppmc: 'ppmC', 'AQI': '1', '': '',
}

function spelled(said: string): string {
  const name = unitName(said)
  return Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name] ?? name : name
}

function fromShare({ column, unit: target, gas }: Variable, unit: string, said: string): Conversion {
  const { molarMass, carbons } = gas ?? { molarMass: null, carbons: null }
  const carbonShare = CARBON_SHARES[unit]
  if (target === 'ppbC') return carbonShare === undefined
    ? { refusal: `"${said}" says no number of carbon atoms, and ${column} is a sum of many gases; declare ppbC or ppmC` }
    : { convert: scaled(carbonShare) }
  if (molarMass === null) return { refusal: `no molar mass is known for ${column}, so "${said}" cannot become ${target}; write it in µg/m³, or add the species to seeds/species/species.csv` }
  if (carbonShare !== undefined && carbons === null) return { refusal: `"${said}" counts carbon atoms, and their number in ${column} is not known; declare ppb` }
  const ppb = carbonShare === undefined ? SHARES[unit] ?? 1 : carbonShare / (carbons ?? 1)
  const perUg = MASSES[target] ?? 1
  return { convert: (value, hour) => {
    const state = { molarMass: of<'g/mol'>(molarMass), ...REFERENCE_STATES[gasStateAt(NETWORK_STATES, hour)] }
    return ppbToUgM3(of<'ppb'>(value * ppb), state) / perUg
  } }
}

function scaled(factor: number): Convert { return factor === 1 ? null : (value: number, _hour: EventHour) => value * factor }
