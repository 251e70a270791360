import { join } from 'node:path'
import { openLog } from '../../server/log/log.ts'
import { CREATED, ARRIVED, sampleEvent, temporaryFolder } from '../support/log-sample.ts'
import { plainTable } from './plain-table.ts'
import type { Bench } from './report.ts'
import { timed } from './spread.ts'

const BATCH = 500
const BATCHES = 200

/** The log by itself: rows with identity, canonical JSON and chained hash, against rows of a plain table, both with an fsync a batch. */
export const bench: Bench = {
  name: 'log',
  about: 'rows a second of the log',
  async run(report) {
    const events = Array.from({ length: BATCHES }, (_, b) => Array.from({ length: BATCH }, (_, i) => sampleEvent(b * BATCH + i)))
    await report.take(`${BATCHES} batches of ${BATCH} events, one commit a batch`, () => {
      const folder = temporaryFolder()
      try {
        const log = openLog(join(folder.path, 'log.sqlite'), 'observations', CREATED)
        const ours = rate(() => { for (const batch of events) log.append(batch, ARRIVED) })
        const reading = rate(() => { for (const row of log.read(1)) if (row.seq < 1) throw new Error('a row without a number') })
        if (log.head.seq !== BATCH * BATCHES) throw new Error(`the log holds ${log.head.seq} rows`)
        log.close()
        const table = plainTable(join(folder.path, 'plain.sqlite'))
        const plain = rate(() => { for (const batch of events) table.commit(batch.map(event => JSON.stringify(event))) })
        table.close()
        return [
          // Issue 6 asks this of observations over HTTP with all else running; the log alone has to leave room.
          { name: 'appended', value: ours.wall, unit: 'rows/s', bar: { least: 20_000 }, peer: { name: 'plain SQLite inserts', value: plain.wall }, note: `with a core of their own ${ours.alone} against ${plain.alone}` },
          { name: 'read back', value: reading.wall, unit: 'rows/s' },
        ]
      } finally { folder.remove() }
    })
  },
}

/** Rows a second by the wall, and by the time that this thread had a core. */
function rate(work: () => void): { readonly wall: number; readonly alone: number } {
  const { seconds, processor } = timed(work)
  return { wall: BATCH * BATCHES / seconds, alone: Math.round(BATCH * BATCHES / processor) }
}
