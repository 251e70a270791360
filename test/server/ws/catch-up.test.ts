import { describe, expect, it } from 'vitest'
import type { RoomFrame } from '../../../server/rooms/sink.ts'
import { catchUp } from '../../../server/ws/catch-up.ts'
import { branchColumns, hoursFrom, indicators, iso, summary, band } from '../../web/sample-room.ts'

const frame = (seq: number, channel: RoomFrame['channel'], data: unknown, key: string | null = null): RoomFrame => ({ room: 'r', seq, seekEpoch: 0, channel, key, data: JSON.stringify(data) })

describe('what a viewer gets that comes back', () => {
  it('is hours together, and only the figures of a branch that it knows', () => {
    // Oracle: by hand: two hours in one frame, and a summary without names, each in its place.
    const later = summary('a', { indicators: indicators({ peak_ugm3: band(77) }) })
    const caught = catchUp([frame(1, 'hours', hoursFrom(5, [60], ['a'])), frame(2, 'event', {}), frame(3, 'hours', hoursFrom(6, [70], ['a'])), frame(4, 'summary', later, 'a')])
    expect(caught.map(one => [one.seq, one.channel])).toEqual([[2, 'event'], [3, 'hours'], [4, 'figures']])
    expect(JSON.parse(caught[1]?.data ?? '')).toEqual(hoursFrom(5, [60, 70], ['a']) )
    expect(JSON.parse(caught[2]?.data ?? '')).toMatchObject({ leaves: expect.arrayContaining([77]) as unknown })
  })

  it('is the whole summary of a branch that was ordered anew meanwhile, that failed, or whose areas are not ready', () => {
    // Oracle: the names, the order and the reason are in the whole summary only.
    const anew = [frame(1, 'branch', { summary: summary('a'), from: iso(0), columns: branchColumns([1]) }, 'a'), frame(2, 'summary', summary('a'), 'a')]
    expect(catchUp(anew)).toEqual(anew)
    const others = [frame(1, 'summary', summary('b', { status: 'failed', reason: 'why' }), 'b'), frame(2, 'summary', summary('c', { nested: null }), 'c')]
    expect(catchUp(others)).toEqual(others)
  })
})
