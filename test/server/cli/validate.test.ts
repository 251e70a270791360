import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../server/cli/command.ts'
import { validateCommand } from '../../../server/cli/validate.ts'
import { writeForgedPack } from '../../support/forged-pack.ts'
import { OBSERVATIONS, samplePack, scratch } from '../packs/sample-pack.ts'

async function validate(...args: string[]) {
  const text = { out: '', err: '' }
  const code = await validateCommand.run(args, { stdout: { write: (part: string) => text.out += part }, stderr: { write: (part: string) => text.err += part } })
  return { code, ...text }
}

describe('validate', () => {
  it('ends with 0 for a sound pack, and for one with warnings only', async () => {
    // Oracle: contracts.md; a suspicion is a warning.
    expect(await validate(samplePack())).toMatchObject({ code: 0, out: '' })
    expect(await validate(samplePack({ 'observations.csv': OBSERVATIONS.replace('2.1', '2100').replace(',2\n', ',2000\n') }))).toMatchObject({ code: 0, out: expect.stringContaining('warning: observations.csv, line 2, column co: unit suspicion') as string })
  })

  it('tells duplicates, disorder and NaN as errors with file, line and column, and ends with 2', async () => {
    // Oracle: issue 2's bar on bad input; lines counted by eye.
    const bad = `${OBSERVATIONS}2016-12-15T01:00:00+08:00,shunyi,NaN,1\n2016-12-15T00:00:00+08:00,shunyi,3,1\n`.replace('00:00:00+08:00,shunyi,127', '02:00:00+08:00,shunyi,127')
    const { code, out } = await validate(samplePack({ 'observations.csv': bad }), '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ pack: { name: 'sample' }, errors: 4, problems: [
      { code: 'row.disorder', line: 4, column: 'time' }, { code: 'row.duplicate', line: 6 }, { code: 'cell.not-a-number', line: 6, column: 'pm25' }, { code: 'row.disorder', line: 7 }] })
  })

  it('gives hints at what the records look like, which are no problems, with their chance', async () => {
    // Oracle: by construction of forged-pack.ts; contracts.md: exit 0 where nothing is wrong with the pack.
    const dir = writeForgedPack(join(scratch(), 'forged'))
    const plain = await validate(dir)
    expect([plain.code, plain.out]).toEqual([0, expect.stringMatching(/^warning: [^\n]*shunyi reports none of it in this pack\nhint: pinggu, o3: copied days: 2[4-6] hours from \S+ repeat those from \S+; chance \S+\n$/)])
    expect(plain.err).toMatch(/: 0 errors, 1 warnings, 1 hints among \d+ looks at the records \(no verdicts; --json has all\)\n$/)
    const { code, out } = await validate(dir, '--json')
    const { errors, problems, hints } = JSON.parse(out) as { errors: number; problems: unknown[]; hints: { notable: boolean }[] }
    expect([code, errors, problems]).toEqual([0, 0, [expect.objectContaining({ severity: 'warning' })]])
    expect(hints.filter(({ notable }) => notable)).toMatchObject([{ station: 'pinggu', pollutant: 'o3', name: 'copied days', numbers: { hours: expect.any(Number) as number } }])
    expect(hints.length).toBeGreaterThan(1)
  })

  it('a folder that is no pack ends with 2, two folders are wrong usage', async () => {
    // Oracle: contracts.md: exit 2, one sentence.
    expect(await validate('no-such-folder')).toMatchObject({ code: 2, out: expect.stringContaining('datapackage.json: the folder has no datapackage.json') as string })
    await expect(validate('a', 'b')).rejects.toThrow(UsageError)
  })
})
