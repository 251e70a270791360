export type LogCode =
  | 'log.newer'        // written by a later version of this program
  | 'log.locked'       // another process, or another opener here, writes it
  | 'log.stream'       // the file holds another stream
  | 'log.damaged'      // no log, or its hash chain does not hold
  | 'log.unavailable'  // the disk is full, read-only or gone

/** An expected trouble of a log file: one sentence for people, with what to do, and a stable code. */
export class LogError extends Error {
  readonly code: LogCode
  constructor(code: LogCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'LogError'
    this.code = code
  }
}

/** True where SQLite says that another connection holds the file. */
export function isBusy(cause: unknown): boolean { return primary(cause) === BUSY }

/** What SQLite said of the file at `path` as a LogError with a sentence. A LogError stays itself, and so does what SQLite never said: a programmer's error. */
export function unavailable(path: string, cause: unknown): unknown {
  if (cause instanceof LogError) return cause
  const code = primary(cause)
  if (code === CORRUPT || code === NOT_A_DATABASE) {
    return new LogError('log.damaged', `the file ${path} is damaged or no log: restore it from a backup, or move it away to start a new one`, { cause })
  }
  const trouble = code === undefined ? undefined : TROUBLE.get(code)
  if (trouble === undefined) return cause
  return new LogError('log.unavailable', `the log ${path} cannot be written (${trouble}), nothing of this was kept: mend that and send it again`, { cause })
}

const BUSY = 5, CORRUPT = 11, NOT_A_DATABASE = 26
const TROUBLE: ReadonlyMap<number, string> = new Map([
  [3, 'no permission'], [BUSY, 'another process holds it'], [8, 'it is read-only'], [10, 'the disk fails'], [13, 'the disk is full'], [14, 'it cannot be opened'],
])

/** The primary result code of SQLite: the low byte of the extended one. Undefined where the error is not SQLite's. */
function primary(cause: unknown): number | undefined {
  return cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : undefined
}
