import type { RoomFrame } from '../rooms/sink.ts'

/** What a room's viewers may have missed: a cut of some minutes at full speed. Older frames are forgotten, and a snapshot takes their place. */
const FRAMES = 4_000
const BYTES = 8 * 1024 * 1024

/** Channels of which only the newest value of a key is worth sending to one who was away. */
const LATEST: ReadonlySet<string> = new Set(['clock', 'view', 'branch', 'summary'])

/** The newest frames of one room, bounded by count and bytes. */
export class Ring {
  readonly #frames: RoomFrame[] = []
  #bytes = 0

  push(frame: RoomFrame): void {
    this.#frames.push(frame)
    this.#bytes += frame.data.length
    while (this.#frames.length > FRAMES || this.#bytes > BYTES) this.#bytes -= this.#frames.shift()?.data.length ?? 0
  }

  /** Frames after `seq`, conflated; null where some of them are forgotten or `seq` is not of this room. */
  since(seq: number): RoomFrame[] | null {
    const newest = this.#frames.at(-1)?.seq ?? seq
    const oldest = this.#frames[0]?.seq ?? seq + 1
    if (seq > newest || seq < oldest - 1) return null
    return conflate(this.#frames.slice(Math.max(0, this.#frames.length - (newest - seq))))
  }
}

/** Appended frames all stay, in order; of a latest-value channel the newest of each key. */
export function conflate(frames: readonly RoomFrame[]): RoomFrame[] {
  const newest = new Map<string, number>()
  for (const frame of frames) if (LATEST.has(frame.channel)) newest.set(`${frame.channel} ${frame.key ?? ''}`, frame.seq)
  return frames.filter((frame) => !LATEST.has(frame.channel) || newest.get(`${frame.channel} ${frame.key ?? ''}`) === frame.seq)
}
