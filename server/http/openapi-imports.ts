import type { RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'
import { ProblemDocument } from '../protocol/http.ts'
import { ImportAnswers, ImportPreview, ImportView, StartImport } from '../protocol/imports.ts'

const json = (description: string, schema: z.ZodType) => ({ description, content: { 'application/json': { schema } } })
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ProblemDocument } } })
const body = (schema: z.ZodType) => ({ body: { required: true, content: { 'application/json': { schema } } } })
const one = { params: z.object({ id: z.string().describe('import') }) }
const file = { params: z.object({ id: z.string().describe('import'), name: z.string().describe('the file\'s own name, which tells importers much; it is never a path') }) }
const FORBIDDEN = { 403: problem('a page of another origin, or a Host that is none of this server\'s') }
const UNKNOWN = { 404: problem('there is no such import') }
const BUSY = { 409: problem('the import is running or done') }
const TOO_LARGE = { 413: problem('the body is over 32 MiB') }

/** The routes of `/api/imports`: files on their way into a pack. */
export const IMPORT_ROUTES: readonly RouteConfig[] = [
  {
    method: 'post', path: '/api/imports', summary: 'begin an import',
    responses: { 201: json('where its files go, and how much they may be', ImportView), ...FORBIDDEN, 409: problem('as many imports are open as a server holds'), 507: problem('the disk is full') },
  },
  { method: 'get', path: '/api/imports/{id}', summary: 'how far an import is', request: one, responses: { 200: json('its files, progress, result or failure', ImportView), ...FORBIDDEN, ...UNKNOWN } },
  {
    method: 'post', path: '/api/imports/{id}', summary: 'make a pack of the files; GET tells how far it is, POST /api/episodes then opens it', request: { ...one, ...body(StartImport) },
    responses: { 202: json('it runs', ImportView), 400: problem('the body does not fit'), ...FORBIDDEN, ...UNKNOWN, ...BUSY, ...TOO_LARGE },
  },
  { method: 'delete', path: '/api/imports/{id}', summary: 'cancel an import and remove its files; a finished pack stays', request: one, responses: { 204: { description: 'nothing of it is left' }, ...FORBIDDEN, ...UNKNOWN } },
  {
    method: 'put', path: '/api/imports/{id}/files/{name}', summary: 'send a file; one of the same name is replaced', request: { ...file, body: { required: true, content: { 'application/octet-stream': { schema: z.string().describe('the file as it is, gzipped or not') } } } },
    responses: {
      201: json('the file is whole and on disk', z.strictObject({ name: z.string(), bytes: z.int() })), 400: problem('the file was cut short'), ...FORBIDDEN, ...UNKNOWN, 409: problem('the import is running or done, or has as many files as it may'),
      413: problem('the file, or all files together, are too large'), 422: problem('the name cannot stand for a file'), 507: problem('the disk is full'),
    },
  },
  { method: 'delete', path: '/api/imports/{id}/files/{name}', summary: 'take a file out', request: file, responses: { 204: { description: 'it is gone' }, ...FORBIDDEN, 404: problem('there is no such import or file'), ...BUSY } },
  {
    method: 'put', path: '/api/imports/{id}/answers', summary: 'declare what the files do not say: units, gas state, zone, places of stations', request: { ...one, ...body(ImportAnswers) },
    responses: { 204: { description: 'they replace those given before; a new preview tells what they do' }, 400: problem('the body does not fit'), ...FORBIDDEN, ...UNKNOWN, ...BUSY, ...TOO_LARGE },
  },
  {
    method: 'get', path: '/api/imports/{id}/preview', summary: 'what was understood of the files, and what only a person can say', request: one,
    responses: { 200: json('file by file', ImportPreview), ...FORBIDDEN, ...UNKNOWN, 409: problem('the import is running or done, or something has changed while the files were read'), 422: problem('an answer is none, such as a zone that nobody knows') },
  },
]
