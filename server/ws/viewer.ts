import type { Code } from '../protocol/codes.ts'
import type { ServerMessage } from '../protocol/server.ts'
import type { RoomFrame } from '../rooms/sink.ts'

/** Bytes that may wait in a viewer's socket before frames are held back; below a quarter of it the viewer is caught up again. */
const BEHIND_BYTES = 512 * 1024

/** The part of a WebSocket that a viewer needs. */
export interface Socket { readonly bufferedAmount: number; send(data: string): void; close(code: number, reason: string): void }

const CHANNELS: Readonly<Record<string, readonly string[]>> = {
  clock: ['clock', 'view'], hours: ['hours', 'alert', 'alert-levels'], branches: ['branch', 'summary', 'figures', 'branch-removed'], events: ['event'],
}

/** One connection: what it was last sent, and whether it keeps up. */
export class Viewer {
  readonly id: string
  readonly name: string
  readonly room: string
  readonly #socket: Socket
  #channels: ReadonlySet<string> | null = null
  /** The newest seq of the room that this viewer needs no more, and the one it was last sent. */
  seen = 0
  #sent = 0
  behind = false

  constructor(id: string, name: string, room: string, socket: Socket) {
    this.id = id
    this.name = name
    this.room = room
    this.#socket = socket
  }

  subscribe(channels: readonly string[]): void { this.#channels = new Set(channels.flatMap((name) => CHANNELS[name] ?? [])) }

  /** Starts the chain of frames: the next one's `previous` is `seq`. */
  begin(seq: number): void {
    this.seen = seq
    this.#sent = seq
  }

  /** Sends a frame, or holds it back while the socket is full; the fan-out brings what was held back later, conflated. */
  frame(frame: RoomFrame): void {
    if (this.behind || frame.seq <= this.seen) return
    if (this.#socket.bufferedAmount > BEHIND_BYTES) { this.behind = true; return }
    this.#sendFrame(frame)
  }

  get drained(): boolean { return this.#socket.bufferedAmount < BEHIND_BYTES / 4 }

  catchUp(frames: readonly RoomFrame[]): void {
    this.behind = false
    for (const frame of frames) if (frame.seq > this.seen) this.#sendFrame(frame)
  }

  say(message: ServerMessage): void { this.#socket.send(JSON.stringify(message)) }
  sayText(text: string): void { this.#socket.send(text) }
  refuse(id: string | null, code: Code, message: string): void { this.say({ type: 'refusal', id, code, message }) }
  close(code: number, reason: string): void { this.#socket.close(code, reason) }

  #sendFrame(frame: RoomFrame): void {
    this.seen = frame.seq
    if (this.#channels !== null && !this.#channels.has(frame.channel)) return
    const key = frame.key === null ? '' : `"key":${JSON.stringify(frame.key)},`
    // `data` is JSON text from the engine thread; it is put in as it is.
    this.#socket.send(`{"type":"frame","seq":${frame.seq},"previous":${this.#sent},"seekEpoch":${frame.seekEpoch},"channel":"${frame.channel}",${key}"data":${frame.data}}`)
    this.#sent = frame.seq
  }
}
