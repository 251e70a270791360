import { describe, expect, it } from 'vitest'
import { OBSERVATIONS, samplePack } from './packs/sample-pack.ts'
import { xuefeng } from '../support/command-line.ts'

/** A pack of several thousand bad cells: `validate` says more than a pipe holds. */
function badPack(): string {
  const [header = ''] = OBSERVATIONS.split('\n')
  const hours = Array.from({ length: 3000 }, (_, i) => new Date(Date.UTC(2016, 0, 1) + i * 3_600_000).toISOString().slice(0, 13))
  return samplePack({ 'observations.csv': [header, ...hours.map(hour => `${hour}:00:00+08:00,pinggu,bad value,1`), ''].join('\n') })
}

describe('the command line', () => {
  it('names its commands, on stdout where it was asked and with 2 where nothing was', async () => {
    // Oracle: contracts.md, the table of commands; exit 2 for wrong usage.
    const [asked, nothing] = await Promise.all([xuefeng(['help']), xuefeng([])])
    for (const command of ['serve', 'import', 'validate', 'run']) expect(asked.out).toMatch(new RegExp(`^${command} `, 'm'))
    expect([asked.code, nothing.code]).toEqual([0, 2])
    expect(nothing.out).toBe(asked.out)
  })

  it('says one sentence and ends with 2 for a command that it does not know, or not yet', async () => {
    // Oracle: contracts.md: any command before its time exits 2 with "not yet".
    const unknown = await xuefeng(['fly'])
    expect(unknown).toMatchObject({ code: 2, out: '' })
    expect(unknown.err).toMatch(/^there is no command "fly"; there are [a-z, ]*run[a-z, ]*\n$/)
    expect(await xuefeng(['search', 'somewhere'])).toMatchObject({ code: 2, out: '', err: 'search: not yet\n' })
  })

  it('tells wrong usage, bad input and failure apart, and never with a stack', async () => {
    // Oracle: contracts.md: 2 for input and usage. The first is an option that nobody knows.
    const [option, folder] = await Promise.all([xuefeng(['run', 'somewhere', '--nonsense']), xuefeng(['run', 'no-such-folder', '--json'])])
    expect(option).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--nonsense') as string })
    expect(folder).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^no-such-folder\/datapackage\.json: [^\n]+\n$/) as string })
    expect(option.err + folder.err).not.toMatch(/^ +at /m)
  })
})

describe('a reader who has seen enough', () => {
  it('closes the output, and the command ends quietly with its own code', async () => {
    // Oracle: `validate … | head`: no complaint about the pipe; a bad pack ends with 2 whoever reads on.
    const pack = badPack()
    const whole = await xuefeng(['validate', pack])
    expect(whole.out.length).toBeGreaterThan(100_000)
    const cut = await xuefeng(['validate', pack], ['stdout'])
    expect(cut.out.length).toBeLessThan(whole.out.length)
    expect({ ...cut, out: '' }).toEqual({ ...whole, out: '' })
  })

  it('may close both, as `2>&1 | head` does', async () => {
    // Oracle: the code alone, nothing else can be said.
    expect(await xuefeng(['validate', badPack()], ['stdout', 'stderr'])).toMatchObject({ code: 2, signal: null })
  })
})
