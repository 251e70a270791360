import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatHour, hoursAfter, type EventHour } from '../../models/units/time.ts'
import { startRealServer } from '../support/real-server.ts'
import { plainTable } from './plain-table.ts'
import type { Bench, Figure } from './report.ts'
import { pause, spreadOf } from './spread.ts'

/** Posts a second, observations in each, and the bar where an issue names one. */
const RATES = [
  { posts: 20, each: 1 }, { posts: 100, each: 1 }, { posts: 250, each: 1 },
  { posts: 10, each: 500, mostP99: 250 },
] as const
const MEASURED_MS = 6_000
const STATIONS = 35

/**
 * Acknowledgements of `POST /api/events`, each durable, with the live room folding what comes. Open loop: a post goes out when it is due
 * whether the last was answered or not, and is timed from the moment it was due, so that a stall is paid by all who wait behind it.
 */
export const bench: Bench = {
  name: 'events',
  about: 'durable acknowledgements of POST /api/events',
  async run(report) {
    const server = await startRealServer()
    try {
      let next = 0
      // The live room opens with its first stations, and meets all of them before anything is timed.
      await postAll(server.address, { posts: 2, each: STATIONS }, () => next++, 2_000)
      for (const rate of RATES) {
        await report.take(`${rate.posts} posts/s of ${rate.each} observation${rate.each === 1 ? '' : 's'}, open loop for ${MEASURED_MS / 1000} s`, async () => {
          const plain = commits(rate.posts * 3, rate.each)
          const times = await postAll(server.address, rate, () => next++, MEASURED_MS)
          return figures(times, plain, 'mostP99' in rate ? rate.mostP99 : undefined)
        })
      }
    } finally { await server.stop() }
  },
}

function figures(times: readonly number[], plain: readonly number[], mostP99: number | undefined): Figure[] {
  const [ours, theirs] = [spreadOf(times), spreadOf(plain)]
  const peer = (value: number) => ({ name: 'plain SQLite commit with fsync, no HTTP, no chain', value })
  return [
    { name: `median of ${times.length} acknowledgements`, value: ours.p50, unit: 'ms', peer: peer(theirs.p50) },
    { name: '95th percentile', value: ours.p95, unit: 'ms', peer: peer(theirs.p95) },
    { name: '99th percentile', value: ours.p99, unit: 'ms', peer: peer(theirs.p99), ...(mostP99 !== undefined && { bar: { most: mostP99 } }) },
  ]
}

/** Milliseconds from due to acknowledged, one for each post; throws where one is not accepted whole. */
async function postAll(address: string, { posts, each }: { readonly posts: number; readonly each: number }, number: () => number, duration: number): Promise<number[]> {
  const bodies = Array.from({ length: Math.round(posts * duration / 1000) }, () => JSON.stringify(each === 1 ? observation(number()) : Array.from({ length: each }, () => observation(number()))))
  // Sockets of its own: the server closes those that have been idle.
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const began = performance.now() + 50
  const answers: Promise<number>[] = []
  try {
    for (const [i, body] of bodies.entries()) {
      const due = began + i * 1000 / posts
      const early = due - performance.now()
      if (early > 0) await pause(early)
      const answer = post(address, agent, body, each).then(() => performance.now() - due)
      // Failures are told when all have been sent.
      answer.catch(() => {})
      answers.push(answer)
    }
    return await Promise.all(answers)
  } finally { agent.destroy() }
}

function post(address: string, agent: Agent, body: string, each: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const type = `application/cloudevents${each === 1 ? '' : '-batch'}+json`
    const sent = request(new URL('api/events', address), { method: 'POST', agent, headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) } }, answer => {
      let text = ''
      answer.on('data', (part: Buffer) => { text += String(part) })
      answer.on('end', () => {
        if (answer.statusCode === 202 && text.includes(`"accepted":${each},`)) resolve()
        else reject(new Error(`a post was answered ${String(answer.statusCode)} ${text.slice(0, 200)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Hours back from now that hold every observation of this benchmark, and a day more. */
const HOURS = Math.ceil(RATES.reduce((sum, { posts, each }) => sum + posts * each * MEASURED_MS / 1000, 0) / STATIONS) + 24

/** Observation n of a feed that fills hour after hour, station by station, up to now. */
function observation(n: number): object {
  const hour = hoursAfter(Math.floor(Date.now() / 3_600_000) as EventHour, Math.floor(n / STATIONS) - HOURS)
  return {
    specversion: '1.0', id: `bench-${n}`, source: 'urn:feed:bench', type: 'observation',
    data: { station: `s${n % STATIONS}`, time: formatHour(hour), pm25: 20 + n % 200, pm10: 40 + n % 300, so2: 5 + n % 9, no2: 30 + n % 40, co: 0.5 + n % 20 / 10, o3: n % 90 },
  }
}

/** What the disk alone takes: the same rows in a plain table, one commit with an fsync for each post. */
function commits(count: number, each: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'xuefeng-bench-'))
  const table = plainTable(join(folder, 'plain.sqlite'))
  try {
    return Array.from({ length: count }, (_, i) => {
      const texts = Array.from({ length: each }, (_, k) => JSON.stringify(observation(i * each + k)))
      const began = performance.now()
      table.commit(texts)
      return performance.now() - began
    })
  } finally { table.close(); rmSync(folder, { recursive: true, force: true }) }
}
