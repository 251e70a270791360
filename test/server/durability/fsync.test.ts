import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Ledger, type Sent } from '../../support/ledger.ts'
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts'
import { ownFolder, writeSmallPack } from '../../support/small-pack.ts'
import { readTrace, straceOptions, type Call } from '../../support/trace.ts'

const POSTS = 100
const CALLS = ['read', 'readv', 'recvfrom', 'recvmsg', 'write', 'writev', 'sendto', 'sendmsg', 'pwrite64', 'pwritev', 'fsync', 'fdatasync']
const canTrace = spawnSync('strace', [...straceOptions('/dev/null', CALLS), 'true']).status === 0

function event(n: number): Sent {
  const time = `2016-12-16T${String(n % 20).padStart(2, '0')}:00:00+08:00`
  return { specversion: '1.0', id: `e${n}`, source: 'urn:feed:trace', type: 'observation', data: { station: 'pinggu', time, pm25: n } }
}

const ofSocket = ({ text }: Call): boolean => /^\w+\(\d+<TCP/.test(text)
const ofWal = ({ text }: Call): boolean => /^\w+\(\d+<[^>]*\/observations\.sqlite-wal>/.test(text)

let server: ServerProcess | null = null
let folder: ReturnType<typeof ownFolder> | null = null
afterAll(async () => { await server?.kill('SIGKILL'); folder?.remove() })

it.skipIf(!canTrace)(`${POSTS} posts: between reading each request and writing its 202 the WAL was written and then synced (needs strace and ptrace)`, async () => {
  // Oracle: the kernel, through strace: the order of the process's own system calls.
  folder = ownFolder()
  const trace = join(folder.path, 'trace.txt')
  server = await startServerProcess(join(folder.path, 'data'), ['--members', '2', '--pack', writeSmallPack(join(folder.path, 'pack'))], { under: ['strace', ...straceOptions(trace, CALLS)] })
  const ledger = new Ledger()
  // One after another, alone and in batches, so that no sync can be another request's.
  for (let n = 0; n < POSTS; n++) await ledger.post(server.address, n % 3 === 0 ? [event(n)] : [event(n), event(n + 1_000), event(n + 2_000)])
  expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null })

  const calls = readTrace(readFileSync(trace, 'utf8'))
  const requests = calls.filter(call => /^(read|recv)/.test(call.name) && ofSocket(call) && call.text.includes('"POST /api/events '))
  const answers = calls.filter(call => /^(write|send)/.test(call.name) && ofSocket(call) && call.text.includes('"HTTP/1.1 202 '))
  expect([requests.length, answers.length]).toEqual([POSTS, POSTS])
  for (const [n, request] of requests.entries()) {
    const answer = answers[n]
    if (answer === undefined) throw new Error(`request ${n} has no answer`)
    const between = calls.filter(call => call.started > request.ended && call.ended < answer.started && ofWal(call))
    const written = between.filter(({ name }) => name.startsWith('pwrite'))
    const synced = between.filter(({ name, text }) => /^(fsync|fdatasync)$/.test(name) && / = 0$/.test(text))
    const lastWrite = Math.max(...written.map(({ ended }) => ended))
    expect([n, written.length > 0, synced.some(({ started }) => started > lastWrite)]).toEqual([n, true, true])
  }
}, 120_000)
