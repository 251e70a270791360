import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type Engine } from '../../../server/engine/handle.ts'
import type { Calls } from '../../../server/engine/messages.ts'
import { eventRoutes } from '../../../server/http/events.ts'
import { parseEvent } from '../../../server/protocol/events.ts'

/** Requests; most hold an event that is nearly right. */
const RUNS = 10_000

const good = { specversion: '1.0', id: 'a', source: 'fuzz', type: 'observation', data: { station: 'pinggu', time: '2016-12-16T20:00:00+08:00', pm25: 312, co: 4.1, voc_toluene: 2 } }
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', '0', 'NaN', 'Infinity', -1, 1e308, 0.1, true, [], {}, '2016-13-40T99:00:00+08:00', '2016-12-16T20:30:00+08:00', '\u0000', '\ud800', '../../etc', '<b>', "'; DROP TABLE row; --", '__proto__'),
  fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue({ maxDepth: 3 }), fc.double(),
)
/** A good event with some of its places changed: that gets past the first check and meets the next one. */
const changed = fc.array(fc.record({ place: fc.constantFrom('specversion', 'id', 'source', 'type', 'data', 'data.station', 'data.time', 'data.pm25', 'data.co', 'data.extra', 'data.pm_no3', 'extension', '__proto__'), value: odd }), { maxLength: 3 }).map(changes => {
  const event: Record<string, unknown> = structuredClone(good)
  for (const { place, value: drawn } of changes) {
    // A copy: one constant object put inside itself is no JSON.
    const value = structuredClone(drawn)
    const [top = '', inner] = place.split('.')
    const data = event['data']
    if (inner === undefined) Object.defineProperty(event, top, { value, enumerable: true, configurable: true, writable: true })
    else if (typeof data === 'object' && data !== null) Object.defineProperty(data, inner, { value, enumerable: true, configurable: true, writable: true })
  }
  return event
})
const type = fc.constantFrom('application/cloudevents+json', 'application/cloudevents-batch+json', 'application/cloudevents+json; charset=utf-8', 'text/plain', '')
const body = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(changed, fc.uuid()).map(([event, id]) => JSON.stringify('id' in event && event['id'] === 'a' ? { ...event, id } : event)) },
  { weight: 3, arbitrary: fc.array(changed, { maxLength: 6 }).map(list => JSON.stringify(list)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.jsonValue().map(value => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.tuple(changed, fc.nat({ max: 120 })).map(([event, at]) => JSON.stringify(event).slice(0, at)) },
)

describe('POST /api/events under odd input', () => {
  const data = mkdtempSync(join(tmpdir(), 'xuefeng-fuzz-'))
  let engine: Engine
  // Two members: what is folded is not what is asked here.
  beforeAll(async () => { engine = await startEngine({ data, packs: [], members: 2, seed: 1 }) })
  afterAll(async () => { await engine.stop(); rmSync(data, { recursive: true }) })

  it(`answers ${RUNS} inputs with 202 or a reason, never with a fault of its own, and keeps what it counted`, async () => {
    // Oracle: law: no 5xx; accepted + duplicates + refused is what was sent; the head of the log is the sum of what was accepted.
    const app = eventRoutes(engine)
    let accepted = 0
    await fc.assert(fc.asyncProperty(body, type, async (text, contentType) => {
      const response = await app.request('/events', { method: 'POST', body: text, headers: { 'content-type': contentType } })
      expect([202, 400, 413, 415]).toContain(response.status)
      const answer: unknown = await response.json()
      if (response.status !== 202) { expect(answer).toMatchObject({ code: expect.stringMatching(/^[a-z.-]+$/), detail: expect.stringMatching(/\S/) }); return }
      const said = answer as { accepted: number; duplicates: number; refused: { index: number; code: string; message: string }[]; seq: number }
      const sent: unknown = JSON.parse(text)
      expect(said.accepted + said.duplicates + said.refused.length).toBe(contentType.includes('batch') && Array.isArray(sent) ? sent.length : 1)
      for (const { message } of said.refused) expect(message.length).toBeLessThan(600)
      accepted += said.accepted
      expect(said.seq).toBe(accepted)
    }), { numRuns: RUNS })
    expect(accepted).toBeGreaterThan(RUNS / 20)
    // What the log holds parses again: nothing half-read went in.
    let rows = 0
    for (let from: number | null = 1; from !== null;) {
      const page: Calls['log']['answer'] = await engine.call('log', { stream: 'observations', from, limit: 10_000 })
      if ('ok' in page) throw new Error(page.message)
      for (const line of page.lines.trim().split('\n')) {
        rows++
        expect(parseEvent((JSON.parse(line) as { event: unknown }).event).ok).toBe(true)
      }
      from = page.next
    }
    expect(rows).toBe(accepted)
  }, 300_000)
})
