import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../../server/engine/handle.ts'
import { ServerMessage } from '../../../server/protocol/server.ts'
import { Conversation } from '../../../server/ws/conversation.ts'
import { FanOut } from '../../../server/ws/fan-out.ts'
import { engineHere, options, TestSocket, type EngineHere } from '../../support/engine-in-process.ts'
import { temporaryFolder } from '../../support/log-sample.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: EngineHere
let fanOut: FanOut
let room: string
const open: Conversation[] = []
beforeAll(async () => {
  folder = temporaryFolder()
  engine = await engineHere(options(folder.path))
  fanOut = new FanOut(engine)
  room = engine.rooms[0]?.room ?? ''
})
afterEach(() => { vi.useRealTimers(); for (const one of open.splice(0)) one.close() })
afterAll(async () => { fanOut.stop(); await engine.stop(); folder.remove() })

function begin(through: Engine = engine) {
  const socket = new TestSocket()
  const conversation = new Conversation(through, fanOut, socket)
  open.push(conversation)
  const heard = (): ServerMessage[] => socket.sent.map((text) => ServerMessage.parse(JSON.parse(text)))
  return { socket, conversation, heard, say: (message: unknown) => conversation.hear(JSON.stringify(message)), last: () => heard().at(-1) }
}
async function greeted(through: Engine = engine) {
  const one = begin(through)
  await one.say({ type: 'fresh', room, name: 'duty officer' })
  return one
}

describe('the first message', () => {
  it('is waited for five seconds, then the socket is closed and nothing more is heard', async () => {
    // Oracle: contracts.md: within 5 s; virtual time.
    vi.useFakeTimers()
    const { socket, heard, say } = begin()
    vi.advanceTimersByTime(4_999)
    expect(socket.closed).toBeNull()
    vi.advanceTimersByTime(1)
    expect([heard(), socket.closed]).toEqual([[{ type: 'refusal', id: null, code: 'hello.timeout', message: 'say fresh or resume within 5 s' }], { code: 4400, reason: 'hello.timeout' }])
    await say({ type: 'fresh', room })
    expect([heard().length, fanOut.viewers]).toEqual([1, 0])
  })

  it.each([{ type: 'ping', at: 1 }, { type: 'subscribe', channels: ['clock'] }, { type: 'command', id: 'c1', command: { do: 'clock.play' } }])('cannot be $type', async (message) => {
    // Oracle: contracts.md: resume or fresh; nothing acts before it.
    const { socket, heard, say } = begin()
    await say(message)
    expect([heard(), socket.closed]).toEqual([[{ type: 'refusal', id: null, code: 'hello.expected', message: 'the first message must be fresh or resume' }], { code: 4400, reason: 'hello.expected' }])
    await say({ type: 'fresh', room })
    expect([heard().length, fanOut.viewers]).toEqual([1, 0])
  })

  it('of no known room is refused, and the code tells the browser not to come again', async () => {
    // Oracle: codes.ts, and 4404 of the browser's connection.
    const { socket, last, say } = begin()
    await say({ type: 'fresh', room: 'nowhere' })
    expect([last(), socket.closed?.code]).toMatchObject([{ code: 'room.unknown' }, 4404])
  })

  it('lets in: welcome, the snapshot, and how many are here; a second one is refused', async () => {
    // Oracle: the protocol page.
    const { heard, last, say } = await greeted()
    expect(heard().map(({ type }) => type)).toEqual(['welcome', 'snapshot', 'viewers'])
    await say({ type: 'fresh', room })
    expect(last()).toMatchObject({ type: 'refusal', code: 'hello.expected' })
    expect(fanOut.viewers).toBe(1)
  })

  it('has to be answered before the next is said', async () => {
    // Oracle: the viewer is in no room yet; the refusal says so, and the room is entered all the same.
    const { heard, say } = begin()
    const coming = say({ type: 'fresh', room })
    await say({ type: 'ping', at: 1 })
    await coming
    expect(heard().map((message) => message.type === 'refusal' ? message.code : message.type)).toEqual(['hello.expected', 'welcome', 'snapshot', 'viewers'])
  })

  it('of one who is gone before the answer leaves nobody behind', async () => {
    // Oracle: the count of viewers.
    const { conversation, say } = begin()
    const coming = say({ type: 'fresh', room })
    conversation.close()
    await coming
    expect(fanOut.viewers).toBe(0)
  })
})

