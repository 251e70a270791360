import { join } from 'node:path'
import { openPack } from '../../server/engine/open-pack.ts'
import { formatHour } from '../../models/units/time.ts'
import { LiveFeed } from '../../server/feeds/live.ts'
import { openLog, type EventLog, type LoggedEvent } from '../../server/log/log.ts'
import { loadPack } from '../../server/packs/load.ts'
import type { ObservationRow, Pack } from '../../server/packs/pack.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'
import { CREATED, temporaryFolder } from '../support/log-sample.ts'
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
      const lived = live(pack)
      const rows = pack.observations.length
      const figure = (name: string, { seconds, processor }: typeof folded) => ({ name, value: rows / seconds, unit: 'station-hours/s', note: `${Math.round(rows / processor)} with a core of its own` })
      return [
        figure('pipeline', folded),
        { ...figure('log, feed and pipeline', lived), bar: { least: 60_000 } },
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
/** When a batch goes on disk: after the year. The feed is told that each row came at the end of its hour, as from a network that is on time; else all would be late and doubted. */
const APPENDED = '2017-01-01T00:30:00.000+08:00'

/** The rows as live events: appended, a commit a batch, taken in by the feed, and the live episode folded to its end. Weather is there before. */
function live(pack: Pack): Timed {
  const folder = temporaryFolder()
  try {
    const log = openLog(join(folder.path, 'log.sqlite'), 'observations', CREATED)
    const feed = new LiveFeed(loadSeeds(), { members: 100, seed: 1 })
    feed.add(pack.weather.map((row, i) => ({ seq: i + 1, arrived: formatHour(row.hour, pack.offsetMinutes), event: eventOf('weather', row, pack.offsetMinutes) })))
    const events = pack.observations.map((row) => ({ event: eventOf('observation', row, pack.offsetMinutes), arrived: formatHour(row.hour, pack.offsetMinutes) }))
    try { return timed(() => { takeIn(log, feed, events) }) } finally { log.close() }
  } finally { folder.remove() }
}

function takeIn(log: EventLog, feed: LiveFeed, events: readonly { readonly event: LoggedEvent; readonly arrived: string }[]): void {
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH)
    const results = log.append(batch.map(({ event }) => event), APPENDED)
    feed.add(batch.flatMap((row, i) => { const result = results[i]; return result?.kind === 'appended' ? [{ seq: result.seq, ...row }] : [] }))
  }
  const { episode } = feed
  if (episode === null) throw new Error('the feed has no episode after a year of rows')
  const one = episode.fold(episode.station, new Map(), { history: 0 })
  try { one.advance(episode.last) } finally { one.stop() }
}

function eventOf(type: 'observation' | 'weather', { station, hour, values }: ObservationRow, offsetMinutes: number): LoggedEvent {
  return { specversion: '1.0', id: `${type}/${station}/${hour}`, source: 'urn:feed:bench', type, data: { station, time: formatHour(hour, offsetMinutes), ...values } }
}
