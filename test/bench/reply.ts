import { startRealServer } from '../support/real-server.ts'
import type { Bench, Figure } from './report.ts'
import { pause, spreadOf } from './spread.ts'
import { enter, type Viewer } from './viewer.ts'
import { year } from './year.ts'

const PLAYED_MS = 8_000
/** Time between a reply and the next command: people act seldom; enough commands for a 95th percentile. */
const BETWEEN_MS = 40

const cut = (where: string) => ({ name: where, cuts: [{ where, sector: '*', pollutant: '*', cut: 0.36 }] })

/** How soon a room answers while it folds as fast as it can: a reply comes as soon as the command is on disk, before its consequences. */
export const bench: Bench = {
  name: 'reply',
  about: 'commands while a room plays at full speed',
  async run(report) {
    const of = await year()
    const server = await startRealServer(['--pack', of.pack])
    try {
      const viewer = await enter(server.address)
      await report.take(`replies to renaming a branch, 4 branches × 100 members, ${of.what}`, async () => {
        const last = viewer.clock()?.last
        // Branches over a short past are cheap to make; they grow as the room plays.
        await toTheStart(viewer)
        for (const where of ['district', 'city', 'region']) await viewer.command({ do: 'branch.create', branch: where, scenario: cut(where) })
        await viewer.command({ do: 'branch.create', branch: 'level', scenario: { name: 'level', level: 'red' } })
        const still = await replies(viewer, 40)
        await viewer.command({ do: 'clock.speed', speed: 'max' })
        await viewer.command({ do: 'clock.play' })
        const playing = await whilePlaying(viewer, last)
        const { p50, p95, p99 } = spreadOf(playing)
        return figures({ p50, p95, p99, count: playing.length }, spreadOf(still))
      })
      viewer.close()
    } finally { await server.stop() }
  },
}

function figures({ p50, p95, p99, count }: { p50: number; p95: number; p99: number; count: number }, still: ReturnType<typeof spreadOf>): Figure[] {
  const peer = (value: number) => ({ name: 'the same room standing still', value })
  return [
    { name: `median of ${count} replies`, value: p50, unit: 'ms', peer: peer(still.p50) },
    // The bar is that of the whole way from the input to the frame; a reply has to leave most of it to the others.
    { name: '95th percentile', value: p95, unit: 'ms', bar: { most: 150 }, peer: peer(still.p95) },
    { name: '99th percentile', value: p99, unit: 'ms', peer: peer(still.p99) },
  ]
}

async function toTheStart(viewer: Viewer): Promise<void> {
  const clock = viewer.clock()
  if (clock !== null) await viewer.command({ do: 'clock.seek', to: clock.first })
}

async function replies(viewer: Viewer, count: number): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    times.push(await viewer.command({ do: 'branch.rename', branch: 'city', name: `city ${i}` }))
    await pause(5)
  }
  return times
}

/** Replies until the time is up, or the room has come to its end. */
async function whilePlaying(viewer: Viewer, last: string | undefined): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + PLAYED_MS
  while (performance.now() < until && viewer.clock()?.cursor !== last) {
    times.push(await viewer.command({ do: 'branch.rename', branch: 'city', name: `city ${times.length}` }))
    await pause(BETWEEN_MS)
  }
  return times
}
