import { describe, expect, it } from 'vitest'
import { assessCommand } from '../../../server/cli/assess.ts'
import { UsageError } from '../../../server/cli/command.ts'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { BadInput } from '../../../server/packs/problem.ts'
import { Assessment } from '../../../server/protocol/assessment.ts'
import { xuefeng } from '../../support/command-line.ts'
import { scratch } from '../packs/sample-pack.ts'

async function print(...args: string[]) {
  const text = { out: '', err: '' }
  const code = await assessCommand.run(args, { stdout: { write: (part: string) => text.out += part }, stderr: { write: (part: string) => text.err += part } })
  return { code, ...text }
}

describe('assess', () => {
  it('prints one JSON document of the published form, the same in two processes', async () => {
    // Oracle: contracts.md; byte equality.
    const [one, two] = await Promise.all([xuefeng(['assess', DEFAULT_PACK, '--json']), print(DEFAULT_PACK, '--json')])
    expect([one.code, one.err, two.code, two.err, one.out.split('\n').length]).toEqual([0, '', 0, '', 2])
    expect(one.out === two.out).toBe(true)
    const answer = Assessment.parse(JSON.parse(one.out))
    expect(answer.standard.editions.map(({ id, in_force: inForce }) => [id, inForce])).toEqual([['gb3095-2012', true]])
    expect(answer.places.map(({ kind }) => kind).slice(-2)).toEqual(['district', 'city'])
  })

  it('takes standard, stations, span and state as asked', async () => {
    // Oracle: the options.
    const { out } = await print(DEFAULT_PACK, '--standard', 'gb3095-2026', '--station', 'hills-synthetic', '--from', '2017-01-12', '--to', '2017-01-13', '--hours', 'none', '--values', 'reported', '--gas-state', 'reported', '--target', 'pm25-2025=30', '--json')
    const answer = Assessment.parse(JSON.parse(out))
    expect([answer.places[0]?.id, answer.days, answer.values, answer.gas_state.asked, answer.standard.editions[0]?.in_force]).toEqual(['hills-synthetic', { from: '2017-01-11', count: 3 }, 'reported', 'reported', false])
    expect(answer.places[0]?.hourly).toBeNull()
    expect(answer.targets[0]?.rows.find(({ id }) => id === 'pm25-2025')).toMatchObject({ target: 30, set_by: 'user' })
  })

  it.each([
    [[], /takes one pack folder, got 0/], [[DEFAULT_PACK, 'x', '--json'], /got 2/], [[DEFAULT_PACK], /say --json/], [[DEFAULT_PACK, '--json', '--standard', 'gb3095-1996'], /no standard "gb3095-1996"; there are auto/],
    [[DEFAULT_PACK, '--json', '--station', 'nowhere'], /no station "nowhere"; the pack has/], [[DEFAULT_PACK, '--json', '--hours', 'some'], /--hours is "some"/], [[DEFAULT_PACK, '--json', '--gas-state', '20C'], /--gas-state is "20C"/],
    [[DEFAULT_PACK, '--json', '--target', 'x=1'], /pm25-2025=NUMBER/], [[DEFAULT_PACK, '--json', '--from', '2030-01-01'], /no observation of this pack/], [[DEFAULT_PACK, '--json', '--from', 'soon'], /--from takes a whole hour/],
  ] as const)('refuses %j with one sentence', async (args, sentence) => {
    // Oracle: the sentences by hand: what, where, how to mend it.
    await expect(print(...args)).rejects.toThrow(UsageError)
    await expect(print(...args)).rejects.toThrow(sentence)
  })

  it('refuses a folder that is no pack', async () => {
    // Oracle: exit 2 is for bad input.
    await expect(print(scratch(), '--json')).rejects.toThrow(BadInput)
    expect(await xuefeng(['assess', scratch(), '--json'])).toMatchObject({ code: 2, out: '' })
  })
})
