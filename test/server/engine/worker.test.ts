import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PACK } from '../../../server/config.ts'
import type { FromEngine } from '../../../server/engine/messages.ts'

/** The engine's thread, spoken to without its handle: what is posted, in order. */
function thread(packs: readonly string[]): { post: (message: unknown) => void; next: () => Promise<FromEngine> } {
  const data = mkdtempSync(join(tmpdir(), 'xuefeng-thread-'))
  const worker = new Worker(new URL('../../../server/engine/worker.ts', import.meta.url), { workerData: { data, packs, members: 3, seed: 1 } })
  const came: FromEngine[] = []
  const waiting: ((message: FromEngine) => void)[] = []
  worker.on('message', (message: FromEngine) => {
    // A room publishes when it likes.
    if ('frame' in message) return
    const asked = waiting.shift()
    if (asked) asked(message)
    else came.push(message)
  })
  onTestFinished(async () => { await worker.terminate(); rmSync(data, { recursive: true, force: true }) })
  return {
    post: message => { worker.postMessage(message) },
    next: () => new Promise(resolve => { const first = came.shift(); if (first) resolve(first); else waiting.push(resolve) }),
  }
}

it('says that it is ready with its rooms, then answers by number, and throws by number', async () => {
  // Oracle: the messages of engine/messages.ts, one after the other.
  const { post, next } = thread([DEFAULT_PACK])
  const ready = await next()
  expect(ready).toMatchObject({ ready: [{ pack: 'synthetic-winter' }] })
  post({ call: 'rooms', number: 7, args: {} })
  expect(await next()).toEqual({ answer: 7, value: (ready as { ready: unknown }).ready })
  post({ call: 'no such call', number: 8, args: {} })
  expect(await next()).toMatchObject({ thrown: 8 })
  post({ call: 'command', number: 9, args: { room: 'none', id: 'x', by: 'a test', command: { do: 'clock.pause' } } })
  expect(await next()).toMatchObject({ answer: 9, value: { ok: false, code: 'room.unknown' } })
})

it('says why it cannot start', async () => {
  // Oracle: the reader of packs.
  expect(await thread(['no-such-folder']).next()).toMatchObject({ failed: expect.stringMatching(/^no-such-folder\/datapackage\.json: /) as string })
})

it('refuses to run where it would hold up the sockets', async () => {
  // Oracle: architecture.md, two threads from the first day; this test runs in a main thread.
  await expect(import('../../../server/engine/worker.ts')).rejects.toThrow('start it with startEngine')
})
