import { describe, expect, it } from 'vitest'
import { atFrame, atSnapshot, greeting, newPlace, welcomed } from '../../../web/src/net/chain.ts'
import { frame, hoursFrom, snapshot } from '../sample-room.ts'

type Welcome = Parameters<typeof welcomed>[1]
const welcome = (epoch: string, resumed: boolean): Welcome => ({ type: 'welcome', room: 'r', epoch, seq: 9, resumed, viewer: 'v' })
const standing = atSnapshot(welcomed(newPlace('r'), welcome('e1', false)), { type: 'snapshot', seq: 10, seekEpoch: 2, data: snapshot([1]) })
const hours = (at: { seq: number; previous: number; seekEpoch: number }) => frame('hours', { data: hoursFrom(0, [1]) }, at)

describe('a viewer\'s place in the frames of a room', () => {
  it('begins with everything, and after a cut asks only for what followed', () => {
    // Oracle: contracts.md, resume {room, epoch, seq} or fresh {room}.
    expect(greeting(newPlace('r'), null)).toEqual({ type: 'fresh', room: 'r' })
    expect(greeting(standing, 'Li')).toEqual({ type: 'resume', room: 'r', epoch: 'e1', seq: 10, name: 'Li' })
  })

  it('waits for a snapshot when the server has restarted, or has forgotten', () => {
    // Oracle: the epoch changes at a restart, which always means a snapshot.
    expect(welcomed(standing, welcome('e1', true)).whole).toBe(true)
    expect(welcomed(standing, welcome('e2', true)).whole).toBe(false)
    expect(welcomed(standing, welcome('e1', false)).whole).toBe(false)
  })

  it('goes on where each frame names the one before, also when frames between were conflated', () => {
    // Oracle: `previous` is what this viewer was sent before, not seq − 1.
    const { place, verdict } = atFrame(standing, hours({ seq: 17, previous: 10, seekEpoch: 2 }))
    expect([verdict, place.seq]).toEqual(['apply', 17])
  })

  it('drops a frame from before the last seek, but counts it', () => {
    // Oracle: architecture.md, viewers drop frames with an older seekEpoch; the chain still closes.
    const dropped = atFrame(standing, hours({ seq: 11, previous: 10, seekEpoch: 1 }))
    expect(dropped.verdict).toBe('drop')
    expect(atFrame(dropped.place, hours({ seq: 12, previous: 11, seekEpoch: 2 })).verdict).toBe('apply')
  })

  it('asks for everything once a frame is missing', () => {
    // Oracle: frame 11 never came.
    const broken = atFrame(standing, hours({ seq: 12, previous: 11, seekEpoch: 2 }))
    expect(broken.verdict).toBe('broken')
    expect(greeting(broken.place, null)).toEqual({ type: 'fresh', room: 'r' })
  })
})
