import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ring, conflate } from '../../../server/ws/ring.ts'
import type { RoomFrame } from '../../../server/rooms/sink.ts'

const frame = (seq: number, channel: RoomFrame['channel'], key: string | null = null, data = '{}'): RoomFrame => ({ room: 'r', seq, seekEpoch: 0, channel, key, data })

describe('the frames that a viewer missed', () => {
  it('keeps every appended frame, and of a latest-value channel only the newest of each key', () => {
    // Oracle: worked by hand.
    const frames = [frame(1, 'clock'), frame(2, 'hours'), frame(3, 'summary', 'a'), frame(4, 'clock'), frame(5, 'summary', 'b'), frame(6, 'summary', 'a'), frame(7, 'hours')]
    expect(conflate(frames).map((one) => one.seq)).toEqual([2, 4, 5, 6, 7])
  })

  it('gives exactly what came after a seq, or says that it has forgotten', () => {
    // Oracle: a plain list of all frames.
    const channels = fc.array(fc.constantFrom<RoomFrame['channel']>('hours', 'event'), { minLength: 1, maxLength: 40 })
    fc.assert(fc.property(channels, fc.integer({ min: -3, max: 45 }), (given, seq) => {
      const ring = new Ring()
      const all = given.map((channel, i) => frame(i + 1, channel))
      for (const one of all) ring.push(one)
      expect(ring.since(seq)).toEqual(seq < 0 || seq > all.length ? null : all.filter((one) => one.seq > seq))
    }))
  })

  it('forgets the oldest frames when their bytes grow beyond its bound, and then asks for a snapshot', () => {
    // Oracle: 8 MiB bound of the ring; ten frames of 1 MiB cannot all stay.
    const ring = new Ring()
    const megabyte = 'x'.repeat(1024 * 1024)
    for (let seq = 1; seq <= 10; seq++) ring.push(frame(seq, 'hours', null, megabyte))
    expect(ring.since(1)).toBeNull()
    expect(ring.since(5)?.map((one) => one.seq)).toEqual([6, 7, 8, 9, 10])
  })
})
