import { ServerMessage, type Snapshot } from '../../server/protocol/server.ts'
import type { RoomFrame } from '../../server/rooms/sink.ts'
import { applyFrame, roomOf, type Change, type Room } from '../../web/src/state/room.ts'

/** A frame as the wire carries it, parsed as strictly as the browser does. */
export function onTheWire({ seq, seekEpoch, channel, key, data }: RoomFrame, previous = seq - 1): Extract<ServerMessage, { type: 'frame' }> {
  const message = ServerMessage.parse({ type: 'frame', seq, previous, seekEpoch, channel, ...(key !== null && { key }), data: JSON.parse(data) })
  if (message.type !== 'frame') throw new Error(`a frame was read as ${message.type}`)
  return message
}

/** One who was there from a snapshot on: the browser's own state, told frame by frame. */
export class Eyes {
  readonly room: Room
  readonly changes: Change[] = []
  constructor(snapshot: Snapshot) { this.room = roomOf(structuredClone(snapshot)) }
  see(frame: RoomFrame): void { this.changes.push(applyFrame(this.room, onTheWire(frame))) }
}

/** All that one sees, as text: branches by id, and without columns that hold nothing, which a newcomer is not told of. */
export function picture({ view, clock, branches, columns }: Room): string {
  const cells = (map: ReadonlyMap<string, readonly (number | null)[]>) => [...map].filter(([, column]) => column.some((cell) => cell !== null)).sort(([a], [b]) => (a < b ? -1 : 1))
  const byKey = (map: ReadonlyMap<string | number, unknown>) => [...map].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return JSON.stringify({
    station: view.station, clock, branches, count: columns.count, observed: cells(columns.observed), weather: cells(columns.weather), baseline: columns.baseline,
    contributions: byKey(columns.contributions), split: byKey(columns.split), aqi: columns.aqi, level: columns.level, flags: byKey(columns.flags), rulings: [...columns.rulings].map(([row, ruled]): [number, unknown] => [row, byKey(ruled)]).sort(([a], [b]) => a - b), tracks: byKey(columns.branches),
  })
}
