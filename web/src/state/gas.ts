import type { RoomView } from '../../../server/protocol/server.ts'
import type { Cell } from './columns.ts'
import { hourOf, type Hour } from './times.ts'

type GasView = RoomView['gas']
export type GasState = GasView['states'][number]['state']
export const GAS_STATES = ['273.15K', '298.15K'] as const

/** A column told at one state throughout: what was published at it, and what was converted to it. */
export interface AtState {
  readonly state: GasState
  readonly all: Cell[]
  /** Hours that were published at this state. */
  readonly measured: Cell[]
  /** Hours that were published at the other one; it reaches to its measured neighbours, so that the dashes meet the solid line. */
  readonly converted: Cell[]
}

/** The state of the hour that ends at `hour`. */
export function stateAt(gas: GasView, hour: Hour): GasState {
  return (gas.states.findLast((one) => hourOf(one.from) <= hour) ?? gas.states[0])?.state ?? '273.15K'
}

/** A column at each of the two states; row 0 is the hour `first`. `other` is the column as the server converted it. */
export function atStates(gas: GasView, first: Hour, values: readonly Cell[], other: readonly Cell[]): AtState[] {
  const own = values.map((_, row) => stateAt(gas, first + row))
  return GAS_STATES.map((state) => {
    const all = values.map((value, row) => own[row] === state ? value : other[row] ?? null)
    const foreign = (row: number): boolean => own[row] !== undefined && own[row] !== state
    return {
      state, all,
      measured: all.map((value, row) => foreign(row) ? null : value),
      converted: all.map((value, row) => foreign(row) || foreign(row - 1) || foreign(row + 1) ? value : null),
    }
  })
}

export function otherState(state: GasState): GasState { return state === '273.15K' ? '298.15K' : '273.15K' }

/** 273.15 K */
export function stateText(state: GasState): string { return state.replace('K', '\u00a0K') }

/** How the particles of these hours were published: all at 273.15 K, all at the state of the air, or first the one and then the other. */
export function particlesAt(gas: GasView, first: Hour, last: Hour): 'reference' | 'ambient' | 'both' {
  const change = hourOf(gas.change)
  return last < change ? 'reference' : first >= change ? 'ambient' : 'both'
}
