import { describe, expect, it } from 'vitest'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { runPart, runTask } from '../../../server/engine/pool-task.ts'
import type { PoolRun } from '../../../server/engine/pool.ts'
import { BadInput } from '../../../server/packs/problem.ts'
import { samplePack } from '../packs/sample-pack.ts'

const cut = (name: string, where = 'city') => ({ name, cuts: [{ where, sector: '*', pollutant: '*', cut: 0.5 }] })
const given: PoolRun = { pack: DEFAULT_PACK, members: 3, seed: 1, chunk: 24, workers: 1, scenarios: [cut('a'), cut('b', 'region'), cut('c', 'district')] }

describe('a part of a run', () => {
  it('goes from the files of a pack to the numbers of the scenarios that are its own', async () => {
    // Oracle: the whole run, of which it is a part.
    const whole = await runTask(given)
    const part = await runTask(given, [0, 2])
    expect(whole.scenarios.map(one => one.name)).toEqual(['a', 'b', 'c'])
    expect(part).toEqual({ ...whole, scenarios: [whole.scenarios[0], whole.scenarios[2]] })
    expect(await runPart({ run: given, only: [1] })).toEqual({ ok: true, result: { ...whole, scenarios: [whole.scenarios[1]] } })
  })

  it('takes station and hours as asked', async () => {
    // Oracle: the question.
    const { hours, station } = await runTask({ ...given, scenarios: [], station: 'hills-synthetic', to: 412_240 as never })
    expect([station, hours[0], hours.length > 0 && hours.length < 192]).toEqual(['hills-synthetic', '2017-01-10T01:00:00+08:00', true])
  })
})

describe('what is refused', () => {
  it.each<[string, Partial<PoolRun>, string]>([
    ['a folder that is no pack', { pack: 'no-such-folder' }, 'no-such-folder/datapackage.json: the folder has no datapackage.json'],
    ['an unknown station', { station: 'moon' }, 'synthetic-winter: there is no station "moon"; the pack has pinggu-synthetic'],
    ['hours that the pack does not have', { from: 999_999 as never }, 'hold no observation; the pack runs from 2017-01-10T01:00:00+08:00'],
    ['an unknown level, by the name of the scenario', { scenarios: [cut('a'), { name: 'b', level: 'purple' }] }, 'scenario "b": there is no level "purple"; the catalogue has'],
    ['a scenario without a name, by its place', { scenarios: [cut('a'), { level: 'red' }] }, 'scenario 2: name is missing; give the scenario a name'],
    ['a scenario, by its file where it has one', { scenarios: [{ name: 'b', level: 'purple' }], scenarioFiles: ['plans/b.json'] }, 'plans/b.json: there is no level "purple"'],
  ])('%s: is one sentence, and no fault of the program', async (_, changes, message) => {
    // Oracle: contracts.md: what, where, how to mend.
    const failed = runTask({ ...given, ...changes })
    await expect(failed).rejects.toThrow(BadInput)
    await expect(failed).rejects.toThrow(message)
    const answer = await runPart({ run: { ...given, ...changes }, only: [0] })
    expect(answer.ok ? '' : `${answer.refused.file}: ${answer.refused.message}`).toContain(message)
  })

  it('is refused by every part, whoever has that scenario', async () => {
    // Oracle: the same first complaint, however the scenarios are dealt.
    const scenarios = [cut('a'), { name: 'b', level: 'purple' }, { name: 'c', level: 'pink' }]
    for (const only of [[0], [1], [2]]) expect(await runPart({ run: { ...given, scenarios }, only })).toMatchObject({ ok: false, refused: { file: 'scenario "b"' } })
  })

  it('is not a pack with faults that can be lived with', async () => {
    // Oracle: the reader of packs, which tolerates what it can order.
    expect(await runPart({ run: { ...given, pack: samplePack(), scenarios: [] }, only: [] })).toMatchObject({ ok: true, result: { hours: ['2016-12-15T00:00:00+08:00', '2016-12-15T01:00:00+08:00'] } })
  })
})
