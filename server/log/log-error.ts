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
