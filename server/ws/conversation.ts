import type { Engine } from '../engine/handle.ts'
import { ClientMessage } from '../protocol/client.ts'
import type { Code } from '../protocol/codes.ts'
import { bounded } from './bounded.ts'
import type { FanOut } from './fan-out.ts'
import type { Socket, Viewer } from './viewer.ts'

/** A viewer that says nothing for this long after connecting is let go, ms. */
const HELLO_MS = 5_000
/** Commands of one viewer that may wait for the engine: more than a hand gives in a minute. One more is refused, and may be sent again. */
const WAITING = 100

/** One socket from its first message to its last. Every message is answered or refused; none can throw out of here. */
export class Conversation {
  readonly #engine: Engine
  readonly #fanOut: FanOut
  readonly #socket: Socket
  readonly #timer: NodeJS.Timeout
  #viewer: Viewer | null = null
  #greeted = false
  #waiting = 0
  #closed = false

  constructor(engine: Engine, fanOut: FanOut, socket: Socket) {
    this.#engine = engine
    this.#fanOut = fanOut
    this.#socket = bounded(socket)
    this.#timer = setTimeout(() => { this.#end('hello.timeout', 'say fresh or resume within 5 s') }, HELLO_MS)
  }

  /** One message of the viewer. What goes wrong within is told to the viewer; the server goes on. */
  async hear(text: string): Promise<void> {
    if (this.#closed) return
    const message = parse(text)
    if (typeof message === 'string') { this.#refuse(null, 'message.malformed', message); return }
    try { await this.#take(message) } catch (error) {
      this.#refuse(message.type === 'command' ? message.id : null, 'internal', error instanceof Error ? error.message : String(error))
      if (this.#viewer === null) this.#leave(1011, 'internal')
    }
  }

  async #take(message: ClientMessage): Promise<void> {
    if (this.#viewer === null) {
      if (this.#greeted) { this.#refuse(null, 'hello.expected', 'wait for welcome before the next message'); return }
      if (message.type !== 'fresh' && message.type !== 'resume') { this.#end('hello.expected', 'the first message must be fresh or resume'); return }
      this.#greeted = true
      clearTimeout(this.#timer)
      const viewer = await this.#fanOut.join(message, this.#socket)
      if (viewer === null) { this.#leave(4404, 'refused'); return }
      if (this.#closed) this.#fanOut.leave(viewer)
      else this.#viewer = viewer
      return
    }
    await this.#answer(this.#viewer, message)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    if (this.#viewer !== null) this.#fanOut.leave(this.#viewer)
    this.#viewer = null
  }

  async #answer(viewer: Viewer, message: ClientMessage): Promise<void> {
    switch (message.type) {
      case 'fresh': case 'resume': viewer.refuse(null, 'hello.expected', 'this connection is in a room already; open another one'); return
      case 'subscribe': viewer.subscribe(message.channels); return
      case 'ping': viewer.say({ type: 'pong', at: message.at }); return
      case 'command': await this.#command(viewer, message)
    }
  }

  async #command(viewer: Viewer, { id, command }: Extract<ClientMessage, { type: 'command' }>): Promise<void> {
    if (this.#waiting >= WAITING) { viewer.refuse(id, 'command.refused', `${WAITING} commands of this connection wait for their answers; send the next after one came`); return }
    this.#waiting++
    try {
      const reply = await this.#engine.call('command', { room: viewer.room, id, by: viewer.name, command })
      if (reply.ok) viewer.say({ type: 'reply', id, ...reply })
      else viewer.refuse(id, reply.code, reply.message)
    } finally { this.#waiting-- }
  }

  #refuse(id: string | null, code: Code, message: string): void {
    this.#socket.send(JSON.stringify({ type: 'refusal', id, code, message }))
  }

  #end(code: 'hello.expected' | 'hello.timeout', message: string): void {
    this.#refuse(null, code, message)
    this.#leave(4400, code)
  }

  /** Ends the conversation from this side: what is on its way already is not heard any more. */
  #leave(code: number, reason: string): void {
    this.close()
    this.#socket.close(code, reason)
  }
}

/** The message, or one sentence why it is none. */
function parse(text: string): ClientMessage | string {
  let json: unknown
  try { json = JSON.parse(text) } catch { return 'a message must be JSON' }
  const parsed = ClientMessage.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  // A key of the viewer's own choice may be as long as the message.
  return `${issue?.path.join('.').slice(0, 100) || 'the message'}: ${issue?.message.slice(0, 200) ?? 'does not fit'}; server/protocol/README.md lists the messages`
}
