/**
 * Lattice: whether gas values are whole (or tenths of) ppb that were multiplied by the density at one state of the gas.
 * For: gas-state.ts and hints/gas-state.ts. In words: an analyser counts ppb; where they were rounded before conversion, µg/m³ come in
 * steps of the density, 2.858 for SO2 at 273.15 K and 2.618 at 298.15 K. A value is on the lattice when it is within its own rounding
 * (and 0.1 %, since agencies use 22.4 or 22.414 L/mol) of a step. Chance of that by accident: twice that tolerance over the step.
 * p bounds the chance that as many lie on it by accident: C(n, misses) · Π chance. Values that repeat the hour before are not counted,
 * nor those above 100 steps, where the 0.1 % blur it. µg/m³ (CO mg/m³). Reference: UCI's PRSA files of 2013 (SO2 in 0.2856, NO2 in
 * 0.2053, O3 in 0.2142). When not to use it: for particles; and values rounded as coarsely as the step say nothing.
 */
import { MOLAR_MASSES, ppbToUgM3, REFERENCE_STATES } from '../../units/gas.ts'
import { of } from '../../units/quantity.ts'

export type Gas = 'so2' | 'no2' | 'co' | 'o3'
export const GASES: readonly Gas[] = ['so2', 'no2', 'co', 'o3']
export type StateName = keyof typeof REFERENCE_STATES

export interface LatticeFit { readonly values: number; readonly on: number; /** Upper bound of the chance of so many by accident. */ readonly p: number }

const NOTHING: LatticeFit = { values: 0, on: 0, p: 1 }
const BLUR = 0.001
const STEPS = 100
/** Above this chance a value cannot tell a lattice from none. */
const TELLING = 0.6
/** Shares of misses after which no lattice is left to find; typing errors exist. */
const MISSES = 0.02

/** µg/m³ (CO mg/m³) of one ppb (CO ppm) at a state. */
export function density(gas: Gas, state: StateName): number {
  return ppbToUgM3(of<'ppb'>(1), { molarMass: MOLAR_MASSES[gas], ...REFERENCE_STATES[state] })
}

/** How well values, in the order of time, lie on steps of `pitch`; `resolution` is that of the numbers as printed. */
export function latticeFit(values: readonly number[], pitch: number, resolution: number): LatticeFit {
  if (resolution / pitch > TELLING) return NOTHING
  let [n, on, logChance, before] = [0, 0, 0, Number.NaN]
  const allowed = 2 + MISSES * values.length
  for (const value of values) {
    const repeated = value === before
    before = value
    const tolerance = resolution / 2 + BLUR * value
    const chance = 2 * tolerance / pitch
    if (repeated || !(value > pitch) || value > STEPS * pitch || chance > TELLING) continue
    n++
    if (Math.abs(value - Math.round(value / pitch) * pitch) > tolerance) {
      if (n - on > allowed) return { values: n, on, p: 1 }
      continue
    }
    on++
    logChance += Math.log(chance)
  }
  return { values: n, on, p: n === 0 || n - on > MISSES * n ? 1 : Math.min(1, Math.exp(logChance + logChoose(n, n - on))) }
}

/** The finest decimal that the numbers use, down to 0.0001. */
export function resolutionOf(values: readonly number[]): number {
  let decimals = 0
  for (const value of values) while (decimals < 4 && Math.abs(value * POWERS[decimals]! - Math.round(value * POWERS[decimals]!)) > 1e-6) decimals++
  return 1 / POWERS[decimals]!
}
const POWERS = [1, 10, 100, 1000, 10_000]

function logChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i)
  return sum
}
