import { Hono, type Context } from 'hono'
import type { ImportDesk } from '../imports/desk.ts'
import { asRefusal } from '../imports/refusal.ts'
import { ImportAnswers, StartImport } from '../protocol/imports.ts'
import { readBody } from './body.ts'
import { problem, statusOf } from './problem.ts'

/** Files from a browser or a program become a pack: upload, preview with questions, answers, import. `POST /api/episodes` then opens it. */
export function importRoutes(desk: ImportDesk): Hono {
  const app = new Hono()
  const id = (c: Context): string => c.req.param('id') ?? ''
  app.post('/imports', (c) => refusing(c, async () => c.json((await desk.begin()).view(), 201)))
  app.get('/imports/:id', (c) => refusing(c, async () => c.json(desk.find(id(c)).view())))
  app.delete('/imports/:id', (c) => refusing(c, async () => { await desk.remove(id(c)); return c.body(null, 204) }))
  app.put('/imports/:id/files/:name', async (c) => {
    const answer = await refusing(c, async () => {
      const intake = desk.find(id(c))
      const declared = c.req.header('content-length')
      const bytes = await intake.put(c.req.param('name'), c.req.raw.body ?? nothing(), declared === undefined ? null : Number(declared))
      return c.json({ name: c.req.param('name'), bytes }, 201)
    })
    // What is left of a refused file is not read, so nothing more can come by this connection; who is not told so loses the next request.
    if (!answer.ok) answer.headers.set('connection', 'close')
    return answer
  })
  app.delete('/imports/:id/files/:name', (c) => refusing(c, async () => {
    if (await desk.find(id(c)).drop(c.req.param('name'))) return c.body(null, 204)
    return problem(c, 404, 'not-found', 'there is no file of that name in this import')
  }))
  app.put('/imports/:id/answers', (c) => refusing(c, async () => {
    const body = await readBody(c, ImportAnswers, 'message.malformed')
    if (body instanceof Response) return body
    desk.find(id(c)).answer(body)
    return c.body(null, 204)
  }))
  app.get('/imports/:id/preview', (c) => refusing(c, async () => c.json(await desk.find(id(c)).preview())))
  app.post('/imports/:id', (c) => refusing(c, async () => {
    const body = await readBody(c, StartImport, 'message.malformed')
    if (body instanceof Response) return body
    const intake = desk.find(id(c))
    intake.start(body)
    return c.json(intake.view(), 202)
  }))
  return app
}

/** Whether a request carries a file, whose length is bounded by its import and which never stands in memory as a whole. */
export function isUpload(method: string, path: string): boolean { return method === 'PUT' && /^\/api\/imports\/[^/]+\/files\/[^/]+$/.test(path) }

async function refusing(c: Context, act: () => Promise<Response>): Promise<Response> {
  try { return await act() } catch (error) {
    const { code, message } = asRefusal(error)
    return problem(c, statusOf(code), code, message)
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
