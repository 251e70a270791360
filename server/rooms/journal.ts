import { z } from 'zod'
import { formatHour, parseHour, type EventHour } from '../../models/units/time.ts'
import { LogError } from '../log/log-error.ts'
import type { LogRow, LoggedEvent } from '../log/log.ts'
import type { EventLine } from '../protocol/server.ts'
import { Speed } from '../protocol/clock.ts'
import { RULED_USES } from '../protocol/command.ts'
import type { Accepted, RoomEvent } from './state.ts'

const hour = z.string().transform((text, context): EventHour => {
  const parsed = parseHour(text)
  if (parsed !== null) return parsed
  context.addIssue({ code: 'custom', message: `"${text}" is no whole hour` })
  return z.NEVER
})
const scenario = z.record(z.string(), z.unknown())
const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('room.opened'), packSha256: z.string(), pack: z.string(), station: z.string(), seed: z.number(), members: z.number(), cursor: hour }),
  z.object({ type: z.literal('clock.played'), from: hour.optional() }),
  z.object({ type: z.literal('clock.paused') }),
  z.object({ type: z.literal('clock.sought'), to: hour, newest: z.boolean().optional() }),
  z.object({ type: z.literal('clock.speed-set'), speed: Speed }),
  z.object({ type: z.literal('branch.created'), branch: z.string(), name: z.string(), scenario }),
  z.object({ type: z.literal('branch.changed'), branch: z.string(), name: z.string(), scenario }),
  z.object({ type: z.literal('branch.renamed'), branch: z.string(), name: z.string() }),
  z.object({ type: z.literal('branch.removed'), branch: z.string() }),
  z.object({ type: z.literal('station.selected'), station: z.string() }),
  z.object({ type: z.literal('reading.ruled'), station: z.string(), column: z.string(), time: hour, values: z.array(z.number().nullable()), use: z.enum(RULED_USES), person: z.string(), reason: z.string() }),
])
const Body = z.object({ at: hour, by: z.string(), data: z.record(z.string(), z.unknown()) })

/** An accepted event as a row of the room's log: CloudEvents names, hours as ISO text. */
export function logged(room: string, id: string, { at, by, event }: Accepted, offsetMinutes: number): LoggedEvent {
  const { type, ...data } = event
  const iso = (hour: EventHour): string => formatHour(hour, offsetMinutes)
  return { specversion: '1.0', id, source: `room:${room}`, type, at: iso(at), by, data: { ...data, ...hoursOf(event, iso) } }
}

function hoursOf(event: RoomEvent, iso: (hour: EventHour) => string): Record<string, string> {
  switch (event.type) {
    case 'room.opened': return { cursor: iso(event.cursor) }
    case 'clock.sought': return { to: iso(event.to) }
    case 'reading.ruled': return { time: iso(event.time) }
    case 'clock.played': return event.from === undefined ? {} : { from: iso(event.from) }
    default: return {}
  }
}

/** The event of a row. Throws LogError `log.newer` where the row holds something that this version does not know: its chain holds, so a later one wrote it. */
export function readAccepted(row: LogRow): Accepted {
  const body = Body.safeParse(row.event)
  const event = Event.safeParse({ ...body.data?.data, type: row.event.type })
  if (body.success && event.success) return { at: body.data.at, by: body.data.by, event: event.data }
  const issue = (body.error ?? event.error)?.issues[0]
  throw new LogError('log.newer', `the log of ${row.event.source} holds a "${row.event.type}" at seq ${row.seq} that this version cannot read (${issue?.path.join('.') || 'type'}: ${issue?.message}): start the version that wrote it`)
}

/** A row in the form of the event panel. */
export function eventLine(row: LogRow, offsetMinutes: number): EventLine {
  const body = Body.parse(row.event)
  return { seq: row.seq, at: formatHour(body.at, offsetMinutes), arrived: row.arrived, kind: row.event.type, by: body.by, data: body.data }
}
