/**
 * The plug-in contract, in-process form. A model is a pure, synchronous step over plain state: the same verbs as the contract for
 * models outside the process (describe, init, step, get = `out`; snapshot and restore are copies of the state, made by the engine).
 * No clock, no chance but models/numeric/random, no input or output. A step never writes to the state or input it was given; the memory
 * of an older state that nobody holds any longer may be handed to it as `spare`, to write the new state into.
 */
import type { EventHour } from '../units/time.ts'
import type { Parameter } from './parameter.ts'

export interface ModelDescription {
  readonly id: string
  readonly version: string
  readonly kind: 'apportionment' | 'response' | 'forecast' | 'indicator'
  readonly name: { readonly zh: string; readonly en: string }
  readonly capabilities: { readonly snapshot: boolean; readonly seeded: boolean; readonly ensemble: boolean }
  /** Every variable: its UCUM unit, and whether it may be negative. */
  readonly variables: readonly { readonly name: string; readonly unit: string; readonly mayBeNegative: boolean }[]
  readonly parameters: readonly Parameter[]
}

export interface Model<Config, State, Input, Output> {
  describe(): ModelDescription
  init(config: Config, seed: number, t0: EventHour): State
  step(state: State, input: Input, spare?: State | null): { readonly state: State; readonly out: Output }
}
