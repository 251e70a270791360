import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'
import { ENGINE_VERSION } from '../engine/version.ts'
import { Assessment, AssessmentQuery } from '../protocol/assessment.ts'
import { AlertView } from '../protocol/alert.ts'
import { BranchSummary } from '../protocol/branch.ts'
import { Catalogue } from '../protocol/catalogue.ts'
import { SUBPROTOCOL } from '../protocol/client.ts'
import { EVENT_BATCH_LIMIT, FeedEvent } from '../protocol/events.ts'
import { AlertQuery, CatalogueQuery, CommandDone, EpisodeLine, EventsAnswer, Health, LogHeaderLine, LogLine, LogQuery, OpenEpisode, ProblemDocument, SendBranch, SendCommand, SeriesQuery, StationSeries } from '../protocol/http.ts'
import { Hints } from '../protocol/hints.ts'
import { Snapshot } from '../protocol/server.ts'
import { IMPORT_ROUTES } from './openapi-imports.ts'

/** `GET /api/openapi.json`: every route, described by the schemas that read its requests. */
export function openApiDocument(): unknown {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono()
  for (const route of [...ROUTES, ...IMPORT_ROUTES]) openAPIRegistry.registerPath({ ...route, tags: [tagOf(route.path)] })
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '削峰 Xuefeng', version: ENGINE_VERSION, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description: 'Rehearse an air-pollution episode. Times are ISO 8601 with offset, hours are labelled by their end. Refusals are RFC 9457 problem documents with a stable code.',
    },
  })
}

/** Where a reader looks for a route. */
function tagOf(path: string): string { return /^\/api\/(episodes|imports)/.exec(path)?.[1] ?? (/^\/api\/(events|log)/.test(path) ? 'feed and log' : 'server') }

const json = (description: string, schema: z.ZodType) => ({ description, content: { 'application/json': { schema } } })
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ProblemDocument } } })
const body = (schema: z.ZodType) => ({ body: { required: true, content: { 'application/json': { schema } } } })
const room = { params: z.object({ id: z.string().describe('room') }) }
const FORBIDDEN = { 403: problem('a page of another origin, or a Host that is none of this server\'s') }
const UNKNOWN_ROOM = { 404: problem('there is no such room') }
const TOO_LARGE = { 413: problem('the body is over 32 MiB') }
const COMMAND = {
  201: json('accepted, and on disk', CommandDone), 400: problem('the body does not fit'), ...FORBIDDEN, ...UNKNOWN_ROOM,
  409: problem('the room does not allow it now'), ...TOO_LARGE, 422: problem('the scenario or the hour does not fit the episode'), 503: problem('the log cannot be written'),
}

