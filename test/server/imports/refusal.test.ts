import { expect, it } from 'vitest'
import { asRefusal, ImportRefusal } from '../../../server/imports/refusal.ts'

it('a full disk is told as one, a refusal stays itself, and a defect is thrown on', () => {
  // Oracle: the system's ENOSPC; anything unknown must not be called the sender's fault.
  const refusal = new ImportRefusal('import.busy', 'wait')
  expect(asRefusal(refusal)).toBe(refusal)
  expect(asRefusal(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toMatchObject({ code: 'disk.full', message: expect.stringContaining('make room') as string })
  expect(asRefusal(new Error('it cannot be written', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) }))).toMatchObject({ code: 'disk.full' })
  expect(() => asRefusal(new TypeError('no such function'))).toThrow('no such function')
})
