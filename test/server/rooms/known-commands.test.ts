import { expect, it } from 'vitest'
import { KnownCommands } from '../../../server/rooms/known-commands.ts'

it('knows the newest ten thousand ids and the branch of each, however many there were', () => {
  // Oracle: counted by hand; memory is bounded, the log knows the rest.
  const known = new KnownCommands()
  for (let i = 1; i <= 25_000; i++) known.remember(`c${i}`, i % 2 === 0 ? `b${i}` : undefined)
  expect([known.has('c15000'), known.has('c15001'), known.has('c25000'), known.has('c25001')]).toEqual([false, true, true, false])
  expect([known.branchOf('c20000'), known.branchOf('c20001')]).toEqual(['b20000', undefined])
})
