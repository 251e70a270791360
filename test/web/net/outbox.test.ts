import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from '../../../web/src/net/backoff.ts'
import { Outbox, type Sent } from '../../../web/src/net/outbox.ts'

function box() {
  const sent: Sent[] = []
  return { sent, outbox: new Outbox('v', (one) => { sent.push(one) }) }
}
const seek = (to: string) => ({ do: 'clock.seek', to }) as const

describe('commands on their way', () => {
  it('of a slider go one at a time, and of all that was passed meanwhile only the newest', () => {
    // Oracle: by hand, four stops of a slider before the first answer.
    const { sent, outbox } = box()
    const first = outbox.push(seek('1'), 'seek')
    for (const to of ['2', '3', '4']) outbox.push(seek(to), 'seek')
    expect(sent.map((one) => one.command)).toEqual([seek('1')])
    outbox.settle(first)
    expect(sent.map((one) => one.command)).toEqual([seek('1'), seek('4')])
  })

  it('end with the last position of the slider, however answers and moves interleave', () => {
    // Oracle: the last move; never more than one of the lane is unanswered.
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (moves) => {
      const { sent, outbox } = box()
      let answered = 0
      let last = ''
      moves.forEach((move, at) => {
        if (move) { last = String(at); outbox.push(seek(last), 'seek') } else if (answered < sent.length) outbox.settle(sent[answered++]?.id ?? '')
        expect(sent.length - answered).toBeLessThanOrEqual(1)
      })
      while (answered < sent.length) outbox.settle(sent[answered++]?.id ?? '')
      if (last !== '') expect(sent.at(-1)?.command).toEqual(seek(last))
      expect(outbox.pending).toBe(0)
    }))
  })

  it('do not wait for those of another slider, nor for buttons', () => {
    // Oracle: two lanes and a button, no answer yet.
    const { sent, outbox } = box()
    outbox.push(seek('1'), 'seek')
    outbox.push({ do: 'clock.play' })
    outbox.push({ do: 'branch.change', branch: 'a', scenario: {} }, 'order:a')
    expect(sent).toHaveLength(3)
  })

  it('are sent again after a cut under the same ids, so that each acts once', () => {
    // Oracle: the ids of the first sending, less what was answered.
    const { sent, outbox } = box()
    const ids = [outbox.push({ do: 'clock.play' }), outbox.push({ do: 'clock.pause' })]
    outbox.settle(ids[0] ?? '')
    sent.length = 0
    outbox.resend()
    expect(sent.map((one) => one.id)).toEqual([ids[1]])
    expect(new Set(ids).size).toBe(2)
  })
})

describe('the wait before connecting again', () => {
  it('doubles from a tenth of a second to two seconds, and never falls in step', () => {
    // Oracle: 100, 200, 400 … 2000 ms, less up to a quarter by chance.
    expect([0, 1, 2, 3, 4, 5, 20].map((attempt) => backoff(attempt, 0))).toEqual([100, 200, 400, 800, 1600, 2000, 2000])
    expect(backoff(0, 1)).toBe(75)
  })
})
