/**
 * The state at which gases are published, hour by hour, and what a concentration is at the other state.
 * For: charts and tables of hours on both sides of 2018-09-01, quality, ozone means that reach over a change.
 * Equation: the amount of gas in the air stays; a volume holds less of it the warmer it is: c₂ = c₁ · (p₂ / p₁) · (T₁ / T₂).
 * From 273.15 K to 298.15 K at one pressure that is × 0.9161, for every gas. µg/m³ or mg/m³, in and out.
 * Reference: GB 3095-2012 §3.14 and its amendment of 2018-09-01; the ideal gas law as in gas.ts.
 * When not to use it: particles (since that date at the state of the air itself, which nobody publishes beside them), shares by volume
 * (ppb, which have no state).
 */
import { REFERENCE_STATES } from './gas.ts'
import { parseHour, type EventHour } from './time.ts'

export type GasStateName = keyof typeof REFERENCE_STATES
/** As a pack declares it: one state, or each from the moment on at which it begins. */
export type DeclaredStates = GasStateName | readonly { readonly from: string; readonly state: GasStateName }[]
/** A state and the moment from which it holds; null is since ever. */
export interface GasStretch { readonly from: EventHour | null; readonly state: GasStateName }

/** The stretches in the order of time; the first of them holds before its own beginning too. A day without a time begins at its midnight. */
export function gasStretches(declared: DeclaredStates, offsetMinutes: number): readonly GasStretch[] {
  if (typeof declared === 'string') return [{ from: null, state: declared }]
  const sorted = declared.map(({ from, state }) => ({ from: parseHour(/[T ]/.test(from) ? from : `${from}T00:00:00`, offsetMinutes), state }))
    .sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))
  return sorted.map(({ from, state }, at) => ({ from: at === 0 ? null : from, state }))
}

/** The state in the hour that ends at `hour`: an hour belongs to the stretch in which it begins. Null where nothing is declared. */
export function gasStateAt(stretches: readonly GasStretch[], hour: EventHour): GasStateName | null {
  return stretches.findLast(({ from }) => from === null || from < hour)?.state ?? null
}

/** The one of the two states that this is not. */
export function otherState(state: GasStateName): GasStateName { return state === '273.15K' ? '298.15K' : '273.15K' }

/** What a concentration by mass at the state `from` is multiplied by to stand at the state `to`. */
export function stateFactor(from: GasStateName, to: GasStateName): number {
  const [one, other] = [REFERENCE_STATES[from], REFERENCE_STATES[to]]
  return (other.pressure / one.pressure) * (one.temperature / other.temperature)
}
