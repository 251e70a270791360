import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Engine } from '../engine/handle.ts'
import type { Command } from '../protocol/command.ts'
import { AlertQuery, CatalogueQuery, OpenEpisode, SendBranch, SendCommand, SeriesQuery } from '../protocol/http.ts'
import { readBody } from './body.ts'
import { problem, statusOf } from './problem.ts'

/** Everything the screen can do, over HTTP: open an episode, read it, branch, act. */
export function episodeRoutes(engine: Engine): Hono {
  const app = new Hono()
  app.get('/catalogue', async (c) => {
    const query = CatalogueQuery.safeParse(c.req.query())
    if (!query.success) return problem(c, 400, 'message.malformed', `${query.error.issues[0]?.path.join('.')}: ${query.error.issues[0]?.message}; ask for ?room=ID, or for the catalogue alone`)
    return c.json(await engine.call('catalogue', query.data.room === undefined ? {} : { room: query.data.room }))
  })
  app.get('/episodes', async (c) => c.json(await engine.call('rooms', {})))
  app.post('/episodes', async (c) => {
    const body = await readBody(c, OpenEpisode, 'command.malformed')
    if (body instanceof Response) return body
    const answer = await engine.call('open', body)
    return 'ok' in answer ? problem(c, statusOf(answer.code), answer.code, answer.message) : c.json(answer, 201)
  })
  app.get('/episodes/:id', async (c) => {
    const answer = await engine.call('snapshot', { room: c.req.param('id') })
    return 'ok' in answer ? problem(c, statusOf(answer.code), answer.code, answer.message) : c.body(answer.data, 200, { 'content-type': 'application/json' })
  })
  app.get('/episodes/:id/series', async (c) => {
    const query = SeriesQuery.safeParse(c.req.query())
    if (!query.success) return problem(c, 400, 'message.malformed', `${query.error.issues[0]?.path.join('.')}: ${query.error.issues[0]?.message}; ask for ?stations=pinggu,shunyi&columns=pm25,o3`)
    const [stations, columns] = [namesIn(query.data.stations), namesIn(query.data.columns)]
    if (stations.length > 8 || columns.length > 12) return problem(c, 400, 'message.malformed', `at most 8 stations and 12 columns, got ${stations.length} and ${columns.length}; ask twice`)
    const answer = await engine.call('series', { room: c.req.param('id'), stations, columns, from: query.data.from })
    return 'ok' in answer ? problem(c, statusOf(answer.code), answer.code, answer.message) : c.json(answer)
  })
  app.get('/episodes/:id/alert', async (c) => {
    const query = AlertQuery.safeParse(c.req.query())
    if (!query.success) return problem(c, 400, 'message.malformed', `${query.error.issues[0]?.path.join('.')}: ${query.error.issues[0]?.message}; ask for ?edition=beijing-2023, or leave it out`)
    const answer = await engine.call('alert', { room: c.req.param('id'), edition: query.data.edition })
    return 'ok' in answer ? problem(c, statusOf(answer.code), answer.code, answer.message) : c.json(answer)
  })
  app.get('/episodes/:id/branches', async (c) => {
    const answer = await engine.call('snapshot', { room: c.req.param('id') })
    if ('ok' in answer) return problem(c, statusOf(answer.code), answer.code, answer.message)
    return c.json(z.object({ branches: z.array(z.unknown()) }).parse(JSON.parse(answer.data)).branches)
  })
  app.post('/episodes/:id/branches', async (c) => {
    const body = await readBody(c, SendBranch, 'command.malformed')
    return body instanceof Response ? body : act(c, engine, body, { do: 'branch.create', scenario: body.scenario })
  })
  app.post('/episodes/:id/commands', async (c) => {
    const body = await readBody(c, SendCommand, 'command.malformed')
    return body instanceof Response ? body : act(c, engine, body, body.command)
  })
  return app
}

function namesIn(text: string): string[] { return [...new Set(text.split(',').map((name) => name.trim()).filter((name) => name !== ''))] }

async function act(c: Context, engine: Engine, { id, by }: { id?: string | undefined; by?: string | undefined }, command: Command): Promise<Response> {
  const reply = await engine.call('command', { room: c.req.param('id') ?? '', id: id ?? randomUUID(), by: by ?? 'http', command })
  return reply.ok ? c.json(reply, 201) : problem(c, statusOf(reply.code), reply.code, reply.message)
}
