import { expect, it } from 'vitest'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { runInPool, type PoolRun } from '../../../server/engine/pool.ts'
import { runTask } from '../../../server/engine/pool-task.ts'
import { BadInput } from '../../../server/packs/problem.ts'

const cut = (name: string, share: number) => ({ name, cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: share }] })
const given: PoolRun = { pack: DEFAULT_PACK, members: 20, seed: 1, chunk: 24, workers: 1, scenarios: [cut('a', 0.1), { name: 'b', level: 'red', start: '2017-01-14T08:00:00+08:00' }, cut('c', 0.9), cut('d', 0)] }

it('gives the same bytes from one worker and from two, in the order of the scenarios', async () => {
  // Oracle: byte equality with the task run in this thread. The third scenario goes to the first worker again, so completion order would show.
  const alone = JSON.stringify(await runTask(given))
  expect(JSON.stringify(await runInPool(given))).toBe(alone)
  expect(JSON.stringify(await runInPool({ ...given, workers: 2 }))).toBe(alone)
})

it('starts no more workers than there are scenarios, and none for the baseline alone', async () => {
  // Oracle: byte equality; a pool of 64 threads for one scenario would take minutes here.
  const one = { ...given, scenarios: given.scenarios.slice(0, 1) }
  expect(JSON.stringify(await runInPool({ ...one, workers: 64 }))).toBe(JSON.stringify(await runTask(one)))
  expect((await runInPool({ ...given, workers: 64, scenarios: [] })).scenarios).toEqual([])
})

it('says that the input is to blame when it is, from another thread too', async () => {
  // Oracle: the class decides the exit code (contracts.md: 2 for bad input), and structured clone forgets classes.
  const failed = runInPool({ ...given, workers: 2, scenarios: [cut('a', 0.1), { name: 'b', level: 'purple' }] })
  await expect(failed).rejects.toBeInstanceOf(BadInput)
  await expect(failed).rejects.toThrow('scenario "b": there is no level "purple"')
})
