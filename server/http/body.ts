import type { Context } from 'hono'
import type { z } from 'zod'
import type { Code } from '../protocol/codes.ts'
import { problem } from './problem.ts'

/** The JSON body of a request as `schema` has it, or the problem document that says in one sentence what does not fit. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>, code: Code): Promise<T | Response> {
  let body: unknown
  try { body = JSON.parse(await c.req.text()) } catch { return problem(c, 400, code, 'the body is not JSON') }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  // Paths and names of keys are as long as a sender makes them.
  return problem(c, 400, code, `${issue?.path.join('.').slice(0, 100) || 'the body'}: ${(issue?.message ?? 'does not fit').slice(0, 300)}`)
}
