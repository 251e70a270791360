import { of } from '../../models/units/quantity.ts'
import { withRuling } from './ruling.ts'
import type { Accepted, RoomState } from './state.ts'

/** The state before a room's first event. */
export const emptyRoom: RoomState = {
  packSha256: '', station: '', cursor: of(0), playing: false, speed: 6, branches: [], rulings: [], following: true, nextBranch: 1, seekEpoch: 0,
}

/** The next state. Total: an event that was accepted once is never refused here, so a log can always be read again. */
export function evolve(state: RoomState, { at, by, event }: Accepted): RoomState {
  switch (event.type) {
    case 'room.opened': return { ...emptyRoom, packSha256: event.packSha256, station: event.station, cursor: event.cursor }
    case 'clock.played': return { ...state, cursor: event.from ?? at, playing: true, following: true, seekEpoch: state.seekEpoch + (event.from === undefined ? 0 : 1) }
    case 'clock.paused': return { ...state, cursor: at, playing: false, following: false }
    case 'clock.sought': return { ...state, cursor: event.to, following: event.newest ?? false, seekEpoch: state.seekEpoch + 1 }
    case 'clock.speed-set': return { ...state, cursor: at, speed: event.speed }
    case 'branch.created': return {
      ...state, cursor: at, nextBranch: Math.max(state.nextBranch, numberOf(event.branch)) + 1,
      branches: [...state.branches, { id: event.branch, name: event.name, scenario: event.scenario, createdBy: by }],
    }
    case 'branch.changed': return { ...state, cursor: at, branches: state.branches.map((b) => b.id === event.branch ? { ...b, name: event.name, scenario: event.scenario } : b) }
    case 'branch.renamed': return { ...state, cursor: at, branches: state.branches.map((b) => b.id === event.branch ? { ...b, name: event.name, scenario: { ...b.scenario, name: event.name } } : b) }
    case 'branch.removed': return { ...state, cursor: at, branches: state.branches.filter((b) => b.id !== event.branch) }
    case 'station.selected': return { ...state, cursor: at, station: event.station, seekEpoch: state.seekEpoch + 1 }
    case 'reading.ruled': return { ...state, cursor: at, rulings: withRuling(state.rulings, event) }
  }
}

/** The number of an id that could be one of ours; 0 of any other. Nine digits are more branches than a log can hold. */
function numberOf(branch: string): number { return Number(/^b(\d{1,9})$/.exec(branch)?.[1] ?? 0) }
