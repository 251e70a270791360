import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ServerMessage } from '../../../server/protocol/server.ts'
import { Connection, type Link, type Socket } from '../../../web/src/net/connection.ts'
import { frame, hoursFrom, snapshot } from '../sample-room.ts'

/** A line to nowhere: what was said on each socket, and a way to answer. */
function line() {
  const sockets: (Socket & { said: unknown[]; hear: (message: unknown) => void; cut: (code?: number) => void })[] = []
  const heard: ServerMessage[] = []
  const links: Link[] = []
  const connect = (): Socket => {
    const said: unknown[] = []
    const socket = {
      onopen: null, onmessage: null, onclose: null, readyState: 1, said, close: () => undefined, send: (text: string) => { said.push(JSON.parse(text)) },
      hear(message: unknown) { (this as Socket).onmessage?.({ data: JSON.stringify(message) }) }, cut(code = 1006) { (this as Socket).onclose?.({ code }) },
    }
    sockets.push(socket)
    return socket
  }
  const connection = new Connection({ url: 'ws://x/ws', room: 'r', name: null, prefix: 'v', connect, chance: () => 0 }, { message: (message) => { heard.push(message) }, link: (link) => { links.push(link) } })
  return { connection, sockets, heard, links }
}
const welcome = (resumed: boolean, seq = 5) => ({ type: 'welcome', room: 'r', epoch: 'e1', seq, resumed, viewer: 'v1' })
const whole = { type: 'snapshot', seq: 5, seekEpoch: 0, data: snapshot([10, 20]) }

describe('a viewer\'s connection', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  function opened() {
    const all = line()
    all.connection.start()
    const first = all.sockets[0]
    if (first === undefined) throw new Error('no socket')
    first.onopen?.()
    first.hear(welcome(false))
    first.hear(whole)
    return { ...all, first }
  }

  it('comes back after a cut, resumes at its last frame, and sends again what was not answered', () => {
    // Oracle: the wire's README: hello first, then commands; ids as before.
    const { connection, sockets, first } = opened()
    first.hear(frame('clock', { data: snapshot([10]).clock }, { seq: 6, previous: 5 }))
    const id = connection.command({ do: 'clock.play' })
    first.cut()
    vi.advanceTimersByTime(100)
    const second = sockets[1]
    second?.onopen?.()
    expect(second?.said).toEqual([{ type: 'resume', room: 'r', epoch: 'e1', seq: 6 }])
    second?.hear(welcome(true, 6))
    expect(second?.said[1]).toEqual({ type: 'command', id, command: { do: 'clock.play' } })
    connection.stop()
  })

  it('asks for everything when a frame is missing, and shows none of what follows until then', () => {
    // Oracle: frame 6 never came; hours drawn from frame 7 on would have a hole.
    const { connection, sockets, heard, first } = opened()
    const before = heard.length
    first.hear(frame('hours', { data: hoursFrom(2, [30]) }, { seq: 7, previous: 6 }))
    expect(heard).toHaveLength(before)
    vi.advanceTimersByTime(200)
    sockets[1]?.onopen?.()
    expect(sockets[1]?.said).toEqual([{ type: 'fresh', room: 'r' }])
    connection.stop()
  })

  it('does not come again to a room that was refused', () => {
    // Oracle: code 4404 of the server's refusal.
    const { connection, sockets, links, first } = opened()
    first.cut(4404)
    vi.advanceTimersByTime(60_000)
    expect([sockets.length, links.at(-1)]).toEqual([1, 'refused'])
    connection.stop()
  })

  it('gives up a line that answers no ping, though its socket still stands', () => {
    // Oracle: a laptop whose network is gone gets no close event for minutes; 8 s is the limit.
    const { connection, sockets } = opened()
    vi.advanceTimersByTime(12_500)
    expect(sockets.length).toBeGreaterThan(1)
    connection.stop()
  })

  it('keeps no timer once it is stopped', () => {
    // Oracle: the count of timers that vitest holds.
    const { connection, first } = opened()
    first.cut()
    connection.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not show a message that does not fit the protocol', () => {
    // Oracle: an hour that is no hour; the strict schema of the wire refuses it.
    const { connection, heard, first } = opened()
    const before = heard.length
    const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    first.hear(frame('clock', { data: { ...snapshot([10]).clock, cursor: 'yesterday' } }, { seq: 6, previous: 5 }))
    expect(heard).toHaveLength(before)
    expect(silent).toHaveBeenCalledOnce()
    connection.stop()
  })
})
