import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../../server/cli/serve.ts'
import { xuefeng } from '../../support/command-line.ts'
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts'
import { ownFolder, writeSmallPack } from '../../support/small-pack.ts'

let folder: ReturnType<typeof ownFolder>
let pack: string
let server: ServerProcess
beforeAll(async () => {
  folder = ownFolder()
  pack = writeSmallPack(join(folder.path, 'pack'))
  server = await startServerProcess(join(folder.path, 'data'), ['--pack', pack, '--members', '2'])
})
afterAll(async () => { await server.kill('SIGKILL'); folder.remove() })

const small = (...more: string[]) => ['serve', '--pack', pack, '--members', '2', '--data', join(folder.path, 'other'), '--port', '0', ...more]
/** One sentence on stderr, after whatever the screen's builder said, and no stack. */
const sentence = (err: string): string => {
  expect(err).not.toMatch(/^ +at /m)
  return err.trimEnd().split('\n').at(-1) ?? ''
}

describe('serve', () => {
  it('prints the address to open as the last line of stdout, and answers there with the screen and the pack', async () => {
    // Oracle: README, "prints the address to open"; the page is the built one.
    expect(server.out().trimEnd().split('\n').at(-1)).toBe(`削峰 Xuefeng: ${server.address}`)
    expect(await (await fetch(server.address)).text()).toMatch(/<script type="module"[^>]* src="\.\/assets\//)
    expect(await (await fetch(new URL('api/episodes', server.address))).json()).toMatchObject([{ pack: 'sample' }])
  })

  it('ends with 1 and one sentence where the port is taken', async () => {
    // Oracle: the running server's own port.
    const { port } = new URL(server.address)
    const second = await xuefeng(small('--port', port))
    expect([second.code, second.out, sentence(second.err)]).toEqual([1, '', `port ${port} of 127.0.0.1 is taken; choose another with --port`])
  })

  it('never writes into the data folder of another server', async () => {
    // Oracle: contracts.md: one writer a log; the first server goes on, and its log is untouched.
    const data = join(folder.path, 'data')
    const before = readFileSync(join(data, 'observations.sqlite'))
    const second = await xuefeng(small('--data', data))
    expect([second.code, second.out]).toEqual([1, ''])
    expect(sentence(second.err)).toMatch(/observations\.sqlite is being written by another process: stop that one, or give this one another data folder$/)
    expect(readFileSync(join(data, 'observations.sqlite')).equals(before)).toBe(true)
    expect((await fetch(new URL('healthz', server.address))).status).toBe(200)
  })

  it.each([
    ['a port that is none', ['--port', '99999'], /--port is "99999"/], ['a word as port', ['--port', 'abc'], /--port is "abc"/], ['no members', ['--members', '0'], /--members is "0"/],
    ['an empty data folder name', ['--data', ''], /--data is empty/], ['an empty pack name', ['--pack', ''], /--pack is empty/], ['a stray word', ['here'], /serve takes no "here"/], ['an option that nobody knows', ['--fly'], /--fly/],
  ])('%s is wrong usage, and nothing is started', async (_what, args, message) => {
    // Oracle: contracts.md: exit 2; it is thrown before the engine.
    const deaf = { write: () => true }
    const data = join(folder.path, 'never')
    await expect(serve.run(['--pack', pack, '--data', data, '--port', '0', ...args], { stdout: deaf, stderr: deaf })).rejects.toThrow(message)
    expect(existsSync(data)).toBe(false)
  })

  it('ends with 2 for a pack that cannot be read', async () => {
    // Oracle: contracts.md: bad input is 2, with file, line and column.
    const bad = writeSmallPack(join(folder.path, 'bad'), 'time,station,pm25,co\n2016-12-15T00:00:00+08:00,pinggu,NaN,1\n')
    const ended = await xuefeng(['serve', '--pack', bad, '--data', join(folder.path, 'bad-data'), '--port', '0'])
    expect([ended.code, ended.out, sentence(ended.err)]).toEqual([2, '', `${bad}/observations.csv, line 2, column pm25: "NaN" is not a number; leave the cell empty where nothing was measured`])
  })

  it('says so where the data folder cannot be made or written', async () => {
    // Oracle: the system's refusals: a file in the way, and a folder without leave to write.
    writeFileSync(join(folder.path, 'file'), '')
    const inTheWay = await xuefeng(small('--data', join(folder.path, 'file', 'data')))
    expect([inTheWay.code, sentence(inTheWay.err)]).toEqual([1, expect.stringMatching(/cannot be made: give a data folder that can be written$/) as string])
    const locked = join(folder.path, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o555)
    // Root may write anywhere but in /proc, which then stands for a disk that is read-only.
    const readOnly = process.getuid?.() === 0 ? '/proc' : locked
    const ended = await xuefeng(small('--data', readOnly))
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(sentence(ended.err)).toMatch(/^the log \S+observations\.sqlite cannot be written \([a-z -]+\), nothing of this was kept: mend that/)
  })
})

describe('a signal', () => {
  it('SIGTERM ends it with 0, its data folder free and whole', async () => {
    // Oracle: POSIX exit codes; another server opens the same folder, and its log is the same.
    const data = join(folder.path, 'data')
    const log = await (await fetch(new URL('api/log', server.address))).text()
    expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null })
    server = await startServerProcess(data, ['--pack', pack, '--members', '2'])
    expect(await (await fetch(new URL('api/log', server.address))).text()).toBe(log)
  })

  it('SIGINT does as SIGTERM, the moment the address is printed', async () => {
    // Oracle: Ctrl-C of a person, who may be quick.
    expect(await server.kill('SIGINT')).toEqual({ code: 0, signal: null })
  })
})
