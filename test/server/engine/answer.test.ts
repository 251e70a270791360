import { expect, it } from 'vitest'
import { answerCall } from '../../../server/engine/answer.ts'
import type { FromEngine } from '../../../server/engine/messages.ts'

/** What a call posts and reports. */
function said(act: (answer: (value: unknown) => void) => void): { posted: FromEngine[]; reported: unknown[] } {
  const [posted, reported]: [FromEngine[], unknown[]] = [[], []]
  answerCall(7, act, (message) => posted.push(message), (error) => reported.push(error))
  return { posted, reported }
}

it.each([
  ['that answers', (answer: (value: unknown) => void) => { answer('done') }, [{ answer: 7, value: 'done' }], []],
  ['that throws before its answer', () => { throw new RangeError('no hour') }, [{ thrown: 7, message: 'no hour' }], []],
  ['that throws something else', () => { throw 'a text' as unknown as Error }, [{ thrown: 7, message: 'a text' }], []],
  ['that throws after its answer', (answer: (value: unknown) => void) => { answer(1); throw new RangeError('no hour') }, [{ answer: 7, value: 1 }], [new RangeError('no hour')]],
])('a call %s says so once, and nothing of it is lost', (_what, act, posted, reported) => {
  // Oracle: by hand: one message under the number of the call, and the error that nobody waits for.
  expect(said(act)).toEqual({ posted, reported })
})
