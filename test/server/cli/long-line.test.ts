import { spawn } from 'node:child_process'
import { appendFileSync, createWriteStream, existsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownFolder } from '../../support/small-pack.ts'
import { samplePack, scratch } from '../packs/sample-pack.ts'

const MAIN = fileURLToPath(new URL('../../../server/main.ts', import.meta.url))
const GB = 2 ** 30
/** Says on stderr, when the process ends, the most memory that it ever held, and what it read by system calls where the system counts that. */
const METER = `import { existsSync, readFileSync } from 'node:fs'
process.on('exit', () => process.stderr.write('held ' + process.resourceUsage().maxRSS * 1024 + ' read ' + (existsSync('/proc/self/io') ? /rchar: (\\\\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))[1] : 0) + '\\\\n'))`

async function metered(...args: string[]): Promise<{ code: number | null; out: string; err: string; held: number; read: number }> {
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(METER.replaceAll('\\\\', '\\'))}`, MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', part => { out += String(part) })
  child.stderr.on('data', part => { err += String(part) })
  const code = await new Promise<number | null>(resolve => { child.on('close', resolve) })
  const [, held = '', read = ''] = /held (\d+) read (\d+)\n/.exec(err) ?? []
  return { code, out, err: err.replace(/held .*\n/, ''), held: Number(held), read: Number(read) }
}

const WIDE = 'time_local,dongsi,pinggu\n2016-12-15 00:00,1,2\n2016-12-15 01:00,3,'

/** A file of a gigabyte that takes little room: four megabytes are written, the rest is a hole. */
function sparse(path: string, begin: string): string {
  writeFileSync(path, begin)
  appendFileSync(path, Buffer.alloc(4 << 20, '7'))
  truncateSync(path, GB)
  return path
}

/** The same line whole, in a gzip of one megabyte: members of 32 MiB one after another are one file (RFC 1952, 2.2). */
async function zipped(path: string): Promise<string> {
  const file = createWriteStream(path)
  file.write(gzipSync(WIDE))
  const part = gzipSync(Buffer.alloc(32 << 20, '7'))
  for (let i = 0; i < 32; i++) file.write(part)
  await new Promise<void>(resolve => { file.end(resolve) })
  return path
}

describe('a line of one gigabyte', () => {
  let usual: Awaited<ReturnType<typeof metered>>
  beforeAll(async () => {
    const small = ownFolder()
    writeFileSync(join(small.path, 'PM25_small.csv'), WIDE + '7'.repeat(4 << 20))
    usual = await metered('import', join(small.path, 'PM25_small.csv'), '--out', join(small.path, 'pack'))
    small.remove()
    expect([usual.code, usual.held > 10e6]).toEqual([2, true])
  })

  // Oracle of every test here: issue 2's bar; the system's own count of memory and of bytes read, against the same command on a line of four megabytes.
  it.each<[string, () => Promise<{ args: string[]; made: string }>, RegExp]>([
    ['import of a plain file', async () => { const folder = scratch(); return { args: ['import', sparse(join(folder, 'PM25_x.csv'), WIDE), '--out', join(folder, 'pack')], made: join(folder, 'pack') } }, /PM25_x\.csv, line 3, column pinggu: the line is longer than 1048576 bytes/],
    ['import of a gzip', async () => { const folder = scratch(); return { args: ['import', await zipped(join(folder, 'PM25_x.csv.gz')), '--out', join(folder, 'pack')], made: join(folder, 'pack') } }, /PM25_x\.csv\.gz, line 3, column pinggu: the line is longer than 1048576 bytes/],
    ['validate', async () => { const pack = samplePack(); return { args: ['validate', (sparse(join(pack, 'observations.csv'), 'time,station,pm25,co\n2016-12-15T00:00:00+08:00,pinggu,1,'), pack)], made: join(pack, 'new') } }, /observations\.csv, line 2, column co: the line is longer than 1048576 bytes/],
    ['run', async () => { const pack = samplePack(); sparse(join(pack, 'observations.csv'), 'time,station,pm25,co\n2016-12-15T00:00:00+08:00,pinggu,1,'); const made = join(scratch(), 'run.json'); return { args: ['run', pack, '--out', made], made } }, /observations\.csv, line 2, column co: the line is longer than 1048576 bytes/],
  ])('%s refuses it with its place, after reading little of it and holding less', async (_what, prepare, place) => {
    const { args, made } = await prepare()
    const huge = await metered(...args)
    expect(huge.code).toBe(2)
    expect(huge.out + huge.err).toMatch(place)
    // 48 MB is a twentieth of the line: room for buffers on their way and for a collector that has not come yet.
    expect(huge.held - usual.held).toBeLessThan(48e6)
    expect(huge.read - usual.read).toBeLessThan(48e6)
    expect(existsSync(made)).toBe(false)
  }, 120_000)
})
