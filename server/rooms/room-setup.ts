import type { Episode } from '../engine/episode.ts'
import type { EventLog } from '../log/log.ts'
import type { Sink } from './sink.ts'

/** What a room is opened with. */
export interface RoomSetup {
  readonly id: string
  readonly episode: Episode
  readonly log: EventLog
  readonly sink: Sink
  /** Wall clock, ms: for pacing and `arrived`, never for what is computed. */
  readonly now: () => number
  /** Folds nothing yet: whoever opens it calls `foldATurn` until it is true, so that other rooms are heard meanwhile. */
  readonly later?: boolean
  /** A live room: the newest row of the feed that the episode holds already. */
  readonly fed?: number
  /** Errors behind an answer: nobody waits for them, so somebody has to be told. */
  readonly report: (error: unknown) => void
}
