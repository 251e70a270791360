import { SUBPROTOCOL, type ClientMessage } from '../../../server/protocol/client.ts'
import type { Command } from '../../../server/protocol/command.ts'
import { ServerMessage } from '../../../server/protocol/server.ts'
import { backoff } from './backoff.ts'
import { atFrame, atSnapshot, greeting, newPlace, welcomed, type Place } from './chain.ts'
import { Outbox } from './outbox.ts'

export type Link = 'connecting' | 'open' | 'reconnecting' | 'refused'

/** What the connection tells; frames from before a seek and broken chains never get here. */
export interface Listener {
  readonly message: (message: ServerMessage) => void
  readonly link: (link: Link) => void
}

/** The part of a WebSocket that is used, so that a test can stand in for the network. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  readonly readyState: number
  send: (text: string) => void
  close: () => void
}

export interface Setup { readonly url: string; readonly room: string; readonly name: string | null; readonly prefix: string; readonly connect: (url: string, protocol: string) => Socket; readonly chance: () => number }

const OPEN = 1
/** The server refused this room: coming again would not help. */
const REFUSED = 4404
/** A link that says nothing to a ping for this long is dead, whatever the socket thinks, ms. */
const SILENCE_MS = 8_000
const PING_MS = 3_000

/** One viewer's line to one room: says hello, resumes after a cut, keeps the chain whole, answers for its commands. */
export class Connection {
  readonly #setup: Setup
  readonly #listener: Listener
  readonly outbox: Outbox
  #place: Place
  #socket: Socket | null = null
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #pulse: ReturnType<typeof setInterval> | undefined
  #heard = 0
  #ready = false
  #stopped = false

  constructor(setup: Setup, listener: Listener) {
    this.#setup = setup
    this.#listener = listener
    this.#place = newPlace(setup.room)
    this.outbox = new Outbox(setup.prefix, (sent) => { if (this.#ready) this.#say({ type: 'command', ...sent }) })
  }

  get place(): Place { return this.#place }

  start(): void {
    if (this.#stopped) return
    const socket = this.#setup.connect(this.#setup.url, SUBPROTOCOL)
    this.#socket = socket
    this.#listener.link(this.#attempt === 0 ? 'connecting' : 'reconnecting')
    socket.onopen = () => { this.#heard = Date.now(); this.#say(greeting(this.#place, this.#setup.name)) }
    socket.onmessage = (event) => { if (socket === this.#socket) this.#hear(event.data) }
    socket.onclose = (event) => { if (socket === this.#socket) this.#lost(event.code) }
    clearInterval(this.#pulse)
    this.#pulse = setInterval(() => { this.#beat() }, PING_MS)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    clearInterval(this.#pulse)
    this.#socket?.close()
    this.#socket = null
  }

  /** Sends a command, or keeps it until the line is back. Gives its id. */
  command(command: Command, lane: string | null = null): string { return this.outbox.push(command, lane) }

  /** Gives this socket up and comes again: everything anew where the chain is broken. */
  restart(): void {
    this.#place = { ...this.#place, whole: false }
    const socket = this.#socket
    this.#socket = null
    socket?.close()
    this.#lost(0)
  }

  #hear(data: unknown): void {
    this.#heard = Date.now()
    const parsed = ServerMessage.safeParse(typeof data === 'string' ? JSON.parse(data) : null)
    if (!parsed.success) { console.error('a message of the server does not fit the protocol', parsed.error.issues[0]); this.restart(); return }
    const message = parsed.data
    switch (message.type) {
      case 'welcome':
        this.#place = welcomed(this.#place, message)
        this.#attempt = 0
        this.#ready = true
        this.#listener.link('open')
        this.outbox.resend()
        break
      case 'snapshot': this.#place = atSnapshot(this.#place, message); break
      case 'frame': {
        const { place, verdict } = atFrame(this.#place, message)
        this.#place = place
        if (verdict === 'broken') this.restart()
        if (verdict !== 'apply') return
        break
      }
      case 'reply': this.#listener.message(message); this.outbox.settle(message.id); return
      case 'refusal': this.#listener.message(message); if (message.id !== null) this.outbox.settle(message.id); return
    }
    this.#listener.message(message)
  }

  #beat(): void {
    if (!this.#ready) return
    if (Date.now() - this.#heard > SILENCE_MS) { const socket = this.#socket; this.#socket = null; socket?.close(); this.#lost(0) }
    else this.#say({ type: 'ping', at: Date.now() })
  }

  #lost(code: number): void {
    this.#ready = false
    clearInterval(this.#pulse)
    if (this.#stopped) return
    if (code === REFUSED) { this.#listener.link('refused'); return }
    this.#listener.link('reconnecting')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.start() }, backoff(this.#attempt++, this.#setup.chance()))
  }

  #say(message: ClientMessage): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(message))
  }
}
