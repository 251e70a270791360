import { loadPack } from '../packs/load.ts'
import { BadInput, type Problem } from '../packs/problem.ts'
import { loadSeeds } from '../packs/seeds.ts'
import type { Episode } from './episode.ts'
import { openPack } from './open-pack.ts'
import type { PoolRun } from './pool.ts'
import { runEpisode, type RunResult } from './run.ts'

/** One worker's part of a run: the scenarios of these indices. */
export interface PoolPart { readonly run: PoolRun; readonly only: readonly number[] }
/** A refusal is an answer: an error that crosses threads forgets its class, and with it that the input was to blame. */
export type PoolAnswer = { readonly ok: true; readonly result: RunResult } | { readonly ok: false; readonly refused: Problem }

/** `runTask` as a worker of the pool answers it. */
export async function runPart({ run, only }: PoolPart): Promise<PoolAnswer> {
  try {
    return { ok: true, result: await runTask(run, only) }
  } catch (error) {
    if (error instanceof BadInput) return { ok: false, refused: error.problem }
    throw error
  }
}

/** A run from the pack's files to the printed numbers; with `only`, of these scenarios alone. Throws BadInput with one sentence for a pack, station, span or any scenario that does not fit. */
export async function runTask(run: PoolRun, only?: readonly number[]): Promise<RunResult> {
  const episode = openPack(await loadPack(run.pack), loadSeeds(), run)
  for (const i of run.scenarios.keys()) checkScenario(episode, run, i)
  const scenarios = only === undefined ? run.scenarios : run.scenarios.filter((_, i) => only.includes(i))
  return runEpisode({ episode, station: run.station ?? episode.station, scenarios, chunk: run.chunk })
}

function checkScenario(episode: Episode, run: PoolRun, index: number): void {
  const scenario = run.scenarios[index] ?? {}
  const checked = episode.check(scenario)
  if (checked.ok) return
  const name = typeof scenario['name'] === 'string' ? `scenario "${scenario['name']}"` : `scenario ${index + 1}`
  throw new BadInput({ severity: 'error', code: checked.code, file: run.scenarioFiles?.[index] ?? name, line: null, column: null, message: checked.message })
}
