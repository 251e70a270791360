import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BATCH, ONE, observation, serveSample, type Served } from '../../support/served.ts'

let server: Served
beforeAll(async () => { server = await serveSample() })
afterAll(async () => { await server.end() })

async function send(body: unknown, type = Array.isArray(body) ? BATCH : ONE) {
  const answer = await server.post('api/events', body, type)
  return { status: answer.status, type: answer.headers.get('content-type'), said: await answer.json() as Record<string, unknown> }
}
/** Ids of the log, in order. */
async function logged(): Promise<string[]> {
  const text = await (await server.get('api/log?from=1')).text()
  return text.split('\n').filter(Boolean).map(line => (JSON.parse(line) as { event: { id: string } }).event.id)
}
const AT = '2016-12-16T20:00:00+08:00'
const of = (id: string, pm25 = 312) => observation(id, AT, { pm25, co: 4.1 })

// Oracle of every test here: contracts.md, the row of POST /api/events; counts and rows reckoned by hand.
describe('one event', () => {
  it('is answered 202 with its seq, and stands in the log when the answer has come', async () => {
    const before = await logged()
    expect(await send(of('one'))).toMatchObject({ status: 202, said: { accepted: 1, duplicates: 0, refused: [], seq: before.length + 1 } })
    expect(await logged()).toEqual([...before, 'one'])
  })

  it('sent again is harmless, however its keys are ordered and its numbers written', async () => {
    await send(of('again'))
    const before = await logged()
    const other = `{"type":"observation","data":{"co":4.10,"pm25":3.12e2,"time":"${AT}","station":"pinggu"},"id":"again","source":"urn:feed:test","specversion":"1.0"}`
    for (const body of [of('again'), other]) expect(await send(body, ONE)).toMatchObject({ status: 202, said: { accepted: 0, duplicates: 1, refused: [], seq: before.length } })
    expect(await logged()).toEqual(before)
  })

  it('of a known identity with another body is refused, and the first one stays; the same id of another source is another event', async () => {
    await send(of('reused'))
    const before = await logged()
    expect(await send(of('reused', 313))).toMatchObject({ status: 202, said: { accepted: 0, duplicates: 0, refused: [{ index: 0, code: 'identity.reused', message: expect.stringContaining('new id') as string }] } })
    expect(await logged()).toEqual(before)
    expect(await send({ ...of('reused', 313), source: 'urn:feed:other' })).toMatchObject({ said: { accepted: 1 } })
  })

  it.each([
    ['weather', { station: 'pinggu', time: AT, temperature: -4.3, wind_speed: 0.9 }],
    ['forecast', { issued: '2016-12-16T08:05:00+08:00', station: 'pinggu', time: AT, pollutant: 'pm25', value: 280, p05: 210, p95: 350 }],
    ['warning', { level: 'red', start: '2016-12-16T20:00:00+08:00', end: null, issued: '2016-12-15T16:00:00+08:00' }],
  ])('may be %s', async (type, data) => {
    expect(await send({ specversion: '1.0', id: type, source: 'urn:feed:test', type, data })).toMatchObject({ status: 202, said: { accepted: 1 } })
  })

  it('that is no CloudEvent is refused with a reason, and takes no row', async () => {
    const before = await logged()
    for (const body of [null, '"text"', 7, {}, { ...of('x'), specversion: '0.3' }, { ...of('x'), type: 'gossip' }, observation('x', '2016-12-16T20:30:00+08:00', { pm25: 1 })]) {
      expect(await send(body, ONE)).toMatchObject({ status: 202, said: { accepted: 0, refused: [{ index: 0, code: 'event.malformed', message: expect.stringMatching(/\S/) as string }] } })
    }
    expect(await send(observation('x', AT, { pm2_5: 1 }), ONE)).toMatchObject({ said: { refused: [{ code: 'event.unknown-field', message: expect.stringContaining('pm2_5') as string }] } })
    expect(await logged()).toEqual(before)
  })
})

describe('a batch', () => {
  it('tells each event\'s fate by its place, and keeps the good ones in their order', async () => {
    await send(of('b0'))
    const before = await logged()
    const batch = [observation('b1', 'yesterday', {}), of('b2'), of('b0', 1), of('b2'), of('b3'), 'gossip', of('b2', 2)]
    const { status, said } = await send(batch)
    expect({ status, ...said }).toMatchObject({ status: 202, accepted: 2, duplicates: 1, seq: before.length + 2 })
    expect((said['refused'] as { index: number; code: string }[]).map(({ index, code }) => [index, code])).toEqual([
      [0, 'event.malformed'], [2, 'identity.reused'], [5, 'event.malformed'], [6, 'identity.reused']])
    expect(await logged()).toEqual([...before, 'b2', 'b3'])
  })

  it('may be empty, and holds 10,000 events at most', async () => {
    const before = await logged()
    expect(await send([])).toMatchObject({ status: 202, said: { accepted: 0, duplicates: 0, refused: [], seq: before.length } })
    // The warning is the shortest event; nothing is folded for it.
    const many = Array.from({ length: 10_001 }, (_, i) => ({ specversion: '1.0', id: `m${i}`, source: 's', type: 'warning', data: { level: 'red', start: AT, issued: AT } }))
    expect(await send(many)).toMatchObject({ status: 413, type: 'application/problem+json', said: { code: 'message.too-large', detail: expect.stringMatching(/10000.*got 10001/) as string } })
    expect(await logged()).toEqual(before)
    expect(await send(many.slice(1))).toMatchObject({ status: 202, said: { accepted: 10_000, seq: before.length + 10_000 } })
  })
})

