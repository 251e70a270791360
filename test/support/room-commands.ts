import fc from 'fast-check'
import type { Reading } from '../../models/units/missing.ts'
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import { RULED_USES, type Command } from '../../server/protocol/command.ts'
import { decide, type Surroundings } from '../../server/rooms/decide.ts'
import { emptyRoom, evolve } from '../../server/rooms/evolve.ts'
import type { Accepted, RoomState } from '../../server/rooms/state.ts'
import { at as parsed } from './frames.ts'

/** Of every three hours the first is a spike withheld, the second plain; in the third nothing came. In other columns a value below zero is withheld. */
export function madeReading(column: string, hour: number): Reading | undefined {
  if (column !== 'pm25') return { missing: 'rejected', raw: -3, flags: ['range'] }
  return [{ missing: 'rejected' as const, raw: 600 + hour % 7, flags: ['spike' as const] }, { value: 40 }, undefined][hour % 3]
}

export const FIRST_HOUR = parsed('2017-01-10T01:00')
/** An episode of eight days with two stations; a scenario is good where its name is not "bad". */
export const around: Surroundings = {
  mode: 'replay', first: FIRST_HOUR, last: hoursAfter(FIRST_HOUR, 191), offsetMinutes: 480, stations: ['here', 'there'],
  readings: (_station, column, from, to) => Array.from({ length: to - from + 1 }, (_, i) => madeReading(column, from + i)),
  checkScenario: (scenario) => scenario['name'] === 'bad'
    ? { ok: false, code: 'scenario.refused', message: 'there is no level "purple"; the catalogue has yellow, orange, red' }
    : { ok: true, name: String(scenario['name']), notes: [] },
}

/** A room as its first event leaves it: the clock at the end, no branches. */
export const opening: Accepted = {
  at: around.last, by: 'xuefeng',
  event: { type: 'room.opened', packSha256: 'ab'.repeat(32), pack: 'made', station: 'here', seed: 1, members: 100, cursor: around.last },
}
export const opened: RoomState = evolve(emptyRoom, opening)

const branch = fc.constantFrom('b1', 'b2', 'b3', 'b9', 'mine', 'x_1')
const scenario = fc.constantFrom('early', 'late', 'bad').map((name): Record<string, unknown> => ({ name, level: 'orange' }))
const hour = fc.integer({ min: -10, max: 205 }).map((n) => formatHour(hoursAfter(FIRST_HOUR, n)))

/** Any command, good or not, as the wire lets it through. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>({ do: 'clock.play' }, { do: 'clock.pause' }),
  fc.integer({ min: -240, max: 240 }).map((hours): Command => ({ do: 'clock.step', hours })),
  hour.map((to): Command => ({ do: 'clock.seek', to })),
  fc.constantFrom(0.25, 6, 24, 'max' as const).map((speed): Command => ({ do: 'clock.speed', speed })),
  fc.record({ branch: fc.option(branch, { nil: undefined }), scenario }).map(({ branch: id, scenario: given }): Command => ({ do: 'branch.create', ...(id !== undefined && { branch: id }), scenario: given })),
  fc.record({ branch, scenario }).map((one): Command => ({ do: 'branch.change', ...one })),
  branch.map((id): Command => ({ do: 'branch.rename', branch: id, name: 'another name' })),
  branch.map((id): Command => ({ do: 'branch.remove', branch: id })),
  fc.record({ station: fc.constantFrom('here', 'there', 'nowhere'), at: hour, hours: fc.integer({ min: -1, max: 200 }), column: fc.constantFrom('pm25', 'pm25', 'so2'), use: fc.constantFrom(...RULED_USES), person: fc.constantFrom('Li', 'Wang') })
    .map(({ at: time, hours, ...rest }): Command => ({ do: 'flag.override', ...rest, time, reason: 'seen by eye', ...(hours % 3 !== 0 && { until: formatHour(hoursAfter(parsed(time), hours)) }) })),
  fc.constantFrom('here', 'there', 'nowhere').map((station): Command => ({ do: 'station.select', station })),
)

/** What a meeting's commands make of a room: every accepted event in order, and the state after it. */
export function meeting(commands: readonly Command[], surroundings: Surroundings = around): { accepted: Accepted[]; states: RoomState[] } {
  const accepted: Accepted[] = []
  const states: RoomState[] = []
  let state = opened
  for (const command of commands) {
    const decision = decide(state, command, surroundings)
    if (!decision.ok) continue
    const one = { at: state.cursor, by: 'v1', event: decision.event }
    state = evolve(state, one)
    accepted.push(one)
    states.push(state)
  }
  return { accepted, states }
}

/** Everything within is frozen: a step that wrote into it would throw. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) { for (const inner of Object.values(value)) frozen(inner); Object.freeze(value) }
  return value
}
