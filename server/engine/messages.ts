/** What passes between the socket thread and the engine thread. Calls are answered by number; frames are pushed. */
import type { Left } from '../feeds/live.ts'
import type { Asked, AssessSetup } from './assessment/assess.ts'
import type { AppendResult } from '../log/log.ts'
import type { AlertView } from '../protocol/alert.ts'
import type { Catalogue } from '../protocol/catalogue.ts'
import type { Code } from '../protocol/codes.ts'
import type { Command } from '../protocol/command.ts'
import type { StationSeries } from '../protocol/http.ts'
import type { FeedEvent } from '../protocol/events.ts'
import type { Problem } from '../packs/problem.ts'
import type { RoomFrame } from '../rooms/sink.ts'
import type { Reply } from '../rooms/room.ts'

export interface EngineOptions {
  /** Where logs are kept. */
  readonly data: string
  /** Folders of packs, the first is the default. */
  readonly packs: readonly string[]
  readonly members: number
  readonly seed: number
}

/** `id` is the room's name again, under the name that addresses give it. */
export interface RoomSummary { readonly id: string; readonly room: string; readonly pack: string; readonly sha256: string; readonly mode: string }
export type SnapshotText = { readonly seq: number; readonly seekEpoch: number; readonly data: string }

/** The engine's calls: name → arguments and answer. A refusal is an answer, a throw is a defect. */
export interface Calls {
  snapshot: { args: { room: string }; answer: SnapshotText | Refused }
  command: { args: { room: string; id: string; by: string; command: Command }; answer: Reply }
  open: { args: { pack: string }; answer: RoomSummary | Refused }
  rooms: { args: Record<string, never>; answer: readonly RoomSummary[] }
  series: { args: { room: string; stations: readonly string[]; columns: readonly string[]; from?: string | undefined }; answer: StationSeries | Refused }
  folder: { args: { room: string }; answer: { readonly dir: string | null } | Refused }
  /** What is to be assessed, for who reckons it beside the engine. `stations` null for all, absent for the room's own. */
  assessed: { args: { room: string; asked: Omit<Asked, 'stations'> & { readonly stations?: readonly string[] | null } }; answer: AssessSetup | Refused }
  alert: { args: { room: string; edition?: string | undefined }; answer: AlertView | Refused }
  /** Of the edition of `room`, where it is one. */
  catalogue: { args: { room?: string }; answer: Catalogue }
  append: { args: { events: readonly FeedEvent[] }; answer: { readonly results: readonly AppendResult[]; readonly seq: number; readonly left: readonly Left[] } | Refused }
  log: { args: { stream: string; from: number; limit: number }; answer: { readonly lines: string; readonly next: number | null } | Refused }
  metrics: { args: Record<string, never>; answer: Readonly<Record<string, number>> }
  stop: { args: Record<string, never>; answer: null }
}
export type CallName = keyof Calls
export interface Refused { readonly ok: false; readonly code: Code; readonly message: string }

export type ToEngine = { readonly [N in CallName]: { readonly call: N; readonly number: number; readonly args: Calls[N]['args'] } }[CallName]
export type FromEngine =
  | { readonly answer: number; readonly value: unknown }
  | { readonly thrown: number; readonly message: string }
  | { readonly frame: RoomFrame }
  /** An error that came after the answer, or with no call at all. */
  | { readonly trouble: string }
  | { readonly ready: readonly RoomSummary[] }
  /** With `problem` where the input is to blame: an error that crosses threads forgets its class. */
  | { readonly failed: string; readonly problem?: Problem }