describe('a revision', () => {
  it('is a new id for the same station and hour: pollutant by pollutant the latest arrival holds, absent leaves, null clears, and both rows stay', async () => {
    const hour = '2016-12-17T08:00:00+08:00'
    await send(observation('r1', hour, { pm25: 300, co: 4, no2: 90 }))
    await send(observation('r2', hour, { pm25: 280, co: null }))
    const room = await (await server.get('api/episodes/live')).json() as { hours: { from: string; observed: Record<string, (number | null)[]>; flags: [number, string, string][] } }
    const at = (Date.parse(hour) - Date.parse(room.hours.from)) / 3_600_000
    expect(['pm25', 'co', 'no2', 'so2'].map(name => room.hours.observed[name]?.[at])).toEqual([280, null, 90, null])
    expect(room.hours.flags.filter(([row]) => row === at)).toContainEqual([at, 'pm25', 'revised'])
    expect((await logged()).slice(-2)).toEqual(['r1', 'r2'])
  })
})

describe('an event that cannot be folded', () => {
  it('is accepted and logged, and its sender is told by its place: farther ahead than a clock may be wrong, or from before the live room', async () => {
    const before = await logged()
    const ahead = new Date(Math.floor(Date.now() / 3_600_000 + 30) * 3_600_000).toISOString().replace('.000Z', '+00:00')
    const { status, said } = await send([observation('n1', 'yesterday', {}), observation('n2', ahead, { pm25: 1 }), of('n3', 55), observation('n4', '2014-01-01T08:00:00+08:00', { pm25: 1 }), { ...observation('n5', ahead, {}), type: 'weather' }])
    expect({ status, ...said }).toMatchObject({ status: 202, accepted: 4, refused: [{ index: 0 }] })
    expect(said['notices']).toEqual([
      { index: 1, code: 'hour.ahead', message: expect.stringContaining('it stays in the log and is not folded') as string },
      { index: 3, code: 'hour.before', message: expect.stringContaining('where the live room begins') as string },
      { index: 4, code: 'hour.ahead', message: expect.any(String) as string },
    ])
    expect(await logged()).toEqual([...before, 'n2', 'n3', 'n4', 'n5'])
    // A duplicate takes no row, so there is nothing to say of one.
    expect(await send(observation('n2', ahead, { pm25: 1 }))).toMatchObject({ said: { accepted: 0, duplicates: 1, notices: [] } })
    const room = await (await server.get('api/episodes/live')).json() as { clock: { last: string } }
    expect(Date.parse(room.clock.last)).toBeLessThan(Date.parse(ahead))
  })
})

describe('a request that is none', () => {
  it.each([
    ['a bare type', 'application/json', '{}', 415], ['no type', '', '{}', 415], ['a text', 'text/plain', '{}', 415],
    ['no JSON', ONE, '{"id":', 400], ['nothing', ONE, '', 400], ['one event sent as a batch', BATCH, '{}', 400], ['a batch of no JSON', BATCH, '[1,', 400],
    ['a million brackets', BATCH, '['.repeat(1_000_000), 400],
  ])('%s is refused whole', async (_what, type, body, status) => {
    expect(await send(body, type)).toMatchObject({ status, type: 'application/problem+json', said: { code: 'event.malformed', status, detail: expect.stringMatching(/\S/) as string } })
  })

  it('a media type is known whatever its case and parameters', async () => {
    // Oracle beside the contract: RFC 9110, 8.3.1.
    const before = await logged()
    expect(await send(of('case'), 'Application/CloudEvents+JSON; charset=UTF-8')).toMatchObject({ status: 202, said: { accepted: 1, seq: before.length + 1 } })
  })

  it('over 32 MiB is refused, whether it says its length or not', async () => {
    const big = new Uint8Array(32 * 1024 * 1024 + 1).fill(32)
    expect(await send(new TextDecoder().decode(big), ONE)).toMatchObject({ status: 413, said: { code: 'message.too-large' } })
    const parts = new ReadableStream<Uint8Array>({ start(out) { out.enqueue(big.subarray(0, 20 * 1024 * 1024)); out.enqueue(big.subarray(20 * 1024 * 1024)); out.close() } })
    const answer = await fetch(new URL('api/events', server.address), { method: 'POST', headers: { 'content-type': ONE }, body: parts, duplex: 'half' })
    expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([413, 'message.too-large'])
  })
})
