import type { EventLog } from './log.ts'

/**
 * Lines of `GET /api/log`, each ending in a line feed: line 0 is the header, line n the row of seq n. From 0 the header comes first;
 * from n the rows from n on, as a reader that goes on where it stopped wants them. Ends at the head of the moment.
 */
export function* logLines(log: EventLog, from = 0, limit = Infinity): IterableIterator<string> {
  if (from <= 0) yield `${JSON.stringify(log.header)}\n`
  for (const { seq, hash, arrived, event } of log.read(Math.max(1, from), limit)) {
    yield `${JSON.stringify({ seq, hash, arrived, event })}\n`
  }
}
