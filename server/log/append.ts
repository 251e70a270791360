import type { DatabaseSync } from 'node:sqlite'
import { canonicalJson, headerHash, rowHash, sha256 } from './chain.ts'
import { unavailable } from './log-error.ts'
import type { AppendResult, LogHead, LoggedEvent } from './log.ts'
import type { LogStore } from './store.ts'

/** The one writer of a store: keeps the head in memory, moves it only after a commit. */
export function appender(store: LogStore): { head(): LogHead; batch(events: readonly LoggedEvent[], arrived: string): AppendResult[] } {
  const { db } = store
  const insertIdentity = db.prepare('INSERT INTO identity (source, id, seq, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const findIdentity = db.prepare('SELECT seq, body FROM identity WHERE source = ? AND id = ?')
  const insertRow = db.prepare('INSERT INTO row (seq, hash, arrived, event) VALUES (?, ?, ?, ?)')
  let head = readHead(store)

  function one(event: LoggedEvent, text: string, arrived: string, at: LogHead): { result: AppendResult; at: LogHead } {
    const seq = at.seq + 1
    const body = sha256(text)
    // The table itself decides who was first, within the batch too: no look before the leap.
    if (insertIdentity.run(event.source, event.id, seq, body).changes === 0) {
      return { result: known(findIdentity.get(event.source, event.id), event, body), at }
    }
    const hash = rowHash(at.hash, arrived, text, seq)
    insertRow.run(seq, hash, arrived, text)
    return { result: { kind: 'appended', seq }, at: { seq, hash } }
  }

  return {
    head: () => head,
    batch(events, arrived) {
      if (events.length === 0) return []
      checkArrived(arrived)
      // Before the transaction: what cannot be written throws while nothing is open.
      const written = events.map((event) => ({ event, text: canonicalJson(event) }))
      const results: AppendResult[] = []
      let at = head
      try {
        db.exec('BEGIN IMMEDIATE')
        for (const { event, text } of written) {
          const step = one(event, text, arrived, at)
          results.push(step.result)
          at = step.at
        }
        db.exec('COMMIT')
      } catch (cause) {
        rollBack(db)
        throw unavailable(store.path, cause)
      }
      head = at
      return results
    },
  }
}

function known(row: Record<string, unknown> | undefined, event: LoggedEvent, body: string): AppendResult {
  const seq = Number(row?.['seq'])
  if (row?.['body'] === body) return { kind: 'duplicate', seq }
  return {
    kind: 'refused',
    code: 'identity.reused',
    message: `id "${event.id}" of source "${event.source}" came before with another body (seq ${seq}): send a correction under a new id, it becomes a revision`,
  }
}

function readHead(store: LogStore): LogHead {
  const last = store.db.prepare('SELECT seq, hash FROM row ORDER BY seq DESC LIMIT 1').get()
  return last === undefined ? { seq: 0, hash: headerHash(store.header) } : { seq: Number(last['seq']), hash: String(last['hash']) }
}

/** A full disk may have ended the transaction already; then there is nothing to roll back. */
function rollBack(db: DatabaseSync): void {
  if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
}

function checkArrived(arrived: string): void {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/.test(arrived)) {
    throw new TypeError(`arrival is ISO 8601 with offset to the millisecond, got "${arrived}"`)
  }
}
