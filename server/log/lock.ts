import { DatabaseSync } from 'node:sqlite'
import { LogError, isBusy, unavailable } from './log-error.ts'

/**
 * Takes the writer's place of the file at `path` until `release`: two writers would fork the hash chain. The place is an exclusive
 * SQLite lock on the empty file `<path>.lock`, so the system frees it however the process ends, and readers of the log itself are not
 * kept out. Throws LogError `log.locked` where it is taken, `log.unavailable` where the folder cannot be written.
 */
export function lockWriter(path: string): { release(): void } {
  // Never deleted: removing a lock file lets two openers hold two files of one name. Nothing else in this process may open and close it
  // (a copy of the whole folder would): POSIX frees a process's locks on a file with its first close.
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(`${path}.lock`)
    db.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    db?.close()
    if (isBusy(cause)) throw new LogError('log.locked', `the log ${path} is being written by another process: stop that one, or give this one another data folder`, { cause })
    throw unavailable(path, cause)
  }
  const held = db
  return { release() { if (held.isOpen) held.close() } }
}
