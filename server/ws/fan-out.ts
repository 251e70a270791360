import { randomUUID } from 'node:crypto'
import type { Engine } from '../engine/handle.ts'
import type { ClientMessage } from '../protocol/client.ts'
import type { RoomFrame } from '../rooms/sink.ts'
import { catchUp } from './catch-up.ts'
import { Ring } from './ring.ts'
import { Viewer, type Socket } from './viewer.ts'

/** How often held-back viewers are looked at, ms. */
const LOOK_MS = 50
/** Viewers at most; one more is refused with a reason. */
const VIEWERS = 500

type Hello = Extract<ClientMessage, { type: 'fresh' | 'resume' }>

/** From rooms to viewers: keeps the newest frames of each room, and sends each viewer what it lacks. Runs on the socket thread. */
export class FanOut {
  /** Changes at a restart; a viewer of another epoch gets a snapshot. */
  readonly epoch = randomUUID()
  readonly #engine: Engine
  readonly #rings = new Map<string, Ring>()
  readonly #viewers = new Map<string, Set<Viewer>>()
  readonly #timer: NodeJS.Timeout
  #count = 0
  #joining = 0
  #looking = false

  constructor(engine: Engine) {
    this.#engine = engine
    engine.onFrame((frame) => { this.#frame(frame) })
    this.#timer = setInterval(() => { void this.#lookAtSlow() }, LOOK_MS)
    this.#timer.unref()
  }

  get viewers(): number { return [...this.#viewers.values()].reduce((sum, set) => sum + set.size, 0) }

  /** Lets a viewer in: with the frames it missed where they are known, else with a snapshot. Null where it was refused and told so. */
  async join(hello: Hello, socket: Socket): Promise<Viewer | null> {
    const id = `v${++this.#count}`
    const viewer = new Viewer(id, hello.name ?? id, hello.room, socket)
    // Those who wait for their snapshot count too: many may come at once.
    if (this.viewers + this.#joining >= VIEWERS) {
      viewer.refuse(null, 'room.full', `this server holds ${VIEWERS} viewers; close one, or ask for another server`)
      return null
    }
    this.#joining++
    try { return await this.#admit(viewer, hello) } finally { this.#joining-- }
  }

  async #admit(viewer: Viewer, hello: Hello): Promise<Viewer | null> {
    // Only rooms that have spoken have a ring, so a made-up name finds none, and leaves none behind.
    const missed = hello.type === 'resume' && hello.epoch === this.epoch ? this.#rings.get(hello.room)?.since(hello.seq) ?? null : null
    if (missed !== null && hello.type === 'resume') {
      viewer.begin(hello.seq)
      viewer.say({ type: 'welcome', room: hello.room, epoch: this.epoch, seq: hello.seq, resumed: true, viewer: viewer.id })
      viewer.catchUp(catchUp(missed))
    } else if (!await this.#snapshot(viewer, true)) return null
    made(this.#viewers, hello.room, () => new Set<Viewer>()).add(viewer)
    // Nothing waits between the snapshot and here; what came while it was made has a higher seq, and is told now.
    viewer.catchUp(this.#ring(hello.room).since(viewer.seen) ?? [])
    this.#tellCount(hello.room)
    return viewer
  }

  leave(viewer: Viewer): void {
    const others = this.#viewers.get(viewer.room)
    others?.delete(viewer)
    if (others?.size === 0) this.#viewers.delete(viewer.room)
    this.#tellCount(viewer.room)
  }

  stop(): void {
    clearInterval(this.#timer)
    for (const set of this.#viewers.values()) for (const viewer of set) viewer.close(1001, 'the server stops; come back with resume')
  }

  #frame(frame: RoomFrame): void {
    this.#ring(frame.room).push(frame)
    for (const viewer of this.#viewers.get(frame.room) ?? []) viewer.frame(frame)
  }

  async #snapshot(viewer: Viewer, welcome: boolean): Promise<boolean> {
    const answer = await this.#engine.call('snapshot', { room: viewer.room })
    if ('ok' in answer) { viewer.refuse(null, answer.code, answer.message); return false }
    this.#ring(viewer.room).startAt(answer.seq)
    viewer.begin(answer.seq)
    if (welcome) viewer.say({ type: 'welcome', room: viewer.room, epoch: this.epoch, seq: answer.seq, resumed: false, viewer: viewer.id })
    viewer.sayText(`{"type":"snapshot","seq":${answer.seq},"seekEpoch":${answer.seekEpoch},"data":${answer.data}}`)
    return true
  }

  async #lookAtSlow(): Promise<void> {
    // A look may wait for the engine longer than until the next one; two would send the same snapshot twice.
    if (this.#looking) return
    this.#looking = true
    for (const set of this.#viewers.values()) for (const viewer of set) {
      if (!viewer.behind || !viewer.drained) continue
      try { await this.#bringUp(viewer) } catch { viewer.close(1011, 'the room could not be read; come back with resume') }
    }
    this.#looking = false
  }

  async #bringUp(viewer: Viewer): Promise<void> {
    const missed = this.#ring(viewer.room).since(viewer.seen)
    if (missed === null) await this.#snapshot(viewer, false)
    viewer.catchUp(missed === null ? this.#ring(viewer.room).since(viewer.seen) ?? [] : catchUp(missed))
  }

  #tellCount(room: string): void {
    const viewers = this.#viewers.get(room)
    for (const viewer of viewers ?? []) viewer.say({ type: 'viewers', count: viewers?.size ?? 0 })
  }

  #ring(room: string): Ring { return made(this.#rings, room, () => new Ring()) }
}

function made<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key)
  if (found !== undefined) return found
  const fresh = make()
  map.set(key, fresh)
  return fresh
}
