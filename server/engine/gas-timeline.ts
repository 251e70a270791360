import { gasStateAt, gasStretches, otherState, stateFactor, type DeclaredStates, type GasStateName, type GasStretch } from '../../models/units/gas-state.ts'
import { MOLAR_MASSES } from '../../models/units/gas.ts'
import { formatHour, hoursAfter, latest, type EventHour } from '../../models/units/time.ts'
import { NETWORK_CHANGE } from '../packs/importers/gas-states.ts'
import type { RoomView } from '../protocol/server.ts'

/** The states at which an episode's gases are told, hour by hour, and what a value is at the other one. */
export class GasTimeline {
  readonly #stretches: readonly GasStretch[]
  readonly #offsetMinutes: number

  constructor(declared: DeclaredStates, offsetMinutes: number) {
    this.#stretches = gasStretches(declared, offsetMinutes)
    this.#offsetMinutes = offsetMinutes
  }

  stateAt(hour: EventHour): GasStateName { return gasStateAt(this.#stretches, hour) ?? '273.15K' }

  /** What a value of the hour before is at the state of this one: 1 but where the state changes. */
  restate(hour: EventHour): number { return stateFactor(this.stateAt(hoursAfter(hour, -1)), this.stateAt(hour)) }

  /** A gas of that hour at the other state. */
  other(hour: EventHour, value: number): number { return value * stateFactor(this.stateAt(hour), otherState(this.stateAt(hour))) }

  /** Whether these hours have to be shown at both states: two are declared in them, or the networks' change lies among them. */
  isBoth(first: EventHour, last: EventHour): boolean {
    return this.#within(first, last).length > 1 || (first <= NETWORK_CHANGE && NETWORK_CHANGE < last)
  }

  view(first: EventHour, last: EventHour): RoomView['gas'] {
    const iso = (hour: EventHour): string => formatHour(hour, this.#offsetMinutes)
    return {
      states: this.#within(first, last).map(({ from, state }) => ({ from: from === null || from < first ? iso(first) : iso(hoursAfter(from, 1)), state })),
      both: this.isBoth(first, last), change: iso(hoursAfter(NETWORK_CHANGE, 1)),
    }
  }

  /** Stretches that hold an hour of these, neighbours of one state taken together. */
  #within(first: EventHour, last: EventHour): GasStretch[] {
    return this.#stretches.filter(({ from }, at) => {
      const next = this.#stretches[at + 1]?.from ?? null
      return (from === null || from < latest(first, last)) && (next === null || next >= first)
    }).filter(({ state }, at, all) => state !== all[at - 1]?.state)
  }
}

/** Whether a column holds a gas by mass, which means nothing without the state: the regular gases, and VOC that are not told by volume. */
export function hasGasState(column: string, unit: string | undefined): boolean {
  return Object.hasOwn(MOLAR_MASSES, column) || column === 'nox' || column.startsWith('o3_') || (column.startsWith('voc_') && unit?.endsWith('g/m³') === true)
}
