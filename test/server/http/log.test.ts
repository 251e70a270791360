import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkNdjson } from '../../support/log-sample.ts'
import { BATCH, observation, serveSample, type Served } from '../../support/served.ts'

/** More than two of the pages in which the server reads a log for one answer. */
const ROWS = 4_500
let server: Served
beforeAll(async () => {
  server = await serveSample()
  const hour = (i: number): string => new Date(Date.UTC(2016, 11, 16) + (i % 24) * 3_600_000).toISOString().replace('.000Z', '+00:00')
  const answer = await server.post('api/events', Array.from({ length: ROWS }, (_, i) => observation(`e${i + 1}`, hour(i), { pm25: i % 300 })), BATCH)
  expect(await answer.json()).toMatchObject({ accepted: ROWS })
})
afterAll(async () => { await server.end() })

const read = async (query: string) => {
  const answer = await server.get(`api/log${query}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
const seqs = (text: string): number[] => text.split('\n').filter(Boolean).map(line => (JSON.parse(line) as { seq: number }).seq)

it('the whole log is NDJSON: the header, then every row in order, and the chain holds from the header on', async () => {
  // Oracle: the hash rule of contracts.md, written again in log-sample.ts; ids as they were sent.
  const { status, type, text } = await read('')
  expect([status, type]).toEqual([200, 'application/x-ndjson'])
  expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({ xuefeng: 'log', version: 1, stream: 'observations', created: expect.stringMatching(/Z$/) as string })
  expect(checkNdjson(text)).toEqual(Array.from({ length: ROWS }, (_, i) => `e${i + 1}`))
  expect((await read('?stream=observations&from=0')).text).toBe(text)
})

it('from n on it gives rows n to the newest: a reader goes on where it stopped', async () => {
  // Oracle: contracts.md: the first seq is 1; what the whole log has after its first lines.
  const lines = (await read('')).text.split('\n')
  for (const from of [1, 2, 2_000, 2_001, 4_001, ROWS]) expect((await read(`?from=${from}`)).text).toBe(lines.slice(from).join('\n'))
  expect(await read(`?from=${ROWS + 1}`)).toMatchObject({ status: 200, text: '' })
})

it('what arrives meanwhile comes with the next question, and no row twice', async () => {
  // Oracle: seq counts from 1 without a gap.
  const first = seqs((await read('?from=1')).text)
  await server.post('api/events', [observation('later', '2016-12-16T20:00:00+08:00', { pm25: 1 })], BATCH)
  const second = seqs((await read(`?from=${first.length + 1}`)).text)
  expect([...first, ...second]).toEqual(Array.from({ length: first.length + second.length }, (_, i) => i + 1))
  expect(second).toHaveLength(1)
})

it('a room has a log of its own that names the pack and holds its commands, chained like the other', async () => {
  // Oracle: contracts.md: a room's log names the pack by sha256 and holds none of its rows.
  const stream = `?stream=room:${server.room}`
  await server.post(`api/episodes/${server.room}/commands`, { id: 'speed', by: 'duty officer', command: { do: 'clock.speed', speed: 12 } })
  const { text } = await read(stream)
  expect(checkNdjson(text)).toEqual([`open:${server.room}`, 'speed'])
  const [header, opened, speed] = text.split('\n').filter(Boolean).map(line => JSON.parse(line) as { stream?: string; event: Record<string, unknown> })
  expect(header?.stream).toBe(`room:${server.room}`)
  expect(opened?.event).toMatchObject({ type: 'room.opened', data: { packSha256: server.engine.rooms[0]?.sha256 } })
  expect(speed?.event).toMatchObject({ type: 'clock.speed-set', by: 'duty officer', data: { speed: 12 } })
})

it.each([['?from=-1', 400], ['?from=x', 400], ['?from=', 400], ['?from=1.5', 400], [`?stream=${'x'.repeat(101)}`, 400], ['?stream=', 400], ['?stream=room:nowhere', 404], ['?stream=../observations', 404]])('%s is refused with %i', async (query, status) => {
  // Oracle: RFC 9457 and the codes; one sentence that says what to ask instead.
  const answer = await read(query)
  expect([answer.status, answer.type]).toEqual([status, 'application/problem+json'])
  expect(JSON.parse(answer.text)).toMatchObject({ status, code: status === 400 ? 'message.malformed' : 'not-found', detail: expect.stringMatching(/\S/) as string })
})
