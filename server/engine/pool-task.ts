import { loadPack } from '../packs/load.ts'
import { BadInput } from '../packs/problem.ts'
import { loadSeeds } from '../packs/seeds.ts'
import { openPack } from './open-pack.ts'
import type { PoolRun } from './pool.ts'
import { runEpisode, type RunResult } from './run.ts'

/** One worker's part of a run, from the pack's files to the printed numbers. Throws BadInput with one sentence for a pack, station, span or scenario that does not fit. */
export async function runTask(run: PoolRun): Promise<RunResult> {
  const episode = openPack(await loadPack(run.pack), loadSeeds(), run)
  for (const scenario of run.scenarios) {
    const checked = episode.check(scenario)
    if (checked.ok) continue
    const name = typeof scenario['name'] === 'string' ? `scenario "${scenario['name']}"` : 'a scenario'
    throw new BadInput({ severity: 'error', code: checked.code, file: name, line: null, column: null, message: checked.message })
  }
  return runEpisode({ episode, station: run.station ?? episode.station, scenarios: run.scenarios, chunk: run.chunk })
}
