import { Hono } from 'hono'
import { standardNames } from '../../models/rules/edition.ts'
import type { AssessmentDesk } from '../engine/assessment/desk.ts'
import { readTargets, type SetTargets } from '../engine/assessment/targets.ts'
import type { Engine } from '../engine/handle.ts'
import { loadRuleBook } from '../packs/rule-book.ts'
import { loadSeeds } from '../packs/seeds.ts'
import { AssessmentQuery } from '../protocol/assessment.ts'
import { problem, statusOf } from './problem.ts'

/** What rules say of a room's hours up to its clock: reckoned beside the engine, which has a clock to keep. */
export function assessmentRoutes(engine: Engine, desk: AssessmentDesk): Hono {
  const app = new Hono()
  const standards = standardNames(loadRuleBook())
  const { facts } = loadSeeds()
  app.get('/episodes/:id/assessment', async (c) => {
    const query = AssessmentQuery.safeParse(c.req.query())
    if (!query.success) return problem(c, 400, 'message.malformed', `${query.error.issues[0]?.path.join('.')}: ${query.error.issues[0]?.message}; /api/openapi.json says what can be asked`)
    const { standard, values, gas_state: gasState, hours, stations } = query.data
    if (!standards.includes(standard)) return problem(c, 404, 'standard.unknown', `there is no standard "${standard}"; there are ${standards.join(', ')}`)
    let targets: SetTargets
    try { targets = readTargets(partsOf(query.data.targets), facts) } catch (error) {
      if (error instanceof RangeError) return problem(c, 400, 'message.malformed', error.message)
      throw error
    }
    const asked = { standard, values, gasState, hours: hours === 'all', targets, ...(stations !== '' && { stations: stations === '*' ? null : partsOf(stations) }) }
    const setup = await engine.call('assessed', { room: c.req.param('id'), asked })
    if ('ok' in setup) return problem(c, statusOf(setup.code), setup.code, setup.message)
    const answer = await desk.of(setup)
    if (answer === null) return problem(c, 503, 'assessment.busy', 'too many assessments wait already; ask again in a moment')
    return 'json' in answer ? c.body(answer.json, 200, { 'content-type': 'application/json' }) : problem(c, 422, 'assessment.refused', answer.refused)
  })
  return app
}

function partsOf(text: string): string[] { return [...new Set(text.split(',').map((part) => part.trim()).filter((part) => part !== ''))] }
