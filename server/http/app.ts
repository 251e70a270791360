import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { AssessmentDesk } from '../engine/assessment/desk.ts'
import type { Engine } from '../engine/handle.ts'
import type { ImportDesk } from '../imports/desk.ts'
import type { FanOut } from '../ws/fan-out.ts'
import { assessmentRoutes } from './assessment.ts'
import { docsRoutes } from './docs.ts'
import { episodeRoutes } from './episodes.ts'
import type { HintDesk } from '../packs/hint-desk.ts'
import { eventRoutes } from './events.ts'
import { hintRoutes } from './hints.ts'
import { importRoutes, isUpload } from './imports.ts'
import { logRoutes } from './log.ts'
import { openApiDocument } from './openapi.ts'
import { allowed } from './origin.ts'
import { problem } from './problem.ts'
import { socketRoute } from './socket.ts'

export interface AppSetup {
  readonly engine: Engine
  readonly fanOut: FanOut
  readonly hints: HintDesk
  readonly imports: ImportDesk
  readonly assessments: AssessmentDesk
  /** The host that was configured: a name in the Host header that is let through besides addresses and localhost. */
  readonly host: string
  /** Folder of the built screen. */
  readonly screen: string
}

/** Bytes of a request body: a batch of 10,000 events with some tens of species each. */
const BODY_BYTES = 32 * 1024 * 1024

/** Prometheus refuses an answer whose version it is not told. */
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'

/** All of HTTP: the API, the health of the server, the socket, and the built screen. */
export function makeApp(setup: AppSetup): Hono {
  const app = new Hono()
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], connectSrc: ["'self'"], frameAncestors: ["'none'"] }, crossOriginResourcePolicy: 'same-origin' }))
  app.use(async (c, next) => {
    if (allowed(c.req.header('host'), c.req.header('origin'), setup.host)) { await next(); return }
    return problem(c, 403, 'origin.forbidden', 'this server answers only pages of its own address; open it by the address that it printed')
  })
  const bounded = bodyLimit({ maxSize: BODY_BYTES, onError: (c) => problem(c, 413, 'message.too-large', `a request may have ${BODY_BYTES / 1024 / 1024} MiB; send the events in smaller batches`) })
  // It would hold a whole file in memory to count it.
  app.use('/api/*', (c, next) => isUpload(c.req.method, c.req.path) ? next() : bounded(c, next))
  app.route('/api', eventRoutes(setup.engine))
  app.route('/api', logRoutes(setup.engine))
  app.route('/api', episodeRoutes(setup.engine))
  app.route('/api', hintRoutes(setup.engine, setup.hints))
  app.route('/api', importRoutes(setup.imports))
  app.route('/api', assessmentRoutes(setup.engine, setup.assessments))
  app.route('/api', docsRoutes())
  // Making it takes some 25 ms of the thread that serves every room, and it is the same for all: made once, when first asked for.
  let described: string | null = null
  app.get('/api/openapi.json', (c) => c.body(described ??= JSON.stringify(openApiDocument()), 200, { 'content-type': 'application/json' }))
  app.get('/healthz', async (c) => c.json({ ok: true, rooms: (await setup.engine.call('rooms', {})).length }))
  app.get('/metrics', async (c) => c.body(prometheus({ ...await setup.engine.call('metrics', {}), xuefeng_viewers: setup.fanOut.viewers, xuefeng_resident_bytes: process.memoryUsage().rss }), 200, { 'content-type': PROMETHEUS }))
  app.route('/', socketRoute(setup.engine, setup.fanOut))
  app.use('/*', serveStatic({ root: setup.screen }))
  app.notFound((c) => problem(c, 404, 'not-found', `there is nothing at ${c.req.path.slice(0, 200)}; the API is under /api`))
  app.onError((error, c) => problem(c, 500, 'internal', error.message))
  return app
}

function prometheus(values: Readonly<Record<string, number>>): string {
  return Object.entries(values).map(([name, value]) => `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}\n${name} ${value}\n`).join('')
}
