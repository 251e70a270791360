import { Worker } from 'node:worker_threads'
import { afterAll, expect, it } from 'vitest'
import { assess } from '../../../../server/engine/assessment/assess.ts'
import { flat, packedRecord, setupOf } from '../../../support/assessed-record.ts'

const worker = new Worker(new URL('../../../../server/engine/assessment/desk-worker.ts', import.meta.url))
afterAll(() => worker.terminate())
const ask = (setup: unknown) => new Promise<unknown>(resolve => { worker.once('message', resolve); worker.postMessage(setup) })

it('answers with JSON, one sentence, or a defect', async () => {
  // Oracle: the same question in this thread; a setup that is none.
  const setup = setupOf(packedRecord('2015-06-01', { d: { pm25: flat(40, 3) } }))
  expect(await ask(setup)).toEqual({ json: JSON.stringify(assess(setup)) })
  expect(await ask({ ...setup, asked: { ...setup.asked, standard: 'none' } })).toHaveProperty('refused')
  expect(await ask({})).toHaveProperty('failed')
})
