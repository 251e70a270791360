import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { receive, type Receiving } from '../../../server/imports/receive.ts'
import { scratch } from '../packs/sample-pack.ts'

const text = (part: string) => new TextEncoder().encode(part)
async function* pieces(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    yield text(part)
  }
}
const asking = (more: Partial<Receiving> = {}): Receiving => ({ declared: null, allows: () => true, tooLarge: 'too large', signal: new AbortController().signal, ...more })

it('writes what comes, and says how much it was', async () => {
  // Oracle: the bytes sent.
  const path = join(scratch(), '1')
  expect(await receive(pieces('time,', 'station\n'), path, asking({ declared: 13 }))).toBe(13)
  expect(readFileSync(path, 'utf8')).toBe('time,station\n')
})

it('stops at the limit while the rest has not come yet, and leaves nothing', async () => {
  // Oracle: of an endless source no more is taken than the limit allows.
  const folder = scratch()
  let given = 0
  async function* endless(): AsyncGenerator<Uint8Array> { for (;;) { given++; yield text('x'.repeat(1_000)) } }
  let left = 10_000
  await expect(receive(endless(), join(folder, '1'), asking({ allows: bytes => (left -= bytes) >= 0 }))).rejects.toMatchObject({ code: 'upload.too-large', message: 'too large' })
  expect([given, readdirSync(folder)]).toEqual([11, []])
})

it.each([
  ['ends before what was announced', pieces('12345'), 6], ['breaks off', pieces('12345', new Error('aborted')), null],
])('a file that %s is refused as cut short, and leaves nothing', async (_what, source, declared) => {
  // Oracle: five octets came.
  const folder = scratch()
  await expect(receive(source, join(folder, '1'), asking({ declared }))).rejects.toMatchObject({ code: 'upload.truncated', message: expect.stringContaining('after 5 bytes') as string })
  expect(readdirSync(folder)).toEqual([])
})

it('is stopped by its import, and leaves nothing', async () => {
  // Oracle: a source that never ends by itself.
  const folder = scratch()
  const stop = new AbortController()
  async function* waiting(): AsyncGenerator<Uint8Array> { yield text('1'); stop.abort(); await new Promise(() => {}) }
  await expect(receive(waiting(), join(folder, '1'), asking({ signal: stop.signal }))).rejects.toMatchObject({ code: 'import.unknown' })
  expect(readdirSync(folder)).toEqual([])
})

it('never writes over a file that is there, and calls a fault of the disk one', async () => {
  // Oracle: the system's own words: EEXIST, ENOENT. They are no fault of the sender.
  const folder = scratch()
  writeFileSync(join(folder, '1'), 'mine')
  await expect(receive(pieces('yours'), join(folder, '1'), asking())).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(receive(pieces('yours'), join(folder, 'none', '1'), asking())).rejects.toMatchObject({ code: 'ENOENT' })
})
