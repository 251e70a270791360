import type { RoomFrame } from '../rooms/sink.ts'

/** What a room's viewers may have missed: a cut of some minutes at full speed. Older frames are forgotten, and a snapshot takes their place. */
const FRAMES = 4_000
const BYTES = 8 * 1024 * 1024

/** Channels of which only the newest value of a key is worth sending to one who was away. */
const LATEST: ReadonlySet<string> = new Set(['clock', 'alert', 'alert-levels', 'view', 'branch', 'summary'])

/** The newest frames of one room, bounded by count and bytes. */
export class Ring {
  readonly #frames: RoomFrame[] = []
  #bytes = 0
  /** Every frame after `floor` up to `newest` is kept; null before the room has said anything. */
  #floor: number | null = null
  #newest = 0

  push(frame: RoomFrame): void {
    this.#floor ??= frame.seq - 1
    this.#newest = frame.seq
    this.#frames.push(frame)
    this.#bytes += frame.data.length
    // One frame may be larger than all that is kept: then nothing is, and only a snapshot helps.
    while (this.#frames.length > FRAMES || this.#bytes > BYTES) {
      const oldest = this.#frames.shift()
      this.#bytes -= oldest?.data.length ?? 0
      this.#floor = oldest?.seq ?? this.#floor
    }
  }

  /** The room stands at `seq`, as a snapshot says: one who comes back to a quiet room has missed nothing. */
  startAt(seq: number): void {
    if (this.#floor !== null) return
    this.#floor = seq
    this.#newest = seq
  }

  /** Frames after `seq`, conflated; null where some of them are forgotten or `seq` is not of this room. */
  since(seq: number): RoomFrame[] | null {
    if (this.#floor === null || seq < this.#floor || seq > this.#newest) return null
    return conflate(this.#frames.slice(this.#frames.length - (this.#newest - seq)))
  }
}

/** Appended frames all stay, in order; of a latest-value channel the newest of each key. */
export function conflate(frames: readonly RoomFrame[]): RoomFrame[] {
  const newest = new Map<string, number>()
  for (const frame of frames) if (LATEST.has(frame.channel)) newest.set(`${frame.channel} ${frame.key ?? ''}`, frame.seq)
  return frames.filter((frame) => !LATEST.has(frame.channel) || newest.get(`${frame.channel} ${frame.key ?? ''}`) === frame.seq)
}
