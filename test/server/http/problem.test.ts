import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { problem, statusOf } from '../../../server/http/problem.ts'
import { CODES } from '../../../server/protocol/codes.ts'

it('a refusal is a problem document that says its status twice and its code for ever', async () => {
  // Oracle: RFC 9457, 3.1: media type application/problem+json, type a URI, status the number of the answer, title and detail for people.
  const app = new Hono().get('/x', c => problem(c, 404, 'room.unknown', 'there is no room "x"; there are a, b'))
  const answer = await app.request('/x')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const said = await answer.json() as Record<string, unknown>
  expect(said).toEqual({ type: expect.stringMatching(/^urn:[a-z0-9-]+:\S+$/) as string, title: expect.any(String) as string, status: 404, code: 'room.unknown', detail: 'there is no room "x"; there are a, b' })
  expect(URL.canParse(String(said['type']))).toBe(true)
})

it.each([
  [400, ['message.malformed', 'command.malformed', 'scenario.malformed', 'event.malformed', 'upload.truncated']],
  [403, ['origin.forbidden']],
  [404, ['room.unknown', 'branch.unknown', 'station.unknown', 'standard.unknown', 'pack.unknown', 'ruling.unknown', 'import.unknown', 'not-found']],
  [409, ['command.refused', 'branch.limit', 'ruling.limit', 'identity.reused', 'import.limit', 'import.busy']],
  [413, ['message.too-large', 'upload.too-large']],
  [422, ['scenario.refused', 'assessment.refused', 'clock.out-of-range', 'reading.not-known', 'reading.not-reported', 'reading.not-flagged', 'ruling.refused', 'pack.invalid', 'import.refused', 'upload.name', 'event.unknown-field', 'hello.expected', 'hello.timeout', 'room.full']],
  [500, ['internal']],
  [503, ['assessment.busy', 'log.unavailable', 'log.locked', 'log.newer', 'log.stream', 'log.damaged']],
  [507, ['disk.full']],
] as const)('%i answers %j', (status, codes) => {
  // Oracle: RFC 9110, 15.5 and 15.6: what each status says of who has to mend what; 503 may be tried again.
  for (const code of codes) expect([code, statusOf(code)]).toEqual([code, status])
})

it('every code has a status in the table above', () => {
  // Oracle: the list of codes, counted by hand: a new code is a new line there.
  expect(CODES).toHaveLength(44)
  expect(new Set(CODES).size).toBe(44)
})
