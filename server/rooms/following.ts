import type { SchedulerLike, Subscription } from 'rxjs'
import { earliest, latest, type EventHour } from '../../models/units/time.ts'
import type { Episode } from '../engine/episode.ts'
import type { Clock } from '../protocol/clock.ts'
import type { RoomBranches } from './branches.ts'
import { TURN_MS } from './play.ts'
import type { RoomState } from './state.ts'

export interface FollowingSetup {
  readonly episode: Episode
  readonly branches: RoomBranches
  readonly now: () => number
  /** When the next turn comes: after whatever else waits for the engine. */
  readonly turns: SchedulerLike
  /** The newest row of the feed that the episode holds already. */
  readonly fed: number
  /** The room as it stands. */
  readonly state: () => RoomState
  /** Whether the clock is led by somebody else now. */
  readonly playing: () => boolean
  /** Rows are in. `from` is the first hour that they changed, if any; `grown` that stations have joined. */
  readonly folded: (from: EventHour | null, grown: boolean) => void
  /** Rows could not be folded; nobody waits for them, so somebody has to be told. */
  readonly failed: (error: unknown) => void
}

/** What one change is about: rows up to this one, hours from this one on. */
interface Pass { readonly upTo: number; readonly oldest: EventHour | null }

/**
 * Leads a live room after its feed, behind the answers to those who send: what has come since the last turn is one change, from the oldest
 * hour that it touched. A turn is short, so that whoever sends meanwhile waits no longer than that; what they send is the next change.
 */
export class Following {
  readonly #setup: FollowingSetup
  #oldest: EventHour | null = null
  /** The newest row that has come, that was tried, and that is in. */
  #came: number
  #tried: number
  #fed: number
  #pass: Pass | null = null
  #grown = false
  #halted: string | null = null
  #stations: number
  #turn: Subscription | null = null

  constructor(setup: FollowingSetup) {
    this.#setup = setup
    this.#came = this.#tried = this.#fed = setup.fed
    this.#stations = setup.episode.stations.length
  }

  /** What the clock says of it. */
  get view(): Pick<Clock, 'fed' | 'halted'> {
    return { ...(this.#setup.episode.mode === 'live' && { fed: this.#fed }), ...(this.#halted !== null && { halted: this.#halted }) }
  }

  /** Folds what the episode holds when its room opens. Throws where a pack cannot be folded; a feed must not keep other rooms from opening. */
  open(): void {
    const { branches, episode, state } = this.#setup
    try { branches.advance(state().cursor) } catch (error) {
      if (episode.mode !== 'live') throw error
      this.#fail(error)
    }
  }

  /** Rows up to `seq` have come, about hours from `oldest` on; null where they touch none. */
  arrived(oldest: EventHour | null, seq: number): void {
    if (oldest !== null) this.#oldest = earliest(oldest, this.#oldest ?? oldest)
    this.#came = seq
    this.#schedule()
  }

  /** All that has come is folded when this returns. */
  settle(): void { while (this.#waits()) this.#work(() => true) }

  stop(): void { this.#turn?.unsubscribe() }

  #waits(): boolean { return this.#pass !== null || this.#came > this.#tried }

  #schedule(): void {
    this.#turn ??= this.#setup.turns.schedule(() => {
      this.#turn = null
      const until = this.#setup.now() + TURN_MS
      this.#work(() => this.#setup.now() < until)
      if (this.#waits()) this.#schedule()
    })
  }

  #work(may: () => boolean): void {
    const { branches, folded } = this.#setup
    const pass = this.#pass ?? this.#next()
    try {
      if (this.#pass === null) this.#begin(pass.oldest)
      this.#pass = pass
      if (branches.goOn(may)) return
      this.#fed = pass.upTo
      this.#halted = null
    } catch (error) { this.#fail(error) }
    const [changed, grown] = [branches.takeChanged(), this.#grown]
    this.#tried = pass.upTo
    this.#pass = null
    this.#grown = false
    // What failed may have taken back hours that are shown.
    folded(this.#halted === null ? changed : pass.oldest, grown)
  }

  /** All that has come since the last change. */
  #next(): Pass {
    const next = { upTo: this.#came, oldest: this.#oldest }
    this.#oldest = null
    return next
  }

  #begin(oldest: EventHour | null): void {
    const { branches, episode, state } = this.#setup
    if (oldest === null) return
    this.#grown = episode.stations.length > this.#stations
    this.#stations = episode.stations.length
    // A station is part of the surroundings of every hour; and a fold that failed takes no more hours. Both as after a restart.
    if (this.#grown || this.#halted !== null) branches.followAnew(state(), this.#goal())
    else branches.follow(oldest, this.#goal())
  }

  /** On to the newest hour where the clock follows, unless play is on its way there. */
  #goal(): EventHour {
    const { branches, episode, playing, state } = this.#setup
    return state().following && !playing() ? episode.last : latest(branches.cursor, state().cursor)
  }

  #fail(error: unknown): void {
    const halted = error instanceof Error ? error.message : String(error)
    if (halted !== this.#halted) this.#setup.failed(error)
    this.#halted = halted
  }
}
