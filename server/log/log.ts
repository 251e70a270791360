import { appender } from './append.ts'
import { readRows } from './read.ts'
import { openStore } from './store.ts'

/** Any JSON object with an identity: what feeds send, and what rooms record. Non-finite numbers are refused by throwing. */
export type LoggedEvent = { readonly id: string; readonly source: string; readonly type: string; readonly [key: string]: unknown }

/** Line 0 of a stream; the hash chain starts from it. `created` is ISO 8601 text of the caller's clock. */
export interface LogHeader { readonly xuefeng: 'log'; readonly version: number; readonly stream: string; readonly created: string }
export interface LogRow { readonly seq: number; readonly hash: string; readonly arrived: string; readonly event: LoggedEvent }
/** The last row; before the first, seq 0 and the hash of the header. */
export interface LogHead { readonly seq: number; readonly hash: string }

export type AppendResult =
  | { readonly kind: 'appended' | 'duplicate'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: 'identity.reused'; readonly message: string }

export interface EventLog {
  readonly stream: string
  readonly header: LogHeader
  readonly head: LogHead
  /**
   * One transaction, on disk when it returns: one result an event, in their order. (`source`, `id`) is the identity: the same body
   * again is a duplicate of the old seq, another body is refused; neither takes a row. `arrived` is ISO 8601 with offset, to the ms.
   * Throws LogError `log.unavailable` where the disk refuses: nothing of the batch is kept then.
   */
  append(events: readonly LoggedEvent[], arrived: string): AppendResult[]
  /** Rows from `fromSeq` (the first is 1) up to the head at the time of the call; appending meanwhile is allowed. */
  read(fromSeq: number, limit?: number): IterableIterator<LogRow>
  /** Closes the file and gives up the writer's place; a second call does nothing. */
  close(): void
}

/**
 * Opens the log of one stream (`observations`, `room:<ID>`) in the SQLite file at `path`, making file and folder where absent.
 * `created` is kept only by a new log. One writer a file: throws LogError `log.locked` while another holds it, `log.newer` for a log
 * of a later version, `log.stream` for one of another stream, `log.damaged` for a file that is no log, `log.unavailable` where the disk refuses.
 */
export function openLog(path: string, stream: string, created: string): EventLog {
  const store = openStore(path, stream, created)
  const append = appender(store)
  return {
    stream,
    header: store.header,
    get head() { return append.head() },
    append: (events, arrived) => append.batch(events, arrived),
    read: (fromSeq, limit = Infinity) => readRows(store.db, fromSeq, Math.min(append.head().seq, fromSeq + limit - 1)),
    close: () => store.close(),
  }
}
