import type { Reading } from '../../models/units/missing.ts'
import { formatHour, hoursAfter, parseHour, type EventHour } from '../../models/units/time.ts'
import type { Rulings } from '../engine/hour.ts'
import type { Code } from '../protocol/codes.ts'
import type { Command } from '../protocol/command.ts'
import type { Decision, Surroundings } from './decide.ts'
import type { RoomEvent, RoomState, RulingEntry } from './state.ts'

/** Hours that one ruling may cover: the week for which quality keeps a suspicion before it looks again. */
export const RULED_HOURS = 168
/** Readings under rulings in one room: more than anyone looks at one by one, and 2 MB. */
export const RULINGS = 10_000

type Override = Extract<Command, { do: 'flag.override' }>
type Ruled = Extract<RoomEvent, { type: 'reading.ruled' }>

/** A named person's ruling on flagged readings, or why it cannot be. It is about the values as they stand; a later revision is judged anew. */
export function ruleReading(state: RoomState, command: Override, around: Surroundings): Decision {
  if (!around.stations.includes(command.station)) return refuse('station.unknown', `there is no station "${command.station}" in this episode; it has ${around.stations.slice(0, 40).join(', ')}`)
  const span = spanOf(state, command, around)
  if ('code' in span) return span
  const { time, hours } = span
  const readings = around.readings(command.station, command.column, time, hoursAfter(time, hours - 1))
  const { station, column, use, person, reason } = command
  const values = use === 'by-rule' ? withdrawn(state, command, time, hours) : Array.from({ length: hours }, (_, i) => flaggedValue(readings[i]))
  if (values.every((value) => value === null)) return nothingThere(command, readings)
  const below = values.find((value) => value !== null && value < 0)
  if (use === 'measured' && below !== undefined) return refuse('ruling.refused', `${column} of ${below} lies below zero, and no model can use it; leave it withheld`)
  if (use !== 'by-rule' && state.rulings.length + hours > RULINGS) return refuse('ruling.limit', `a room holds rulings on ${RULINGS} readings; withdraw some first, with use by-rule`)
  return { ok: true, event: { type: 'reading.ruled', station, column, time, values, use, person, reason }, notes: [] }
}

/** The rulings in force after one more. */
export function withRuling(rulings: readonly RulingEntry[], { station, column, time, values, use, person, reason }: Ruled): RulingEntry[] {
  const about = ({ hour, ...one }: RulingEntry): boolean => one.station === station && one.column === column && (values[hour - time] ?? null) !== null
  const kept = rulings.filter((one) => !about(one))
  if (use === 'by-rule') return kept
  return [...kept, ...values.flatMap((value, i) => value === null ? [] : [{ station, column, hour: hoursAfter(time, i), value, ruling: { use, person, reason } }])]
}

/** The same rulings as a fold asks for them. */
export function byHour(rulings: readonly RulingEntry[]): Rulings {
  const found = new Map<EventHour, RulingEntry[]>()
  for (const one of rulings) {
    const same = found.get(one.hour)
    if (same === undefined) found.set(one.hour, [one])
    else same.push(one)
  }
  return found
}

function spanOf(state: RoomState, { time: from, until: to = from }: Override, { first, last, offsetMinutes }: Surroundings): { time: EventHour; hours: number } | Refusal {
  const iso = (hour: EventHour): string => formatHour(hour, offsetMinutes)
  const [time, until] = [parseHour(from, offsetMinutes), parseHour(to, offsetMinutes)]
  if (time === null || until === null) return refuse('command.malformed', `"${time === null ? from : to}" is no whole hour; write it like ${iso(first)}`)
  if (time < first || until > last) return refuse('clock.out-of-range', `${time < first ? from : to} lies outside the episode, which runs from ${iso(first)} to ${iso(last)}`)
  if (until > state.cursor) return refuse('reading.not-known', `the clock stands at ${iso(state.cursor)}, and nothing is known of ${to} yet; go on to that hour first`)
  const hours = until - time + 1
  if (hours < 1) return refuse('command.malformed', `until is ${to}, before time ${from}; give the last hour of the ruling, or leave it out`)
  if (hours > RULED_HOURS) return refuse('command.refused', `a ruling covers at most ${RULED_HOURS} hours, got ${hours}; rule on the rest apart`)
  return { time, hours }
}

function flaggedValue(reading: Reading | undefined): number | null {
  if (reading === undefined || ((reading.flags ?? []).length === 0 && reading.ruling === undefined)) return null
  return ('value' in reading ? reading.value : reading.raw) ?? null
}

function withdrawn({ rulings }: RoomState, { station, column }: Override, time: EventHour, hours: number): (number | null)[] {
  const own = rulings.filter((one) => one.station === station && one.column === column)
  return Array.from({ length: hours }, (_, i) => own.find(({ hour }) => hour === time + i)?.value ?? null)
}

function nothingThere({ station, column, time, use }: Override, readings: readonly (Reading | undefined)[]): Refusal {
  if (use === 'by-rule') return refuse('ruling.unknown', `no ruling on ${column} of ${station} at ${time} is in force; there is nothing to withdraw`)
  const reported = readings.some((reading) => reading !== undefined && ('value' in reading || reading.raw !== undefined))
  return reported ? refuse('reading.not-flagged', `quality has no doubt about ${column} of ${station} at ${time}; only a flagged reading can be ruled on`)
    : refuse('reading.not-reported', `${station} reported no ${column} at ${time} that could be used; choose an hour and a column with a number`)
}

type Refusal = { readonly ok: false; readonly code: Code; readonly message: string }
function refuse(code: Code, message: string): Refusal { return { ok: false, code, message } }
