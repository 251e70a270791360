import type { RuledReading } from '../../models/stream/row.ts'
import type { Ruling } from '../../models/units/missing.ts'
import type { EventHour } from '../../models/units/time.ts'
import type { Clock } from '../protocol/clock.ts'

/** One branch of a room as its log tells it. The order itself is compiled from the scenario, never stored. */
export interface BranchEntry { readonly id: string; readonly name: string; readonly scenario: Readonly<Record<string, unknown>>; readonly createdBy: string }

/** A ruling in force: the newest about its reading. */
export interface RulingEntry extends RuledReading { readonly hour: EventHour }

/** All that a room's log determines. Plain and immutable: decide reads it, evolve makes the next. */
export interface RoomState {
  readonly packSha256: string
  readonly station: string
  /** Last hour that is shown; the hour before `first` where none is. While playing, the clock moves on from here. */
  readonly cursor: EventHour
  readonly playing: boolean
  readonly speed: Clock['speed']
  readonly branches: readonly BranchEntry[]
  readonly rulings: readonly RulingEntry[]
  /** A live room: the clock goes on with the newest hour. A seek into the past or a pause ends it, play begins it again. */
  readonly following: boolean
  /** Number for the next branch whose maker gave it no id: above every b<number> there ever was. */
  readonly nextBranch: number
  /** Grows by one at each seek: viewers drop frames from before it. */
  readonly seekEpoch: number
}

/** What happened in a room, past tense; `at` is the event hour at which it was accepted. One row of the room's log each. */
export type RoomEvent =
  | { readonly type: 'room.opened'; readonly packSha256: string; readonly pack: string; readonly station: string; readonly seed: number; readonly members: number; readonly cursor: EventHour }
  /** `from`: played again from the beginning, because the clock stood at the end. */
  | { readonly type: 'clock.played'; readonly from?: EventHour | undefined }
  | { readonly type: 'clock.paused' }
  /** `newest`: the newest hour of a live room at that moment, so the clock follows from here on. */
  | { readonly type: 'clock.sought'; readonly to: EventHour; readonly newest?: boolean | undefined }
  | { readonly type: 'clock.speed-set'; readonly speed: Clock['speed'] }
  | { readonly type: 'branch.created'; readonly branch: string; readonly name: string; readonly scenario: Readonly<Record<string, unknown>> }
  | { readonly type: 'branch.changed'; readonly branch: string; readonly name: string; readonly scenario: Readonly<Record<string, unknown>> }
  | { readonly type: 'branch.renamed'; readonly branch: string; readonly name: string }
  | { readonly type: 'branch.removed'; readonly branch: string }
  | { readonly type: 'station.selected'; readonly station: string }
  /** `values`: what was ruled on, hour by hour from `time` on; null where the hour has no such reading. `by-rule` withdraws. */
  | ({ readonly type: 'reading.ruled'; readonly station: string; readonly column: string; readonly time: EventHour; readonly values: readonly (number | null)[]; readonly use: Ruling['use'] | 'by-rule' } & Omit<Ruling, 'use'>)

export interface Accepted { readonly at: EventHour; readonly by: string; readonly event: RoomEvent }
