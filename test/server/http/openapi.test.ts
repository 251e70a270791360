import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeApp } from '../../../server/http/app.ts'
import { openApiDocument } from '../../../server/http/openapi.ts'
import { AssessmentDesk } from '../../../server/engine/assessment/desk.ts'
import { HintDesk } from '../../../server/packs/hint-desk.ts'
import { ImportDesk } from '../../../server/imports/desk.ts'
import { FanOut } from '../../../server/ws/fan-out.ts'
import { BATCH, ONE, observation, serveSample, type Served } from '../../support/served.ts'

interface Operation { summary: string; parameters?: { name: string; in: string }[]; requestBody?: { content: Record<string, { schema: object }> }; responses: Record<string, { content?: Record<string, { schema: object }> }> }
type Paths = Record<string, Record<string, Operation>>

let server: Served
let paths: Paths
beforeAll(async () => {
  server = await serveSample()
  paths = (await (await server.get('api/openapi.json')).json() as { paths: Paths }).paths
})
afterAll(async () => { await server.end() })

/** The schema of an answer or a body as a validator, read from the document alone. */
const reads = (schema: object | undefined): z.ZodType => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
const answerOf = (method: string, path: string, status: number, type = 'application/json') => reads(paths[path]?.[method]?.responses[String(status)]?.content?.[type]?.schema)

it('is an OpenAPI 3.1 document that every path parameter is declared in', () => {
  // Oracle: OpenAPI 3.1.0, "Path Templating": each name in braces has a parameter `in: path`.
  expect(openApiDocument()).toMatchObject({ openapi: '3.1.0', info: { title: expect.any(String) as string, version: expect.stringMatching(/^\d/) as string } })
  for (const [path, methods] of Object.entries(paths)) for (const operation of Object.values(methods)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(found => found[1])
    expect([path, operation.parameters?.filter(parameter => parameter.in === 'path').map(parameter => parameter.name) ?? []]).toEqual([path, named])
    expect(operation.summary).toMatch(/\S/)
  }
})

it('describes every route that the server has, and no other', async () => {
  // Oracle: the router's own list.
  const engine = { ...server.engine, onFrame: () => {} }
  const fanOut = new FanOut(engine)
  const imports = await ImportDesk.open(server.folder)
  const app = makeApp({ engine, fanOut, hints: new HintDesk(), imports, assessments: new AssessmentDesk(), host: '127.0.0.1', screen: '.' })
  fanOut.stop()
  await imports.stop()
  const routes = app.routes.filter(route => route.method !== 'ALL').map(route => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
  const described = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`))
  expect(described.sort()).toEqual([...new Set(routes)].sort())
  expect(described.length).toBeGreaterThan(10)
})

describe('what the server answers is what the document says', () => {
  // Oracle of every test here: validators made from the document by zod's reader of JSON Schema, over live answers.
  const AT = '2016-12-16T20:00:00+08:00'

  it.each([
    ['/api/catalogue', 'api/catalogue'], ['/api/episodes', 'api/episodes'], ['/api/openapi.json', 'api/openapi.json'], ['/healthz', 'healthz'],
    ['/api/episodes/{id}', 'api/episodes/ROOM'], ['/api/episodes/{id}/branches', 'api/episodes/ROOM/branches'], ['/api/episodes/{id}/hints', 'api/episodes/ROOM/hints'],
    ['/api/episodes/{id}/assessment', 'api/episodes/ROOM/assessment'],
  ])('GET %s', async (path, address) => {
    await server.post(`api/episodes/${server.room}/branches`, { id: 'described', scenario: { name: 'red', level: 'red' } })
    const answer = await server.get(address.replace('ROOM', server.room))
    expect(answerOf('get', path, 200).safeParse(await answer.json())).toMatchObject({ success: true })
  })

  it('POST /api/events takes the events that the document describes, one and many, and refuses those that it does not', async () => {
    const content = paths['/api/events']?.['post']?.requestBody?.content
    const [one, many] = [reads(content?.[ONE]?.schema), reads(content?.[BATCH]?.schema)]
    const events = [observation('d1', AT, { pm25: 3, co: null }), { specversion: '1.0', id: 'd2', source: 's', type: 'weather', data: { station: 'pinggu', time: AT, temperature: -4 } }]
    for (const event of events) expect(one.safeParse(event).success).toBe(true)
    expect(many.safeParse(events).success).toBe(true)
    expect(answerOf('post', '/api/events', 202).parse(await (await server.post('api/events', events, BATCH)).json())).toMatchObject({ accepted: 2 })
    for (const wrong of [{}, { ...events[0], type: 'gossip' }, observation('d3', AT, { pm25: 'x' as unknown as number })]) {
      expect(one.safeParse(wrong).success).toBe(false)
      expect(answerOf('post', '/api/events', 202).parse(await (await server.post('api/events', wrong, ONE)).json())).toMatchObject({ accepted: 0 })
    }
  })

  it('GET /api/log: every line', async () => {
    const line = answerOf('get', '/api/log', 200, 'application/x-ndjson')
    const lines = (await (await server.get('api/log')).text()).split('\n').filter(Boolean)
    expect(lines.length).toBeGreaterThan(1)
    for (const text of lines) expect(line.safeParse(JSON.parse(text)).success).toBe(true)
  })

  it.each([
    ['post', '/api/events', 'api/events', '{}', 415], ['post', '/api/episodes', 'api/episodes', { pack: 'none' }, 404], ['post', '/api/episodes', 'api/episodes', '{', 400],
    ['get', '/api/log', 'api/log?stream=none', undefined, 404], ['get', '/api/log', 'api/log?from=x', undefined, 400], ['get', '/ws', 'ws', undefined, 400],
    ['post', '/api/episodes/{id}/commands', 'api/episodes/none/commands', { command: { do: 'clock.pause' } }, 404],
  ])('a refusal: %s %s', async (method, path, address, body, status) => {
    const answer = body === undefined ? await server.get(address) : await server.post(address, body)
    expect(answer.status).toBe(status)
    expect(answerOf(method, path, status, 'application/problem+json').parse(await answer.json())).toMatchObject({ status })
  })
})
