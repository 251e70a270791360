/**
 * From the state of the gas in which concentrations were reported to the state in which a limit is meant.
 * For: comparing years before and after 2018-09-01, and data of one state with limits of another. In words: at one pressure a gas's
 * mass in a cubic metre goes as 1/T, so the factor is T of the data / T of the limit, an exact fraction of hundredths of a kelvin;
 * particles have no such state here (their change from 273.15 K to ambient air needs the air of the hour) and keep their numbers.
 * K. Reference: ideal gas law; GB 3095-2012 §3.14 and its amendment of 2018-09-01, GB 3095-2026 §3.14 (rules.md §7).
 * When not to use it: between pressures, or to ppb (units/gas.ts).
 */
import type { Pollutant } from '../contract/frame.ts'
import { ONE, type Exact } from './exact.ts'

/** A state from its first hour on; `from` is an end label as the pack writes it, null = always. */
export interface StateSince<Time> { readonly from: Time | null; readonly kelvin: number }

export const GASES = ['so2', 'no2', 'co', 'o3'] as const satisfies readonly Pollutant[]

/** 273.15 → 298.15 K: 27315/29815. Throws RangeError where a temperature is not above zero. */
export function stateFactor(ofData: number, ofLimit: number): Exact {
  if (ofData === ofLimit) return ONE
  return { num: hundredths(ofData), den: hundredths(ofLimit) }
}

/** The factor for each gas; particles are left out, which means: as they are. */
export function gasFactors(ofData: number, ofLimit: number): Readonly<Partial<Record<Pollutant, Exact>>> {
  const factor = stateFactor(ofData, ofLimit)
  return factor === ONE ? {} : Object.fromEntries(GASES.map(gas => [gas, factor]))
}

/** The state at `time`: the latest that has begun; the first one before any has. Throws RangeError of an empty list. */
export function stateAt<Time extends number | string>(states: readonly StateSince<Time>[], time: Time): number {
  let found = states[0]
  for (const state of states) if (state.from === null || state.from <= time) found = state
  if (found === undefined) throw new RangeError('a gas needs at least one state, got none')
  return found.kelvin
}

function hundredths(kelvin: number): bigint {
  const whole = Math.round(kelvin * 100)
  if (!(whole > 0)) throw new RangeError(`a gas needs a temperature above zero, got ${kelvin} K`)
  return BigInt(whole)
}
