import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../server/log/chain.ts'
import type { LogRow } from '../../../server/log/log.ts'
import { EventLine } from '../../../server/protocol/server.ts'
import { emptyRoom, evolve } from '../../../server/rooms/evolve.ts'
import { eventLine, logged, readAccepted } from '../../../server/rooms/journal.ts'
import type { Accepted } from '../../../server/rooms/state.ts'
import { anyCommand, meeting, opening } from '../../support/room-commands.ts'

const ARRIVED = '2026-03-01T08:00:00.000Z'
/** Through text and back, as the log keeps it. */
const row = (accepted: Accepted, seq = 1): LogRow => ({ seq, hash: '', arrived: ARRIVED, event: JSON.parse(canonicalJson(logged('r', `c${seq}`, accepted, 480))) as LogRow['event'] })

describe('a row of a room’s log', () => {
  it('is a CloudEvent whose hours people can read', () => {
    // Oracle: written by hand, names as in CloudEvents 1.0 and contracts.md.
    expect(logged('r', 'open:r', opening, 480)).toEqual({
      specversion: '1.0', id: 'open:r', source: 'room:r', type: 'room.opened', at: '2017-01-18T00:00:00+08:00', by: 'xuefeng',
      data: { packSha256: 'ab'.repeat(32), pack: 'made', station: 'here', seed: 1, members: 100, cursor: '2017-01-18T00:00:00+08:00' },
    })
    expect(logged('r', 'c', { ...opening, event: { type: 'clock.played', from: opening.at } }, 0)).toMatchObject({ at: '2017-01-17T16:00:00+00:00', data: { from: '2017-01-17T16:00:00+00:00' } })
  })

  it('tells, read again, the same room', () => {
    // Oracle: the states that the room had when it wrote them.
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 25 }), (commands) => {
      const { accepted, states } = meeting(commands)
      let state = evolve(emptyRoom, readAccepted(row(opening)))
      const again = accepted.map((one, i) => (state = evolve(state, readAccepted(row(one, i + 2)))))
      expect(again).toEqual(states)
    }))
  })

  it('is one line of the event panel', () => {
    // Oracle: the schema of the wire, and the row itself.
    const line = eventLine(row({ ...opening, event: { type: 'clock.sought', to: opening.at } }, 7), 480)
    expect(EventLine.parse(line)).toEqual({ seq: 7, at: '2017-01-18T00:00:00+08:00', arrived: ARRIVED, kind: 'clock.sought', by: 'xuefeng', data: { to: '2017-01-18T00:00:00+08:00' } })
  })

  it.each([
    ['an event that this version does not know', { type: 'clock.reversed' }, 'a "clock.reversed" at seq 1 that this version cannot read (type: '],
    ['an hour that is none', { at: '2017-01-18T00:30:00+08:00' }, '(at: "2017-01-18T00:30:00+08:00" is no whole hour)'],
    ['a speed beyond the clock’s', { type: 'clock.speed-set', data: { speed: 1e9 } }, '(speed: '],
  ])('is not read where it holds %s', (_, changes, words) => {
    // Oracle: a newer log must be told in a sentence with the way out, never guessed.
    const good = row({ ...opening, event: { type: 'clock.paused' } })
    expect(() => readAccepted({ ...good, event: { ...good.event, ...changes } })).toThrow(words)
    expect(() => readAccepted({ ...good, event: { ...good.event, ...changes } })).toThrow(expect.objectContaining({ code: 'log.newer', message: expect.stringMatching(/^the log of room:r holds .*: start the version that wrote it$/) as string }))
    expect(readAccepted(good).event).toEqual({ type: 'clock.paused' })
  })
})
