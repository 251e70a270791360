import type { DatabaseSync } from 'node:sqlite'
import { LogError } from './log-error.ts'
import type { LogRow, LoggedEvent } from './log.ts'

/** Rows held in memory at once: no statement stays open between two rows, so appends and slow readers do not meet. */
const PAGE = 256

/** Rows `from` to `to`, both included, in order. Throws LogError `log.damaged` naming the seq of a row that is no JSON. */
export function* readRows(db: DatabaseSync, from: number, to: number): IterableIterator<LogRow> {
  const page = db.prepare('SELECT seq, hash, arrived, event FROM row WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?')
  let next = Math.max(1, from)
  while (next <= to) {
    const rows = page.all(next, to, PAGE)
    if (rows.length === 0) return
    for (const row of rows) yield parseRow(row)
    next = Number(rows.at(-1)?.['seq']) + 1
  }
}

function parseRow(row: Record<string, unknown>): LogRow {
  const seq = Number(row['seq'])
  // What stands in the file went in as a LoggedEvent; whether it is unharmed is for the chain to say (verify.ts).
  try {
    return { seq, hash: String(row['hash']), arrived: String(row['arrived']), event: JSON.parse(String(row['event'])) as LoggedEvent }
  } catch (cause) {
    throw new LogError('log.damaged', `the event of seq ${seq} is no JSON: restore the log from a backup`, { cause })
  }
}
