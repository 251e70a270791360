import { Hono, type Context } from 'hono'
import type { Engine } from '../engine/handle.ts'
import type { Left } from '../feeds/live.ts'
import type { AppendResult } from '../log/log.ts'
import { EVENT_BATCH_LIMIT, parseEvent, type FeedEvent } from '../protocol/events.ts'
import type { EventsAnswer } from '../protocol/http.ts'
import { problem, statusOf } from './problem.ts'

/** `POST /api/events`: CloudEvents in, an answer only after what was accepted is on disk. */
export function eventRoutes(engine: Engine): Hono {
  const app = new Hono()
  app.post('/events', async (c) => {
    const bodies = await read(c)
    if (bodies instanceof Response) return bodies
    const refused: EventsAnswer['refused'] = []
    const good: { index: number; event: FeedEvent }[] = []
    for (const [index, body] of bodies.entries()) {
      const parsed = parseEvent(body)
      if (parsed.ok) good.push({ index, event: parsed.event })
      else refused.push({ index, code: parsed.code, message: parsed.message })
    }
    const answer = await engine.call('append', { events: good.map(({ event }) => event) })
    if ('ok' in answer) return problem(c, statusOf(answer.code), answer.code, answer.message)
    const counts = { appended: 0, duplicate: 0 }
    for (const [i, result] of answer.results.entries()) {
      if (result.kind === 'refused') refused.push({ index: good[i]?.index ?? i, code: result.code, message: result.message })
      else counts[result.kind]++
    }
    refused.sort((a, b) => a.index - b.index)
    return c.json({ accepted: counts.appended, duplicates: counts.duplicate, refused, seq: answer.seq, notices: noticesOf(answer, good) } satisfies EventsAnswer, 202)
  })
  return app
}

/** Of the accepted events those that are not folded, by their place. */
function noticesOf({ results, left }: { readonly results: readonly AppendResult[]; readonly left: readonly Left[] }, good: readonly { readonly index: number }[]): EventsAnswer['notices'] {
  if (left.length === 0) return []
  const bySeq = new Map(left.map((one) => [one.seq, one]))
  return results.flatMap((result, i) => {
    const found = result.kind === 'appended' ? bySeq.get(result.seq) : undefined
    return found === undefined ? [] : [{ index: good[i]?.index ?? i, code: found.code, message: found.message }]
  })
}

async function read(c: Context): Promise<unknown[] | Response> {
  // RFC 9110, 8.3.1: the names of a media type know no case.
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const batch = type === 'application/cloudevents-batch+json'
  if (!batch && type !== 'application/cloudevents+json') {
    return problem(c, 415, 'event.malformed', `the content type is "${type}"; send application/cloudevents+json, or application/cloudevents-batch+json for an array`)
  }
  let body: unknown
  try { body = JSON.parse(await c.req.text()) } catch (error) {
    return problem(c, 400, 'event.malformed', `the body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  if (!batch) return [body]
  if (!Array.isArray(body)) return problem(c, 400, 'event.malformed', 'a batch is a JSON array of CloudEvents; send one event as application/cloudevents+json')
  if (body.length > EVENT_BATCH_LIMIT) return problem(c, 413, 'message.too-large', `a batch may hold ${EVENT_BATCH_LIMIT} events, got ${body.length}; send it in parts`)
  return body
}
