import { ServerMessage } from '../../server/protocol/server.ts'
import { atFrame, atSnapshot, newPlace, welcomed } from '../../web/src/net/chain.ts'
import { applyFrame, roomOf, type Room } from '../../web/src/state/room.ts'
import type { TestSocket } from './engine-in-process.ts'
import { picture } from './viewer-eyes.ts'

/** The browser's side of a test socket: what it was sent, read by the strict wire, by the chain's rule and by the browser's state. */
export class ViewerAt {
  socket: TestSocket
  #place = newPlace('')
  #room: Room | null = null
  #read = 0
  #broken = 0
  readonly #messages: ServerMessage[] = []
  readonly #seqs: number[] = []

  constructor(socket: TestSocket) { this.socket = socket }

  /** Goes on with another connection, as after a cut. */
  goOn(socket: TestSocket): void { this.#take(); this.socket = socket; this.#read = 0 }

  get messages(): readonly ServerMessage[] { this.#take(); return this.#messages }
  get place() { this.#take(); return this.#place }
  /** How often something was missing or did not fit. */
  get broken(): number { this.#take(); return this.#broken }
  /** Seqs of the frames in the order in which they came. */
  get seqs(): readonly number[] { this.#take(); return this.#seqs }
  get hours(): number { this.#take(); return this.#room?.columns.count ?? 0 }
  picture(): string { this.#take(); return this.#room === null ? '' : picture(this.#room) }

  #take(): void {
    for (; this.#read < this.socket.sent.length; this.#read++) {
      const message = ServerMessage.parse(JSON.parse(this.socket.sent[this.#read] ?? ''))
      this.#messages.push(message)
      if (message.type === 'welcome') this.#place = welcomed(this.#place, message)
      if (message.type === 'snapshot') { this.#place = atSnapshot(this.#place, message); this.#room = roomOf(message.data) }
      if (message.type === 'frame') this.#frame(message)
    }
  }

  #frame(message: Extract<ServerMessage, { type: 'frame' }>): void {
    const { place, verdict } = atFrame(this.#place, message)
    this.#place = place
    this.#seqs.push(message.seq)
    if (verdict === 'broken' || this.#room === null) this.#broken++
    else if (verdict === 'apply' && applyFrame(this.#room, message) === 'stale') this.#broken++
  }
}
