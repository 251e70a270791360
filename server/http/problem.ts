import type { Context } from 'hono'
import type { Code } from '../protocol/codes.ts'

type Status = 400 | 403 | 404 | 409 | 413 | 415 | 422 | 500 | 503 | 507

/** An RFC 9457 problem document with a stable `code`. */
export function problem(c: Context, status: Status, code: Code, detail: string): Response {
  return c.body(JSON.stringify({ type: `urn:xuefeng:problem:${code}`, title: code, status, code, detail }), status, { 'content-type': 'application/problem+json' })
}

/** The HTTP status that says the same as a code. */
export function statusOf(code: Code): Status {
  if (code.endsWith('.unknown') || code === 'not-found') return 404
  if (code.startsWith('log.') || code === 'assessment.busy') return 503
  if (code === 'internal') return 500
  if (code === 'origin.forbidden') return 403
  if (code === 'message.too-large' || code === 'upload.too-large') return 413
  if (code === 'upload.truncated') return 400
  if (code === 'disk.full') return 507
  if (code.endsWith('.limit') || code === 'identity.reused' || code === 'command.refused' || code === 'import.busy') return 409
  return code.endsWith('.malformed') ? 400 : 422
}
