import { map, type OperatorFunction } from 'rxjs'

/** A pure step over plain state: what every stage of the pipeline wraps. */
export type Step<State, In, Out> = (state: State, input: In) => { readonly state: State; readonly out: Out }

export interface Stage<State, In, Out> {
  readonly name: string
  readonly operator: OperatorFunction<In, Out>
  /** The state before the next input. Steps never write into it, so holding it is a snapshot. */
  read(): State
  /** Puts another state in its place: how a seek, a revision or a restored snapshot goes back in time. */
  replace(state: State): void
}

/** An operator around a pure step whose state can be read and replaced; RxJS paces it, and never holds truth itself. */
export function stage<State, In, Out>(name: string, initial: State, step: Step<State, In, Out>): Stage<State, In, Out> {
  let state = initial
  return {
    name,
    operator: map((input: In) => {
      const next = step(state, input)
      state = next.state
      return next.out
    }),
    read: () => state,
    replace: (given) => { state = given },
  }
}
