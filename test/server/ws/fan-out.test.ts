import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { formatHour, hoursAfter } from '../../../models/units/time.ts'
import type { Engine } from '../../../server/engine/handle.ts'
import type { CallName, Calls } from '../../../server/engine/messages.ts'
import type { Command } from '../../../server/protocol/command.ts'
import type { RoomFrame } from '../../../server/rooms/sink.ts'
import { FanOut } from '../../../server/ws/fan-out.ts'
import type { Viewer } from '../../../server/ws/viewer.ts'
import { engineHere, options, TestSocket, type EngineHere } from '../../support/engine-in-process.ts'
import { temporaryFolder } from '../../support/log-sample.ts'
import { parting, syntheticEpisode } from '../../support/open-room.ts'
import { ViewerAt } from '../../support/viewer-at.ts'

const { first } = syntheticEpisode()
const seek = (hours: number): Command => ({ do: 'clock.seek', to: formatHour(hoursAfter(first, hours)) })
let folder: ReturnType<typeof temporaryFolder>
let engine: EngineHere
let fanOut: FanOut
let room: string
let commands = 0
const viewers: Viewer[] = []
beforeAll(async () => {
  folder = temporaryFolder()
  engine = await engineHere(options(folder.path))
  fanOut = new FanOut(engine)
  room = engine.rooms[0]?.room ?? ''
  await say({ do: 'branch.create', scenario: { name: 'orange', level: 'orange' } })
})
afterEach(() => { for (const viewer of viewers.splice(0)) fanOut.leave(viewer) })
afterAll(async () => { fanOut.stop(); await engine.stop(); folder.remove() })

async function say(...given: Command[]): Promise<void> {
  for (const command of given) expect(await engine.call('command', { room, id: `f${++commands}`, by: 'v', command })).toMatchObject({ ok: true })
}
/** Asks and waits until all that the engine had to tell was told. */
async function quiet(): Promise<void> { await new Promise((resolve) => setTimeout(resolve, 200)); await engine.call('rooms', {}) }
async function enter(socket = new TestSocket(), resume?: { epoch?: string; seq: number }): Promise<ViewerAt> {
  const hello = resume === undefined ? { type: 'fresh' as const, room } : { type: 'resume' as const, room, epoch: resume.epoch ?? fanOut.epoch, seq: resume.seq }
  const viewer = await fanOut.join(hello, socket)
  if (viewer !== null) viewers.push(viewer)
  return new ViewerAt(socket)
}
async function newcomer(): Promise<string> { return (await enter()).picture() }

describe('a viewer who comes back', () => {
  it('gets what it missed in a closed chain and a fraction of a snapshot’s bytes, and then sees what a newcomer sees', async () => {
    // Oracle: the chain by the browser's own rule, and the snapshot of a newcomer.
    await say(seek(100), { do: 'clock.speed', speed: 24 })
    await quiet()
    const viewer = await enter()
    const whole = viewer.socket.size
    await say({ do: 'clock.play' })
    await expect.poll(() => viewer.hours, { timeout: 20_000 }).toBeGreaterThan(103)
    for (const one of viewers.splice(0)) fanOut.leave(one)
    const seq = viewer.place.seq
    await expect.poll(() => engine.house.snapshot({ room }), { timeout: 20_000 }).toSatisfy((answer: { data: string }) => (JSON.parse(answer.data) as { hours: { count: number } }).hours.count > 115)
    const back = await enter(new TestSocket(), { seq })
    expect(back.messages[0]).toMatchObject({ type: 'welcome', resumed: true, seq })
    expect(back.socket.size).toBeLessThan(whole / 4)
    await say({ do: 'clock.pause' })
    await quiet()
    viewer.goOn(back.socket)
    expect(viewer.broken).toBe(0)
    expect(parting(viewer.picture(), await newcomer())).toBe('')
  })

  it('to a room where nothing happened is welcomed without a snapshot', async () => {
    // Oracle: two messages and no more: welcome, and how many are here.
    const seq = (await enter()).place.seq
    expect((await enter(new TestSocket(), { seq })).messages.map(({ type }) => type)).toEqual(['welcome', 'viewers'])
    // Also where the room has never said a word since the server started.
    const { fanOut: own, asked } = withEngineOf(0)
    await own.join({ type: 'fresh', room: 'r' }, new TestSocket())
    const back = new TestSocket()
    await own.join({ type: 'resume', room: 'r', epoch: own.epoch, seq: 0 }, back)
    expect([asked(), back.sent.length]).toEqual([1, 2])
    own.stop()
  })

  it.each([
    ['after a restart', { epoch: 'of yesterday', seq: 3 }], ['from the future', { seq: 10_000_000 }],
  ])('%s gets a snapshot', async (_, from) => {
    // Oracle: the protocol page: another epoch always means a snapshot; a seq that this room never had can be continued by nothing.
    expect((await enter(new TestSocket(), from)).messages.slice(0, 2)).toMatchObject([{ type: 'welcome', resumed: false, epoch: fanOut.epoch }, { type: 'snapshot' }])
  })

  it('to a room that nobody has is refused, epoch or not, a thousand times', async () => {
    // Oracle: room.unknown names the rooms that there are; nobody is let in.
    const before = fanOut.viewers
    for (let i = 0; i < 1_000; i++) {
      const socket = new TestSocket()
      expect(await fanOut.join({ type: 'resume', room: `made-up-${i}`, epoch: fanOut.epoch, seq: 0 }, socket)).toBeNull()
      expect(JSON.parse(socket.sent[0] ?? '')).toEqual({ type: 'refusal', id: null, code: 'room.unknown', message: `there is no room "made-up-${i}"; there are ${room}` })
      expect(socket.sent).toHaveLength(1)
    }
    expect(fanOut.viewers).toBe(before)
  })
})

