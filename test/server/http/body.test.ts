import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readBody } from '../../../server/http/body.ts'

const app = new Hono().post('/', async c => {
  const body = await readBody(c, z.strictObject({ name: z.string(), list: z.array(z.number()).optional() }), 'command.malformed')
  return body instanceof Response ? body : c.json({ got: body.name })
})
const post = async (body: string) => { const answer = await app.request('/', { method: 'POST', body }); return [answer.status, await answer.json()] as const }

it('a body that fits is handed on', async () => {
  // Oracle: the schema above.
  expect(await post('{"name":"平谷"}')).toEqual([200, { got: '平谷' }])
})

it.each([
  ['{', 'the body is not JSON'], ['3', /^the body: /], ['{"name":3}', /^name: /], ['{"name":"a","list":[1,"x"]}', /^list\.1: /], [`{"name":"a","${'k'.repeat(5000)}":1}`, /^the body: /],
])('a body %.40s is refused in one sentence with the place and the code', async (body, words) => {
  // Oracle: RFC 9457 and the code that was asked for.
  const [status, answer] = await post(body)
  expect([status, answer]).toMatchObject([400, { code: 'command.malformed', status: 400 }])
  const { detail } = answer as { detail: string }
  expect(detail).toMatch(words)
  expect(detail.length).toBeLessThan(450)
})
