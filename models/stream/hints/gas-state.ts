/**
 * Gas state: which state of the gas the values were converted at, where whole ppb shine through. For: hints.ts, over a finished series.
 * In words: quality/gas-state.ts on all values of the series; what the lattice says, and how many values lie on it. Notable when the
 * state is not the one declared. Reference: quality/lattice.ts. When not to use it: on µg/m³ that were rounded to whole numbers twice.
 */
import { stateOfLattice } from '../quality/gas-state.ts'
import type { Gas, StateName } from '../quality/lattice.ts'
import type { Hint, Series } from './hint.ts'

/** Null where no lattice is seen. `state` in the numbers is its temperature in K. */
export function gasStateHint(gas: Gas, { values }: Series, declared: StateName | null): Hint | null {
  const known = stateOfLattice(gas, values.filter(value => value !== null))
  if (known === null) return null
  return {
    name: 'gas state', p: known.fit.p, notable: declared !== null && known.state !== declared,
    numbers: { kelvin: known.state === '273.15K' ? 273.15 : 298.15, ppb: known.ppb, values: known.fit.values, on: known.fit.on },
  }
}
