/**
 * Gas-state suspicion: values that are whole ppb at another state of the gas than declared. For: daily.ts and hints/gas-state.ts.
 * In words: the values are laid on the lattices of both states, of 1 ppb and of 0.1 ppb (lattice.ts). The state is known when one
 * fits with a chance below one in a million and no lattice of the other does. It is suspected when it is known and not declared.
 * The two differ by 8.4 %, less than neighbouring streets do, so without a lattice nobody can tell them apart, and nothing is said.
 * Reference: GB 3095-2012 §3.14 and its amendment of 2018-09-01 (units/gas.ts). When not to use it: to convert.
 */
import { POLLUTANTS } from '../../contract/frame.ts'
import { cell, filledRow, type Row } from './cells.ts'
import { density, GASES, latticeFit, resolutionOf, type Gas, type LatticeFit, type StateName } from './lattice.ts'

export interface KnownState { readonly state: StateName; readonly ppb: number; readonly fit: LatticeFit }

const CERTAIN = 1e-6
/** CO is counted in tenths of a ppm at best, all others in ppb. */
const STEPS = [1, 0.1] as const
const STATES = ['273.15K', '298.15K'] as const

/** The state whose lattice the values lie on, or null where neither or both fit. Values in the order of time. */
export function stateOfLattice(gas: Gas, values: readonly number[]): KnownState | null {
  const resolution = resolutionOf(values)
  const found: KnownState[] = []
  for (const state of STATES) {
    for (const ppb of STEPS) {
      const fit = latticeFit(values, ppb * density(gas, state), resolution)
      if (fit.p >= CERTAIN) continue
      found.push({ state, ppb, fit })
      break
    }
  }
  return found.length === 1 ? found[0]! : null
}

/** 1 in each cell whose gas is counted at another state than `declared`. `rows` hour by hour. */
export function doubtedStates(rows: readonly Row[], declared: StateName, stations: number): Row {
  const marks = filledRow(stations, 0)
  for (const gas of GASES) {
    const p = POLLUTANTS.indexOf(gas)
    for (let s = 0; s < stations; s++) {
      const values = rows.map(row => row[cell(s, p)]!).filter(value => value === value)
      const known = stateOfLattice(gas, values)
      if (known !== null && known.state !== declared) marks[cell(s, p)] = 1
    }
  }
  return marks
}
