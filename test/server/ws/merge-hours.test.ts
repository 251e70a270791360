import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomFrame } from '../../../server/rooms/sink.ts'
import { mergeHours } from '../../../server/ws/merge-hours.ts'
import { Frame } from '../../../server/protocol/server.ts'
import { applyFrame, roomOf, type Room } from '../../../web/src/state/room.ts'
import { branchColumns, frame, hoursFrom, iso, snapshot, summary } from '../../web/sample-room.ts'

const asRoomFrame = (one: Frame): RoomFrame => ({ room: 'r', seq: one.seq, seekEpoch: one.seekEpoch, channel: one.channel, key: 'key' in one ? one.key : null, data: JSON.stringify(one.data) })
const asFrame = ({ seq, seekEpoch, channel, key, data }: RoomFrame): Frame => Frame.parse({ type: 'frame', seq, previous: seq - 1, seekEpoch, channel, data: JSON.parse(data), ...(key === null ? {} : { key }) })
/** What a viewer of five hours and one branch holds after these frames. */
function heldAfter(frames: readonly RoomFrame[]): Room['columns'] {
  const room = roomOf(snapshot([1, 2, 3, 4, 5], ['a']))
  for (const one of frames) expect(applyFrame(room, asFrame(one))).not.toBe('stale')
  return room.columns
}

/** What may happen in a room: an hour or more comes, a late row rewrites the newest hours, the clock goes back, an order changes. */
const happening = fc.oneof(
  fc.record({ what: fc.constant('on' as const), hours: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ what: fc.constant('back' as const), hours: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ what: fc.constant('revised' as const), hours: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ what: fc.constant('ordered' as const), hours: fc.constant(0) }),
  fc.record({ what: fc.constant('event' as const), hours: fc.constant(0) }),
)

function published(happenings: readonly { readonly what: string; readonly hours: number }[]): RoomFrame[] {
  let count = 5
  return happenings.map(({ what, hours }, at): RoomFrame => {
    const values = (n: number): number[] => Array.from({ length: n }, (_, i) => 100 * (at + 1) + i)
    const place = { seq: at + 1, previous: at, seekEpoch: 0 }
    if (what === 'on') { count += hours; return asRoomFrame(frame('hours', { data: hoursFrom(count - hours, values(hours), ['a'], [[0, 'pm25', 'spike']]) }, place)) }
    if (what === 'back') { count = Math.max(1, count - hours); return asRoomFrame(frame('hours', { data: hoursFrom(count, [], ['a']) }, place)) }
    if (what === 'revised') { const from = Math.max(0, count - hours); return asRoomFrame(frame('hours', { data: hoursFrom(from, values(count - from), ['a']) }, place)) }
    if (what === 'ordered') return asRoomFrame(frame('branch', { key: 'a', data: { summary: summary('a'), from: iso(0), columns: branchColumns(values(count)) } }, place))
    return asRoomFrame(frame('event', { data: { seq: at, at: iso(0), arrived: 'now', kind: 'clock.played', by: 'v1', data: {} } }, place))
  })
}

describe('the hours that a viewer missed', () => {
  it('leave it with the same columns, merged or one by one, whatever happened', () => {
    // Oracle: the viewer's own reading of the frames as they were published.
    fc.assert(fc.property(fc.array(happening, { maxLength: 14 }), happenings => {
      const frames = published(happenings)
      const merged = mergeHours(frames)
      expect(heldAfter(merged)).toEqual(heldAfter(frames))
      // Seqs grow, and the newest stays, so that the chain closes.
      expect(merged.map(one => one.seq)).toEqual([...new Set(merged.map(one => one.seq))].sort((a, b) => a - b))
      expect(merged.at(-1)?.seq).toBe(frames.at(-1)?.seq)
    }))
  })

  it('are one frame where nothing stands between them, and cost a fraction', () => {
    // Oracle: twelve hours of one branch by hand: names of columns once in place of twelve times.
    const frames = published(Array.from({ length: 12 }, () => ({ what: 'on', hours: 1 })))
    const merged = mergeHours(frames)
    const bytes = (all: readonly RoomFrame[]): number => all.reduce((sum, one) => sum + one.data.length, 0)
    expect(merged).toHaveLength(1)
    expect(bytes(merged)).toBeLessThan(bytes(frames) / 3)
  })

  it('are left alone where there are so many that merging them would keep everyone else waiting', () => {
    // Oracle: the limit that is written beside the code.
    const frames = published(Array.from({ length: 301 }, () => ({ what: 'on', hours: 1 })))
    expect(mergeHours(frames)).toEqual(frames)
  })
})
