import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Hints } from '../../../server/protocol/hints.ts'
import { writeForgedPack } from '../../support/forged-pack.ts'
import { ownFolder } from '../../support/small-pack.ts'

it('the thread says the notable hints once, and ends', async () => {
  // Oracle: the wire's schema; by construction one of Pinggu's ozone.
  const folder = ownFolder()
  const worker = new Worker(new URL('../../../server/packs/hint-worker.ts', import.meta.url), { workerData: writeForgedPack(join(folder.path, 'pack')) })
  const ended = once(worker, 'exit')
  const [message] = await once(worker, 'message') as [unknown]
  expect(Hints.parse(message).hints).toMatchObject([{ station: 'pinggu', pollutant: 'o3', name: 'copied days', notable: true }])
  expect(Hints.parse(message).looks).toBeGreaterThan(1)
  expect((await ended)[0]).toBe(0)
  folder.remove()
})