const ROUTES: readonly RouteConfig[] = [
  {
    method: 'post', path: '/api/events', summary: 'send observations, weather, forecasts, warnings as CloudEvents 1.0',
    request: { body: { required: true, content: { 'application/cloudevents+json': { schema: FeedEvent }, 'application/cloudevents-batch+json': { schema: z.array(FeedEvent).max(EVENT_BATCH_LIMIT) } } } },
    responses: {
      202: json('what was accepted is on disk', EventsAnswer), 400: problem('no JSON, or no array as a batch'), ...FORBIDDEN,
      413: problem('over 32 MiB, or more events than a batch may hold'), 415: problem('another content type'), 503: problem('the log cannot be written'),
    },
  },
  {
    method: 'get', path: '/api/log', summary: 'a log as NDJSON, one line a row', request: { query: LogQuery },
    responses: { 200: { description: 'lines, each ending in a line feed', content: { 'application/x-ndjson': { schema: z.union([LogHeaderLine, LogLine]) } } }, 400: problem('the question does not fit'), ...FORBIDDEN, 404: problem('there is no such stream') },
  },
  { method: 'get', path: '/api/catalogue', summary: 'packs, models, measures, levels, standards', request: { query: CatalogueQuery }, responses: { 200: json('the catalogue', Catalogue), 400: problem('the question does not fit'), ...FORBIDDEN } },
  { method: 'get', path: '/api/episodes', summary: 'the open episodes', responses: { 200: json('one line a room', z.array(EpisodeLine)), ...FORBIDDEN } },
  {
    method: 'post', path: '/api/episodes', summary: 'open a pack or the live feed', request: body(OpenEpisode),
    responses: { 201: json('its room', EpisodeLine), 400: problem('the body does not fit'), ...FORBIDDEN, 404: problem('there is no such pack'), ...TOO_LARGE },
  },
  { method: 'get', path: '/api/episodes/{id}', summary: 'all that a newcomer to the room is sent', request: room, responses: { 200: json('the room as it stands', Snapshot), ...FORBIDDEN, ...UNKNOWN_ROOM } },
  {
    method: 'get', path: '/api/episodes/{id}/series', summary: 'what other stations reported, up to the room\'s clock', request: { ...room, query: SeriesQuery },
    responses: { 200: json('columns by station, as known at the clock', StationSeries), 400: problem('the question does not fit'), ...FORBIDDEN, 404: problem('there is no such room or station') },
  },
  {
    method: 'get', path: '/api/episodes/{id}/hints', summary: 'what made-up or mended data often looks like, found in its pack: hints, not verdicts', request: room,
    responses: { 200: json('the notable ones, with their chance by accident', Hints), ...FORBIDDEN, ...UNKNOWN_ROOM, 422: problem('the pack can no longer be read') },
  },
  {
    method: 'get', path: '/api/episodes/{id}/assessment', summary: 'indices, statistics, attainment and what is left of the year at the room\'s clock, as assess prints them; not an official judgement', request: { ...room, query: AssessmentQuery },
    responses: {
      200: json('the assessment', Assessment), 400: problem('the question does not fit'), ...FORBIDDEN, 404: problem('there is no such room, station or standard'),
      422: problem('nothing can be said of these hours'), 503: problem('too many wait already'),
    },
  },
  {
    method: 'get', path: '/api/episodes/{id}/alert', summary: 'alert levels by rule at the room\'s clock; no official alert', request: { ...room, query: AlertQuery },
    responses: { 200: json('level, since when, by which rule, margins, all periods', AlertView), 400: problem('the question does not fit'), ...FORBIDDEN, 404: problem('there is no such room or edition') },
  },
  { method: 'get', path: '/api/episodes/{id}/branches', summary: 'its branches', request: room, responses: { 200: json('one summary a branch', z.array(BranchSummary)), ...FORBIDDEN, ...UNKNOWN_ROOM } },
  { method: 'post', path: '/api/episodes/{id}/branches', summary: 'a new branch', request: { ...room, ...body(SendBranch) }, responses: COMMAND },
  { method: 'post', path: '/api/episodes/{id}/commands', summary: 'anything that the screen can do', request: { ...room, ...body(SendCommand) }, responses: COMMAND },
  { method: 'get', path: '/api/openapi.json', summary: 'this document', responses: { 200: json('OpenAPI 3.1', z.looseObject({ openapi: z.string() })), ...FORBIDDEN } },
  { method: 'get', path: '/api/docs', summary: 'this document as a page', responses: { 200: { description: 'the page', content: { 'text/html': { schema: z.string() } } }, ...FORBIDDEN } },
  {
    method: 'get', path: '/api/docs/{file}', summary: 'the parts of that page', request: { params: z.object({ file: z.string() }) },
    responses: { 200: { description: 'the part', content: { 'text/css': { schema: z.string() }, 'text/javascript': { schema: z.string() } } }, ...FORBIDDEN, 404: problem('the page has no such part') },
  },
  { method: 'get', path: '/healthz', summary: 'liveness', responses: { 200: json('the engine answers', Health), ...FORBIDDEN, 500: problem('the engine does not answer') } },
  { method: 'get', path: '/metrics', summary: 'figures of the process', responses: { 200: { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } }, ...FORBIDDEN } },
  {
    method: 'get', path: '/ws', summary: `WebSocket, subprotocol ${SUBPROTOCOL}: server/protocol/README.md specifies it`,
    responses: { 101: { description: 'switching protocols' }, 400: problem('the subprotocol is not named'), ...FORBIDDEN },
  },
]
