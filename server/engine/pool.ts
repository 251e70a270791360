import { Piscina } from 'piscina'
import type { EventHour } from '../../models/units/time.ts'
import { BadInput } from '../packs/problem.ts'
import { runTask, type PoolAnswer, type PoolPart } from './pool-task.ts'
import type { RunResult, ScenarioJson } from './run.ts'

export interface PoolRun {
  readonly pack: string
  readonly station?: string
  readonly from?: EventHour
  readonly to?: EventHour
  readonly members: number
  readonly seed: number
  readonly chunk: number
  readonly workers: number
  readonly scenarios: readonly ScenarioJson[]
  /** Where each scenario was read, so that a refusal can say it. */
  readonly scenarioFiles?: readonly string[]
}

/**
 * A run, its scenarios dealt to worker threads in turn. Each worker folds the same baseline (it is a function of pack and seed alone)
 * and its own branches; results are put together in the order of the scenarios, so any number of workers gives the same bytes.
 */
export async function runInPool(run: PoolRun): Promise<RunResult> {
  const workers = Math.min(run.workers, Math.max(1, run.scenarios.length))
  if (workers === 1) return await runTask(run)
  const pool = new Piscina<PoolPart, PoolAnswer>({ filename: new URL('./pool-task.ts', import.meta.url).href, name: 'runPart', minThreads: workers, maxThreads: workers })
  try {
    const hands = Array.from({ length: workers }, (_, hand) => run.scenarios.map((_scenario, i) => i).filter((i) => i % workers === hand))
    return together((await Promise.all(hands.map((only) => pool.run({ run, only })))).map(resultOf), hands)
  } finally {
    await pool.destroy()
  }
}

function resultOf(answer: PoolAnswer): RunResult {
  if (answer.ok) return answer.result
  throw new BadInput(answer.refused)
}

function together(parts: readonly RunResult[], hands: readonly (readonly number[])[]): RunResult {
  const [first] = parts
  if (first === undefined) throw new Error('a pool gave no result')
  const scenarios: RunResult['scenarios'] = []
  for (const [hand, indices] of hands.entries()) for (const [row, index] of indices.entries()) {
    const scenario = parts[hand]?.scenarios[row]
    if (scenario === undefined) throw new Error(`the pool lost scenario ${index + 1}`)
    scenarios[index] = scenario
  }
  return { ...first, scenarios }
}
