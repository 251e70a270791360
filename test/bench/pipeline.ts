import { join } from 'node:path'
import { openPack } from '../../server/engine/open-pack.ts'
import { openLog, type LoggedEvent } from '../../server/log/log.ts'
import { loadPack } from '../../server/packs/load.ts'
import type { ObservationRow, Pack } from '../../server/packs/pack.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'
import { ARRIVED, CREATED, temporaryFolder } from '../support/log-sample.ts'
import type { Bench } from './report.ts'
import { timed } from './spread.ts'
import { year } from './year.ts'

/** The baseline of a year at every station of the network: quality, frames, air, apportionment and assessment, without a branch. */
export const bench: Bench = {
  name: 'pipeline',
  about: 'station-hours a second, without and with the log',
  async run(report) {
    const of = await year()
    const pack = await loadPack(of.pack)
    await report.take(`baseline × 100 members, ${of.what}`, () => {
      const folded = fold(pack)
      const appended = append(pack.observations)
      const rows = pack.observations.length
      const figure = (name: string, { seconds, processor }: typeof folded) => ({ name, value: rows / seconds, unit: 'station-hours/s', note: `${Math.round(rows / processor)} with a core of its own` })
      return [
        figure('pipeline', folded),
        // Issue 3: rows are live events there, so each is appended before it is folded.
        { ...figure('log and pipeline', { seconds: folded.seconds + appended.seconds, processor: folded.processor + appended.processor }), bar: { least: 60_000 } },
      ]
    })
  },
}

type Timed = ReturnType<typeof timed>

function fold(pack: Pack): Timed {
  const episode = openPack(pack, loadSeeds(), { members: 100, seed: 1 })
  const one = episode.fold(episode.station, new Map(), { history: 0 })
  try { return timed(() => { one.advance(episode.last) }) } finally { one.stop() }
}

const BATCH = 500

/** The rows appended as observations, a commit a batch. */
function append(rows: readonly ObservationRow[]): Timed {
  const folder = temporaryFolder()
  try {
    const log = openLog(join(folder.path, 'log.sqlite'), 'observations', CREATED)
    const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, i) => rows.slice(i * BATCH, (i + 1) * BATCH).map(eventOf))
    try { return timed(() => { for (const batch of batches) log.append(batch, ARRIVED) }) } finally { log.close() }
  } finally { folder.remove() }
}

function eventOf({ station, hour, values }: ObservationRow): LoggedEvent {
  return { specversion: '1.0', id: `${station}/${hour}`, source: 'urn:feed:bench', type: 'observation', data: { station, time: hour, ...values } }
}
