import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Engine } from '../engine/handle.ts'
import type { Calls, Refused } from '../engine/messages.ts'
import { LogQuery } from '../protocol/http.ts'
import { problem, statusOf } from './problem.ts'

type LogPage = Exclude<Calls['log']['answer'], Refused>

/** `GET /api/log`: a stream as NDJSON, from line `from` on; line 0 is the header. Read page by page, so a long log costs no memory. */
export function logRoutes(engine: Engine): Hono {
  const app = new Hono()
  app.get('/log', async (c) => {
    const { stream: asked, from } = c.req.query()
    const query = LogQuery.safeParse({ stream: asked, from: from === undefined ? undefined : Number(from.trim() || NaN) })
    if (!query.success) return problem(c, 400, 'message.malformed', `${query.error.issues[0]?.path.join('.')}: ${query.error.issues[0]?.message}; ask for ?stream=observations&from=0`)
    const first = await engine.call('log', { ...query.data, limit: 2_000 })
    if ('ok' in first) return problem(c, statusOf(first.code), first.code, first.message)
    c.header('content-type', 'application/x-ndjson')
    return stream(c, async (out) => {
      let page: LogPage | null = first
      while (page !== null) {
        await out.write(page.lines)
        if (page.next === null || out.aborted) return
        const next: LogPage | Refused = await engine.call('log', { stream: query.data.stream, from: page.next, limit: 2_000 })
        page = 'ok' in next ? null : next
      }
    })
  })
  return app
}