describe('a newcomer', () => {
  it('loses nothing and is told nothing twice, though the room goes on while its snapshot is made', async () => {
    // Oracle: the chain, and the picture of one who comes when all is still.
    engine.hold()
    const coming = Array.from({ length: 5 }, async (_, i) => {
      for (let n = 0; n < i; n++) engine.house.command({ room, id: `w${++commands}`, by: 'v', command: { do: 'clock.step', hours: -1 } }, () => undefined)
      return enter()
    })
    engine.house.command({ room, id: `w${++commands}`, by: 'v', command: { do: 'clock.step', hours: -2 } }, () => undefined)
    engine.release()
    const all = await Promise.all(coming)
    await quiet()
    const wanted = await newcomer()
    for (const viewer of all) {
      expect(parting(viewer.picture(), wanted)).toBe('')
      expect(viewer.broken).toBe(0)
      expect(viewer.seqs).toEqual([...new Set(viewer.seqs)].sort((a, b) => a - b))
    }
  })

  it('is told how many are here, and so are the others, when it comes and when it goes', async () => {
    // Oracle: counted by hand.
    const one = await enter()
    const two = await enter()
    const last = viewers.pop()
    if (last !== undefined) fanOut.leave(last)
    const counts = ({ messages }: ViewerAt): number[] => messages.flatMap((message) => message.type === 'viewers' ? [message.count] : [])
    expect([counts(one), counts(two)]).toEqual([[1, 2, 1], [2]])
  })

  it('is refused where the server is full, also when all come at once', async () => {
    // Oracle: 500 viewers, the limit that the refusal names.
    const { fanOut: own } = withEngineOf(20)
    const sockets = Array.from({ length: 520 }, () => new TestSocket())
    const all = await Promise.all(sockets.map((socket) => own.join({ type: 'fresh', room: 'r' }, socket)))
    expect([own.viewers, all.filter((viewer) => viewer === null).length]).toEqual([500, 20])
    expect(sockets.filter(({ sent }) => sent.some((text) => text.includes('"room.full"')))).toHaveLength(20)
    own.stop()
  })
})

