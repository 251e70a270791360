import { canonicalJson, headerHash, rowHash } from './chain.ts'
import { LogError } from './log-error.ts'
import type { EventLog } from './log.ts'

/** Rows whose chain held, both ends included; `rows` is 0 where there were none. */
export interface Verified { readonly from: number; readonly to: number; readonly rows: number }

/**
 * Computes the hash chain of rows `from` to `to` (default: all up to the head) again, from the row before. Throws LogError
 * `log.damaged` naming the first seq that is absent or does not hold. A slice at a time verifies a long log in the background.
 */
export function verifyChain(log: EventLog, from = 1, to = log.head.seq): Verified {
  let previous = hashBefore(log, from)
  let seq = from
  for (const row of log.read(from, to - from + 1)) {
    if (row.seq !== seq) throw damaged(log, seq, 'the row is absent')
    const hash = rowHash(previous, row.arrived, canonicalJson(row.event), seq)
    if (hash !== row.hash) throw damaged(log, seq, `its hash is ${row.hash}, its content gives ${hash}`)
    previous = hash
    seq += 1
  }
  if (seq <= to) throw damaged(log, seq, 'the row is absent')
  if (to === log.head.seq && previous !== log.head.hash) throw damaged(log, to, 'it is not the head that this log opened with')
  return { from, to, rows: seq - from }
}

/** The last `rows` rows: what must hold before anything is served. */
export function verifyTail(log: EventLog, rows = 1_000): Verified {
  return verifyChain(log, Math.max(1, log.head.seq - rows + 1))
}

function hashBefore(log: EventLog, from: number): string {
  if (from === 1) return headerHash(log.header)
  for (const row of log.read(from - 1, 1)) if (row.seq === from - 1) return row.hash
  throw damaged(log, from - 1, 'the row is absent')
}

function damaged(log: EventLog, seq: number, what: string): LogError {
  return new LogError('log.damaged', `the log of "${log.stream}" does not verify at seq ${seq} (${what}): restore it from a backup`)
}
