import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Ledger, type Sent } from '../../support/ledger.ts'
import { checkNdjson } from '../../support/log-sample.ts'
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts'
import { ownFolder, writeSmallPack } from '../../support/small-pack.ts'

const ROUNDS = 20
const POSTERS = 4
const STATIONS = ['pinggu', 'shunyi', 'miyun', 'dongsi']

let folder: ReturnType<typeof ownFolder>
let start: () => Promise<ServerProcess>
/** Killed at the end even where an expectation failed before. */
let newest: ServerProcess | null = null
beforeAll(() => {
  folder = ownFolder()
  const pack = writeSmallPack(join(folder.path, 'pack'))
  start = async () => newest = await startServerProcess(join(folder.path, 'data'), ['--pack', pack, '--members', '2'])
})
afterAll(async () => { await newest?.kill('SIGKILL'); folder.remove() })

/** Numbers from 0 to below `n`, the same in every run: which events are sent does not depend on luck, only when the kill falls. */
function dice(seed: number): (n: number) => number {
  let state = seed
  return n => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return Math.floor(state / 4_294_967_296 * n) }
}

function event(id: string, round: number, roll: (n: number) => number): Sent {
  const time = new Date(Date.UTC(2016, 11, 15) + (2 * round + roll(4)) * 3_600_000).toISOString().replace('.000Z', '+00:00')
  const station = STATIONS[roll(STATIONS.length)]
  const common = { specversion: '1.0', id, source: 'urn:feed:kill' }
  switch (roll(5)) {
    case 0: return { ...common, type: 'weather', data: { station, time, wind_speed: roll(80) / 10 } }
    case 1: return { ...common, type: 'warning', data: { level: '橙色', start: time, end: null, issued: time } }
    default: return { ...common, type: 'observation', data: { station, time, pm25: roll(400), co: roll(2) === 0 ? null : roll(50) / 10 } }
  }
}

/** Posts, alone and in batches, new events and old ones, until the server is gone. */
async function poster(name: string, round: number, address: string, ledger: Ledger, answered: () => void): Promise<void> {
  const roll = dice(round * 97 + name.charCodeAt(0))
  for (let n = 0; ; n++) {
    const size = roll(3) === 0 ? 1 : 1 + roll(40)
    const events: Sent[] = []
    for (let i = 0; i < size; i++) {
      const known = [...ledger.sent.values()]
      const again = roll(4) === 0 ? known[roll(known.length)] : undefined
      events.push(again ?? event(`${name}${round}-${n}-${i}`, round, roll))
    }
    try {
      const { accepted, duplicates, refused } = await ledger.post(address, events)
      expect([accepted + duplicates, refused]).toEqual([events.length, []])
    } catch (error) {
      if (error instanceof TypeError) return
      throw error
    }
    answered()
  }
}

it(`${ROUNDS} times kill -9 under load: what was answered 202 is there once after every restart, and nothing else`, async () => {
  // Oracle: the posters' own books, and the hash rule of contracts.md written again in log-sample.ts.
  const ledger = new Ledger()
  let rows = 0
  for (let round = 0; round < ROUNDS; round++) {
    const server = await start()
    const text = await (await fetch(new URL('api/log', server.address))).text()
    expect(ledger.faults(text)).toEqual([])
    rows = checkNdjson(text).length
    const enough = 6 + dice(round)(36)
    let answers = 0
    const answered = (): void => { if (++answers === enough) void server.kill('SIGKILL') }
    await Promise.all(Array.from({ length: POSTERS }, (_, i) => poster('abcd'.charAt(i), round, server.address, ledger, answered)))
    expect(await server.exit).toEqual({ code: null, signal: 'SIGKILL' })
  }
  expect(rows).toBeGreaterThan(2_000)

  // Whoever got no answer sends again. Afterwards everything is there once, and whether it was there before is what the counts say.
  const server = await start()
  const read = async () => (await fetch(new URL('api/log', server.address))).text()
  const before = await read()
  expect(ledger.faults(before)).toEqual([])
  const had = checkNdjson(before).length
  const everything = [...ledger.sent.values()]
  let [accepted, duplicates] = [0, 0]
  for (let i = 0; i < everything.length; i += 2_000) {
    const said = await ledger.post(server.address, everything.slice(i, i + 2_000))
    accepted += said.accepted
    duplicates += said.duplicates
  }
  expect([accepted, duplicates]).toEqual([everything.length - had, had])
  const after = await read()
  expect(ledger.faults(after)).toEqual([])
  expect(checkNdjson(after).sort()).toEqual([...ledger.sent.keys()].sort())
  expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null })
}, 300_000)
