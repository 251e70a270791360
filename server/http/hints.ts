import { Hono } from 'hono'
import type { Engine } from '../engine/handle.ts'
import type { HintDesk } from '../packs/hint-desk.ts'
import type { Hints } from '../protocol/hints.ts'
import { problem, statusOf } from './problem.ts'

/** What the records of a room's pack look like: looked at beside the engine, which has a clock to keep. */
export function hintRoutes(engine: Engine, desk: HintDesk): Hono {
  const app = new Hono()
  app.get('/episodes/:id/hints', async (c) => {
    const answer = await engine.call('folder', { room: c.req.param('id') })
    if ('ok' in answer) return problem(c, statusOf(answer.code), answer.code, answer.message)
    if (answer.dir === null) return c.json({ looks: 0, hints: [] } satisfies Hints)
    try { return c.json(await desk.of(answer.dir)) } catch (error) {
      return problem(c, 422, 'pack.invalid', `the pack of this room can no longer be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
  return app
}