describe('a conversation', () => {
  it('answers a command once it is done, again when it is sent again, and signs it with the viewer’s name', async () => {
    // Oracle: the room's log: one row, by the name of the hello.
    const { heard, say } = await greeted()
    const command = { type: 'command', id: 'once', command: { do: 'clock.speed', speed: 2 } }
    await say(command)
    await say(command)
    expect(heard().filter(({ type }) => type === 'reply')).toMatchObject([{ id: 'once', ok: true }, { id: 'once', ok: true }])
    const { lines } = engine.house.log({ stream: `room:${room}`, from: 1, limit: 100 }) as { lines: string }
    expect(lines.split('\n').filter((line) => line.includes('"once"')).map((line) => (JSON.parse(line) as { event: { by: string } }).event.by)).toEqual(['duty officer'])
    await say({ type: 'command', id: 'no', command: { do: 'branch.remove', branch: 'b9' } })
    await say({ type: 'ping', at: 12.5 })
    expect(heard().slice(-2)).toEqual([{ type: 'refusal', id: 'no', code: 'branch.unknown', message: 'there is no branch "b9"; the room has none' }, { type: 'pong', at: 12.5 }])
  })

  it('replies at once to one who is far behind, whose frames are held back', async () => {
    // Oracle: the protocol page: replies are never held back.
    const { socket, heard, say } = await greeted()
    socket.bufferedAmount = 10_000_000
    const before = socket.sent.length
    await say({ type: 'command', id: 'slow', command: { do: 'clock.step', hours: -3 } })
    expect(heard().slice(before)).toMatchObject([{ type: 'reply', id: 'slow' }])
  })

  it('ends with one who sends and never reads', async () => {
    // Oracle: 32 MiB may wait, no more; the socket is closed once, and nothing is added to what waits.
    const { socket, say } = await greeted()
    const before = socket.sent.length
    socket.bufferedAmount = 33 * 1024 * 1024
    for (let i = 0; i < 50; i++) await say({ type: 'ping', at: i })
    expect([socket.sent.length - before, socket.closed]).toEqual([0, { code: 4408, reason: 'too much waits to be read; come back with resume' }])
  })

  it('may have a hundred commands waiting; what is more is refused and may be sent again', async () => {
    // Oracle: counted by hand: every command has one answer, and the engine is asked no more than a hundred times.
    const { heard, say } = await greeted()
    const all = Array.from({ length: 130 }, (_, i) => say({ type: 'command', id: `many-${i}`, command: { do: 'clock.speed', speed: 6 } }))
    await Promise.all(all)
    const answers = heard().filter((message) => message.type === 'reply' || message.type === 'refusal')
    expect([answers.filter(({ type }) => type === 'reply').length, answers.filter(({ type }) => type === 'refusal').length]).toEqual([100, 30])
    await say({ type: 'command', id: 'many-129', command: { do: 'clock.speed', speed: 6 } })
    expect(heard().filter(({ type }) => type === 'reply').at(-1)).toMatchObject({ id: 'many-129' })
  })

  it('says which channels it wants, and gets no others', async () => {
    // Oracle: the names of the channels.
    const { socket, heard, say } = await greeted()
    await say({ type: 'subscribe', channels: ['events'] })
    const before = socket.sent.length
    await say({ type: 'command', id: 'sub', command: { do: 'clock.step', hours: -1 } })
    await new Promise((resolve) => setTimeout(resolve, 150))
    await engine.call('rooms', {})
    expect(heard().slice(before).map((message) => message.type === 'frame' ? message.channel : message.type).sort()).toEqual(['event', 'reply'])
  })

  it('tells of a defect of the engine and goes on: neither the server nor the viewer ends', async () => {
    // Oracle: an engine that throws for commands, and for snapshots.
    const broken: Engine = { ...engine, call: (name, args) => name === 'command' ? Promise.reject(new Error('cannot read properties of undefined')) : engine.call(name, args) }
    const one = await greeted(broken)
    await one.say({ type: 'command', id: 'c', command: { do: 'clock.play' } })
    expect(one.last()).toEqual({ type: 'refusal', id: 'c', code: 'internal', message: 'cannot read properties of undefined' })
    await one.say({ type: 'ping', at: 1 })
    expect(one.last()).toEqual({ type: 'pong', at: 1 })
    const dead = new FanOut({ ...engine, onFrame: () => undefined, call: () => Promise.reject(new Error('the engine thread ended with code 1')) })
    const socket = new TestSocket()
    await new Conversation(engine, dead, socket).hear(JSON.stringify({ type: 'fresh', room }))
    expect([JSON.parse(socket.sent[0] ?? ''), socket.closed]).toMatchObject([{ code: 'internal' }, { code: 1011 }])
    dead.stop()
  })
})

