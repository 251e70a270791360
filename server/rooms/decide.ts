import type { Reading } from '../../models/units/missing.ts'
import { earliest, formatHour, hoursAfter, latest, parseHour, type EventHour } from '../../models/units/time.ts'
import type { Clock } from '../protocol/clock.ts'
import type { Code } from '../protocol/codes.ts'
import type { Command } from '../protocol/command.ts'
import { ruleReading } from './ruling.ts'
import type { RoomEvent, RoomState } from './state.ts'

/** More branches than eyes can compare; also bounds the work of one hour. */
export const BRANCHES = 8

/** What a decision may look at besides the room: the bounds of the episode, and the parser and compiler of scenarios. */
export interface Surroundings {
  readonly mode: Clock['mode']
  readonly first: EventHour
  readonly last: EventHour
  readonly offsetMinutes: number
  readonly stations: readonly string[]
  /** What quality says of a column of a station in known hours, one after the other; undefined where nothing came. */
  readonly readings: (station: string, column: string, from: EventHour, to: EventHour) => readonly (Reading | undefined)[]
  /** Null where the scenario is good, else one sentence. Gives the name that the scenario carries, and what its reader should know. */
  readonly checkScenario: (scenario: Readonly<Record<string, unknown>>) => { readonly ok: true; readonly name: string; readonly notes: readonly string[] } | { readonly ok: false; readonly code: Code; readonly message: string }
}

export type Decision = { readonly ok: true; readonly event: RoomEvent; readonly notes: readonly string[] } | { readonly ok: false; readonly code: Code; readonly message: string }

/** A command against the room as it stands: what happens, or why not. Pure; one command makes one event. */
export function decide(state: RoomState, command: Command, around: Surroundings): Decision {
  switch (command.do) {
    case 'clock.play': return accept({ type: 'clock.played', ...(around.mode === 'replay' && state.cursor >= around.last && { from: around.first }) })
    case 'clock.pause': return accept({ type: 'clock.paused' })
    case 'clock.step': return moveTo(clamp(hoursAfter(state.cursor, command.hours), around), around)
    case 'clock.seek': return seek(command.to, around)
    case 'clock.speed': return accept({ type: 'clock.speed-set', speed: command.speed })
    case 'branch.create': return create(state, command, around)
    case 'branch.change': return change(state, command, around)
    case 'branch.rename': return known(state, command.branch) ?? accept({ type: 'branch.renamed', branch: command.branch, name: command.name })
    case 'branch.remove': return known(state, command.branch) ?? accept({ type: 'branch.removed', branch: command.branch })
    case 'flag.override': return ruleReading(state, command, around)
    case 'station.select': return around.stations.includes(command.station)
      ? accept({ type: 'station.selected', station: command.station })
      : refuse('station.unknown', `there is no station "${command.station}" in this episode; it has ${around.stations.join(', ')}`)
  }
}

function create(state: RoomState, command: Extract<Command, { do: 'branch.create' }>, around: Surroundings): Decision {
  if (state.branches.length >= BRANCHES) return refuse('branch.limit', `a room holds ${BRANCHES} branches; remove one first`)
  const branch = command.branch ?? `b${state.nextBranch}`
  if (state.branches.some((b) => b.id === branch)) return refuse('command.refused', `a branch "${branch}" exists already; change it, or leave the id out`)
  const checked = around.checkScenario(command.scenario)
  return checked.ok ? accept({ type: 'branch.created', branch, name: checked.name, scenario: command.scenario }, checked.notes) : checked
}

function change(state: RoomState, command: Extract<Command, { do: 'branch.change' }>, around: Surroundings): Decision {
  const missing = known(state, command.branch)
  if (missing !== null) return missing
  const checked = around.checkScenario(command.scenario)
  return checked.ok ? accept({ type: 'branch.changed', branch: command.branch, name: checked.name, scenario: command.scenario }, checked.notes) : checked
}

function seek(to: string, around: Surroundings): Decision {
  const hour = parseHour(to, around.offsetMinutes)
  if (hour === null) return refuse('command.malformed', `"${to}" is no whole hour; write it like ${formatHour(around.first, around.offsetMinutes)}`)
  if (hour < around.first || hour > around.last) {
    return refuse('clock.out-of-range', `${to} lies outside the episode, which runs from ${formatHour(around.first, around.offsetMinutes)} to ${formatHour(around.last, around.offsetMinutes)}`)
  }
  return moveTo(hour, around)
}

function moveTo(to: EventHour, around: Surroundings): Decision {
  return accept({ type: 'clock.sought', to, ...(around.mode === 'live' && to === around.last && { newest: true }) })
}

function known(state: RoomState, branch: string): Decision | null {
  return state.branches.some((b) => b.id === branch) ? null
    : refuse('branch.unknown', `there is no branch "${branch}"; the room has ${state.branches.map((b) => b.id).join(', ') || 'none'}`)
}

function clamp(hour: EventHour, around: Surroundings): EventHour {
  return earliest(latest(hour, around.first), around.last)
}

function accept(event: RoomEvent, notes: readonly string[] = []): Decision { return { ok: true, event, notes } }
function refuse(code: Code, message: string): Decision { return { ok: false, code, message } }
