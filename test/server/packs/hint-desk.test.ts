import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HintDesk } from '../../../server/packs/hint-desk.ts'
import { packHints } from '../../../server/packs/hints.ts'
import { loadPack } from '../../../server/packs/load.ts'
import { writeForgedPack } from '../../support/forged-pack.ts'
import { ownFolder } from '../../support/small-pack.ts'

let folder: ReturnType<typeof ownFolder>
beforeAll(() => { folder = ownFolder() })
afterAll(() => { folder.remove() })

it('a pack is looked through once, in another thread, with the answer that this one would give', async () => {
  // Oracle: packHints in this thread; the second answer is the first one's object, though the pack is gone.
  const desk = new HintDesk()
  const dir = writeForgedPack(join(folder.path, 'once'))
  const here = packHints(await loadPack(dir))
  const answer = await desk.of(dir)
  expect(answer).toEqual({ looks: here.length, hints: here.filter(({ notable }) => notable) })
  expect(answer.hints).toHaveLength(1)
  rmSync(dir, { recursive: true })
  expect(await desk.of(dir)).toBe(answer)
  await desk.stop()
})

it('a pack that cannot be read is told, and asked for again when it can', async () => {
  // Oracle: the same folder, first empty and then written.
  const desk = new HintDesk()
  const dir = join(folder.path, 'later')
  await expect(desk.of(dir)).rejects.toThrow('datapackage.json')
  writeForgedPack(dir)
  expect((await desk.of(dir)).hints).toHaveLength(1)
  await desk.stop()
})

it('stops with the server: what waits is let go', async () => {
  // Oracle: both questions are answered by the end.
  const desk = new HintDesk()
  const dir = writeForgedPack(join(folder.path, 'stopped'))
  const both = Promise.allSettled([desk.of(dir), desk.of(join(folder.path, 'other'))])
  await desk.stop()
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
