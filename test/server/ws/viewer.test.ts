import { describe, expect, it } from 'vitest'
import type { RoomFrame } from '../../../server/rooms/sink.ts'
import { conflate } from '../../../server/ws/ring.ts'
import { Viewer } from '../../../server/ws/viewer.ts'

const frame = (seq: number, channel: RoomFrame['channel'] = 'clock'): RoomFrame => ({ room: 'r', seq, seekEpoch: 1, channel, key: null, data: `{"n":${seq}}` })

function slowSocket() {
  const sent: { seq: number; previous: number }[] = []
  return { sent, bufferedAmount: 0, send(data: string) { sent.push(JSON.parse(data) as { seq: number; previous: number }) }, close() {} }
}

describe('a viewer', () => {
  it('is sent nothing while its socket is full, then only the newest value, and its chain still closes', () => {
    // Oracle: the rule on the protocol page: previous = seq of the frame this viewer was sent before.
    const socket = slowSocket()
    const viewer = new Viewer('v1', 'v1', 'r', socket)
    viewer.begin(10)
    viewer.frame(frame(11))
    socket.bufferedAmount = 10_000_000
    const missed = [12, 13, 14].map((seq) => frame(seq))
    for (const one of missed) viewer.frame(one)
    expect(viewer.behind).toBe(true)
    socket.bufferedAmount = 0
    viewer.catchUp(conflate(missed))
    viewer.frame(frame(15))
    expect(socket.sent.map(({ seq, previous }) => [previous, seq])).toEqual([[10, 11], [11, 14], [14, 15]])
  })

  it('is not sent channels that it did not subscribe to, nor a frame twice', () => {
    // Oracle: subscription as named; seq only grows.
    const socket = slowSocket()
    const viewer = new Viewer('v1', 'v1', 'r', socket)
    viewer.begin(0)
    viewer.subscribe(['clock'])
    for (const one of [frame(1, 'hours'), frame(2), frame(2), frame(3, 'event'), frame(4)]) viewer.frame(one)
    expect(socket.sent.map(({ seq, previous }) => [previous, seq])).toEqual([[0, 2], [2, 4]])
  })
})
