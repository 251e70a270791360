import { alertWhole, type AlertView } from '../../../server/protocol/alert.ts'
import type { BranchSummary } from '../../../server/protocol/branch.ts'
import type { Catalogue } from '../../../server/protocol/catalogue.ts'
import type { Clock } from '../../../server/protocol/clock.ts'
import type { Command } from '../../../server/protocol/command.ts'
import type { EventLine, RoomView, ServerMessage } from '../../../server/protocol/server.ts'
import { Connection, type Link } from '../net/connection.ts'
import { emptyColumns, type Columns } from './columns.ts'
import { applyFrame, roomOf, type Change, type Room } from './room.ts'
import { hourOf, type Hour } from './times.ts'

type Reply = Extract<ServerMessage, { type: 'reply' | 'refusal' }>

/** The room as the components see it. Columns are read in place; `data` grows whenever they were rewritten. */
class RoomStore {
  view = $state.raw<RoomView | null>(null)
  clock = $state.raw<Clock | null>(null)
  alert = $state.raw<AlertView | null>(null)
  branches = $state.raw<readonly BranchSummary[]>([])
  events = $state.raw<readonly EventLine[]>([])
  link = $state<Link>('connecting')
  viewers = $state(1)
  refusal = $state.raw<{ readonly code: string; readonly message: string } | null>(null)
  catalogue = $state.raw<Catalogue | null>(null)
  data = $state(0)
  lastReply: Reply | null = null
  columns: Columns = emptyColumns(0)
  #room: Room | null = null
  #connection: Connection | null = null
  /** Branch frames that were applied and not yet drawn. */
  #undrawn: { branch: string; seq: number }[] = []
  /** What frames have changed and the components have not been told yet. */
  readonly #changed = new Set<Change>()
  #telling: ReturnType<typeof setTimeout> | undefined
  /** Told from which hour on hours were rewritten; `sought` where a seek or a snapshot did it. */
  onHours: (from: Hour, sought: boolean) => void = () => undefined
  #seekEpoch = -1
  /** Whoever created a branch on this page wants it selected. */
  onCreated: (branch: string) => void = () => undefined

  get seq(): number { return this.#connection?.place.seq ?? 0 }
  get pending(): number { return this.#connection?.outbox.pending ?? 0 }

  open(connection: (listener: ConstructorParameters<typeof Connection>[1]) => Connection): void {
    this.#connection = connection({ message: (message) => { this.#hear(message) }, link: (link) => { this.link = link } })
    this.#connection.start()
  }

  stop(): void { this.#connection?.stop() }

  /** Sends a command; with a `lane`, the newest of that lane wins. Marks the moment for the bench. */
  send(command: Command, lane: string | null = null): void {
    const id = this.#connection?.command(command, lane)
    if (id !== undefined) performance.mark('xuefeng:input', { detail: { commandId: id } })
  }

  /** The PM2.5 chart has drawn: what was waiting is on screen with the next frame. */
  drawn(): void {
    if (this.#undrawn.length === 0) return
    const shown = this.#undrawn
    this.#undrawn = []
    requestAnimationFrame(() => { for (const detail of shown) performance.mark('xuefeng:drawn', { detail }) })
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case 'snapshot': this.#take(roomOf(message.data)); break
      case 'frame': this.#apply(message); break
      case 'viewers': this.viewers = message.count; break
      case 'reply': this.lastReply = message; if (message.branch !== undefined) this.onCreated(message.branch); break
      case 'refusal': this.lastReply = message; this.refusal = { code: message.code, message: message.message }; break
    }
  }

  #take(room: Room): void {
    this.#room = room
    this.columns = room.columns
    this.view = room.view
    this.clock = room.clock
    this.alert = alertWhole(room.alert)
    this.branches = room.branches
    this.events = room.events
    this.#changed.clear()
    this.data++
    this.onHours(room.columns.first, true)
  }

  #apply(frame: Extract<ServerMessage, { type: 'frame' }>): void {
    const room = this.#room
    if (room === null) return
    const change = applyFrame(room, frame)
    if (change === 'stale') { this.#connection?.restart(); return }
    this.#changed.add(change)
    if (frame.channel === 'hours') {
      this.onHours(hourOf(frame.data.from), frame.seekEpoch !== this.#seekEpoch)
      this.#seekEpoch = frame.seekEpoch
    }
    // An hour comes as several frames, and its figures belong together: they are shown at once, when all that has arrived is applied.
    // A branch ordered anew is waited for, and shown as soon as it is there.
    if (frame.channel === 'branch') { this.#undrawn.push({ branch: frame.key, seq: frame.seq }); this.#tell(room) }
    else this.#telling ??= setTimeout(() => { this.#tell(room) }, 0)
  }

  #tell(room: Room): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    // A snapshot has taken the place of what these frames changed.
    if (room !== this.#room) return
    const has = (...some: Change[]): boolean => some.some((one) => this.#changed.has(one))
    if (has('clock')) this.clock = room.clock
    if (has('alert')) this.alert = alertWhole(room.alert)
    if (has('view')) this.view = room.view
    if (has('event')) this.events = room.events
    if (has('branch', 'summary')) this.branches = room.branches
    if (has('branch', 'hours')) this.data++
    this.#changed.clear()
  }
}

export const room = new RoomStore()
