import { map, type OperatorFunction } from 'rxjs'

/** A pure step over plain state: what every stage of the pipeline wraps. `spare` is an older state whose memory it may write the new one into. */
export type Step<State, In, Out> = (state: State, input: In, spare?: State | null) => { readonly state: State; readonly out: Out }

export interface Stage<State, In, Out> {
  readonly name: string
  readonly operator: OperatorFunction<In, Out>
  /** The state before the next input. Nothing is ever written into it once it was read, so holding it is a snapshot. */
  read(): State
  /** Puts another state in its place: how a seek, a revision or a restored snapshot goes back in time. */
  replace(state: State): void
}

/** An operator around a pure step whose state can be read and replaced; RxJS paces it, and never holds truth itself. */
export function stage<State, In, Out>(name: string, initial: State, step: Step<State, In, Out>): Stage<State, In, Out> {
  let state = initial
  // Whether anyone else may hold `state`, and the state before it where nobody can: its memory is used again, as most of an hour's memory is the branches' states.
  let held = true
  let spare: State | null = null
  return {
    name,
    operator: map((input: In) => {
      const next = step(state, input, spare)
      spare = held ? null : state
      state = next.state
      held = false
      return next.out
    }),
    read: () => {
      held = true
      return state
    },
    replace: (given) => {
      state = given
      held = true
      spare = null
    },
  }
}