describe('garbage', () => {
  const good = [{ type: 'fresh', room: 'r' }, { type: 'resume', room: 'r', epoch: 'e', seq: 1 }, { type: 'subscribe', channels: ['clock'] }, { type: 'command', id: 'c1', command: { do: 'clock.seek', to: '2017-01-12T08:00:00+08:00' } }, { type: 'ping', at: 1 }]
  /** Anything, and messages with one part replaced by anything. */
  const text = fc.oneof(
    fc.string({ unit: 'binary' }), fc.json({ maxDepth: 6 }),
    fc.tuple(fc.constantFrom(...good), fc.string(), fc.jsonValue()).map(([message, key, value]) => JSON.stringify({ ...message, [key]: value })),
    fc.tuple(fc.constantFrom(...good), fc.nat(), fc.jsonValue()).map(([message, n, value]) => { const keys = Object.keys(message); return JSON.stringify({ ...message, [keys[n % keys.length] ?? '']: value }) }),
    fc.constantFrom('[', 'null', '[[[[', '{"type":"command","id":"c1","command":{"do":"branch.create","scenario":{"__proto__":{"name":1}}}}', `{"${'k'.repeat(100_000)}":1,"type":"ping","at":1}`, `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  )

  it('is answered with one short sentence each, whether said first or later, and throws nothing', async () => {
    // Oracle: the strict union of what a server may say; afterwards a plain ping is answered.
    const { socket, say, last, conversation } = await greeted()
    await fc.assert(fc.asyncProperty(text, async (given) => {
      const before = socket.sent.length
      await conversation.hear(given)
      for (const sent of socket.sent.slice(before)) {
        expect(sent.length).toBeLessThan(2_000)
        ServerMessage.parse(JSON.parse(sent))
      }
      const first = begin()
      await first.conversation.hear(given)
      expect(first.heard().length).toBeGreaterThan(0)
    }), { numRuns: 300 })
    await say({ type: 'ping', at: 7 })
    expect(last()).toEqual({ type: 'pong', at: 7 })
  })

  it.each([
    ['half a character in the hello', { type: 'fresh', room: 'r', name: 'a\ud800' }], ['half a character in a name', { type: 'command', id: 'c', command: { do: 'branch.rename', branch: 'b1', name: '\udc00b' } }],
    ['a field that nobody knows', { type: 'ping', at: 1, seq: 2 }], ['no message at all', 'ping'],
  ])('such as %s is malformed', async (_, message) => {
    // Oracle: codes.ts; the log could not keep half a character.
    const { last, say } = await greeted()
    await say(message)
    expect(last()).toMatchObject({ type: 'refusal', id: null, code: 'message.malformed' })
  })
})
