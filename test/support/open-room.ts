import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPack } from '../../server/engine/open-pack.ts'
import type { Episode } from '../../server/engine/episode.ts'
import { openLog, type EventLog } from '../../server/log/log.ts'
import { loadPack } from '../../server/packs/load.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'
import type { Command } from '../../server/protocol/command.ts'
import { Snapshot } from '../../server/protocol/server.ts'
import { Room, type Reply } from '../../server/rooms/room.ts'
import type { RoomFrame } from '../../server/rooms/sink.ts'

export const SYNTHETIC = fileURLToPath(new URL('../../seeds/synthetic-winter', import.meta.url))
export const seeds = loadSeeds()
const pack = await loadPack(SYNTHETIC)

/** The built-in episode with few members, anew each time. */
export function syntheticEpisode(members = 4): Episode { return openPack(pack, seeds, { members, seed: 1 }) }

/** A room of the built-in episode, what it published, and its wall clock, which a test may set. */
export interface OpenRoom {
  readonly room: Room
  readonly log: EventLog
  readonly frames: RoomFrame[]
  readonly clock: { now: number }
  /** A command under an id of its own (or the given one), and its answer. */
  say(command: Command, id?: string): Reply
  /** The snapshot, parsed as a viewer would. */
  seen(): Snapshot
}

export interface RoomOf { readonly episode?: Episode; readonly id?: string; readonly wall?: () => number; readonly later?: boolean }

let spoken = 0

/** Opens the room whose log lies in `folder`; the second time it is the same room after a restart. `stop()` it first. */
export function openRoom(folder: string, { episode = syntheticEpisode(), id = 'r', wall, later = false }: RoomOf = {}): OpenRoom {
  const path = join(folder, `${id}.sqlite`)
  mkdirSync(dirname(path), { recursive: true })
  const log = openLog(path, `room:${id}`, '2026-03-01T00:00:00.000Z')
  const frames: RoomFrame[] = []
  const clock = { now: Date.UTC(2026, 2, 1) }
  const room = opened(() => new Room({ id, episode, log, sink: (frame) => frames.push(frame), now: wall ?? (() => clock.now), later, report: (error) => { throw error } }), log)
  return {
    room, log, frames, clock,
    say(command, commandId = `test-${++spoken}`) {
      let reply: Reply | undefined
      room.submit(commandId, 'v1', command, (answer) => { reply = answer })
      if (reply === undefined) throw new Error('the command was not answered at once')
      return reply
    },
    seen: () => Snapshot.parse(JSON.parse(room.snapshot().data)),
  }
}

/** A room that does not open leaves its log to the next one. */
function opened(make: () => Room, log: EventLog): Room {
  try { return make() } catch (error) {
    log.close()
    throw error
  }
}

/** What of a snapshot is numbers and branches: everything but the lines of the log, which name wall times, and whether it plays. */
export function numbersOf(room: OpenRoom): string {
  const { hours, branches, clock, view } = room.seen()
  return JSON.stringify({ hours, branches, cursor: clock.cursor, speed: clock.speed, station: view.station })
}

/** Both texts from where they part; empty where they are the same bytes. Short, where the texts are of a hundred kilobytes. */
export function parting(one: string, other: string): string {
  if (one === other) return ''
  let at = 0
  while (one[at] === other[at]) at++
  return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 60)).join(' | ')
}