describe('a viewer whose socket is full', () => {
  it('is sent nothing until it has drained, then the newest of each value, and its picture is right', async () => {
    // Oracle: the protocol page; the chain closes, and the picture is a newcomer's.
    const slow = await enter()
    slow.socket.bufferedAmount = 10_000_000
    const before = slow.socket.sent.length
    await say(seek(50), seek(60), { do: 'branch.change', branch: 'b1', scenario: { name: 'red', level: 'red' } }, seek(70), { do: 'clock.speed', speed: 2 })
    await quiet()
    expect(slow.socket.sent.slice(before)).toEqual([])
    slow.socket.bufferedAmount = 0
    await expect.poll(() => slow.socket.sent.length).toBeGreaterThan(before)
    const caught = slow.messages.flatMap((message) => message.type === 'frame' ? [message] : [])
    expect(caught.filter(({ channel }) => channel === 'clock')).toHaveLength(1)
    expect(caught.filter(({ channel }) => channel === 'branch')).toHaveLength(1)
    expect(caught.filter(({ channel }) => channel === 'event')).toHaveLength(5)
    expect(slow.broken).toBe(0)
    expect(parting(slow.picture(), await newcomer())).toBe('')
  })

  it('for longer than the room remembers gets a snapshot, and one, however long the engine takes', async () => {
    // Oracle: 4,000 frames are kept; a look every 50 ms, and an engine that takes six of them.
    const { fanOut: own, emit, asked } = withEngineOf(300)
    const socket = new TestSocket()
    const viewer = await own.join({ type: 'fresh', room: 'r' }, socket)
    socket.bufferedAmount = 10_000_000
    for (let i = 0; i < 4_002; i++) emit('clock')
    socket.bufferedAmount = 0
    await expect.poll(() => socket.sent.length).toBe(3)
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(socket.sent.map((text) => (JSON.parse(text) as { type: string; seq?: number }).type)).toEqual(['welcome', 'snapshot', 'viewers', 'snapshot'].slice(0, socket.sent.length))
    expect([socket.sent.length, asked(), viewer?.seen]).toEqual([4, 2, 4_002])
    own.stop()
  })

  it('is closed and told how to come back where the room cannot be read any more', async () => {
    // Oracle: RFC 6455, 7.4.1: 1011 is an unexpected condition of the server. The process must not end for it.
    const { fanOut: own, emit, fail } = withEngineOf(0)
    const socket = new TestSocket()
    await own.join({ type: 'fresh', room: 'r' }, socket)
    socket.bufferedAmount = 10_000_000
    for (let i = 0; i < 4_002; i++) emit('clock')
    fail()
    socket.bufferedAmount = 0
    await expect.poll(() => socket.closed).toEqual({ code: 1011, reason: 'the room could not be read; come back with resume' })
    own.stop()
  })

  it('misses no frame that is larger than all that is remembered: it gets a snapshot', async () => {
    // Oracle: 8 MiB are kept; one frame of 9 MiB is forgotten at once, and silence would lose it.
    const { fanOut: own, emit } = withEngineOf(0)
    const socket = new TestSocket()
    await own.join({ type: 'fresh', room: 'r' }, socket)
    socket.bufferedAmount = 10_000_000
    emit('hours', 9 * 1024 * 1024)
    socket.bufferedAmount = 0
    await expect.poll(() => socket.sent.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual(['welcome', 'snapshot', 'viewers', 'snapshot'])
    const back = new TestSocket()
    await own.join({ type: 'resume', room: 'r', epoch: own.epoch, seq: 0 }, back)
    expect(JSON.parse(back.sent[0] ?? '')).toMatchObject({ type: 'welcome', resumed: false, seq: 1 })
    own.stop()
  })
})

/** A fan-out before an engine of one room with a snapshot of nothing, which takes `ms` to make it. */
function withEngineOf(ms: number) {
  let listener: (frame: RoomFrame) => void = () => undefined
  let seq = 0
  let count = 0
  let broken = false
  const engine: Engine = {
    rooms: [], onFrame: (given) => { listener = given }, onDeath: () => undefined, onTrouble: () => undefined, stop: () => Promise.resolve(),
    call: async <N extends CallName>() => {
      count++
      await new Promise((resolve) => setTimeout(resolve, ms))
      if (broken) throw new Error('the engine thread ended with code 1')
      return { seq, seekEpoch: 0, data: '{}' } as Calls[N]['answer']
    },
  }
  const made = new FanOut(engine)
  return {
    fanOut: made, asked: () => count, fail: () => { broken = true },
    emit: (channel: RoomFrame['channel'], size = 2) => { listener({ room: 'r', seq: ++seq, seekEpoch: 0, channel, key: null, data: `"${'x'.repeat(size - 2)}"` }) },
  }
}

describe('the end of a fan-out', () => {
  it('closes every socket, with the word that brings its viewer back', async () => {
    // Oracle: RFC 6455, 7.4.1: 1001 is an endpoint going away.
    const other = new FanOut({ ...engine, onFrame: () => undefined })
    const socket = new TestSocket()
    await other.join({ type: 'fresh', room }, socket)
    other.stop()
    expect(socket.closed).toEqual({ code: 1001, reason: 'the server stops; come back with resume' })
  })
})
