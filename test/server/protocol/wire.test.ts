import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BranchFrame, BranchSummary, Indicators } from '../../../server/protocol/branch.ts'
import { Catalogue } from '../../../server/protocol/catalogue.ts'
import { ClientMessage, SUBPROTOCOL } from '../../../server/protocol/client.ts'
import { Clock, SPEEDS, Speed } from '../../../server/protocol/clock.ts'
import { CODES } from '../../../server/protocol/codes.ts'
import { Command } from '../../../server/protocol/command.ts'
import { Hours } from '../../../server/protocol/hours.ts'
import { Id, IsoHour, Name } from '../../../server/protocol/scalars.ts'
import { Frame, RoomView, ServerMessage, Snapshot } from '../../../server/protocol/server.ts'
import { Conversation } from '../../../server/ws/conversation.ts'
import { FanOut } from '../../../server/ws/fan-out.ts'
import { engineHere, options, TestSocket, type EngineHere } from '../../support/engine-in-process.ts'
import { temporaryFolder } from '../../support/log-sample.ts'

const page = readFileSync(new URL('../../../server/protocol/README.md', import.meta.url), 'utf8')
type Json = Record<string, unknown>
const examples = (side: 'client' | 'server'): Json[] => [...page.matchAll(new RegExp(`^\`\`\`json ${side}\\n([\\s\\S]*?)^\`\`\``, 'gm'))]
  .flatMap(([, block = '']) => block.trim().split('\n')).map((line) => JSON.parse(line) as Json)

/** Every object within, by its path: all but the free ones, which carry names of the user's or of the data. */
const FREE = new Set(['scenario', 'observed', 'weather', 'contributions', 'split', 'branches', 'skill', 'hours_above', 'hours_above_cut', 'dose_above', 'dose_above_cut', 'time_to_h', 'days_by_level'])
function objectsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, [...path, key]))
  const free = !Array.isArray(value) && path.at(-1) !== undefined && FREE.has(path.at(-1) ?? '')
  return Array.isArray(value) || free ? inner : [[...path], ...inner]
}
/** The word of a message in a union; frames are a union of their own. */
const typeOf = (option: z.ZodType): string => option instanceof z.ZodObject ? String((option.shape as { type: z.ZodLiteral }).type.value) : 'frame'

function withExtra(value: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(value)
  let at = copy as Json
  for (const key of path) at = at[key] as Json
  at['unheard_of'] = 1
  return copy
}

it('a command names a station as its file does, in any script', () => {
  // Oracle: packs and feeds take such ids, and a station that is on the screen can be chosen and ruled on.
  const ruling = { do: 'flag.override', time: '2021-01-14T05:00:00+08:00', column: 'pm25', use: 'measured', person: 'Li Min', reason: 'checked' }
  for (const station of ['万寿西宫', '1001A', 'Kyoto, Japan', '<b>']) for (const command of [{ do: 'station.select', station }, { ...ruling, station }]) expect(Command.parse(command)).toEqual(command)
  for (const station of ['', 'x'.repeat(201), '\ud800', 7]) expect(Command.safeParse({ do: 'station.select', station }).success).toBe(false)
})

describe('the page of the protocol', () => {
  it('gives examples that are messages, word by word', () => {
    // Oracle: the schemas: parsing neither refuses, drops nor changes anything.
    const [client, server] = [examples('client'), examples('server')]
    expect(Math.min(client.length - 10, server.length - 6)).toBeGreaterThanOrEqual(0)
    for (const message of client) expect(ClientMessage.parse(message)).toEqual(message)
    for (const message of server) expect(ServerMessage.parse(message)).toEqual(message)
    // Each side speaks only its own tongue.
    for (const message of client) expect(ServerMessage.safeParse(message).success).toBe(false)
    for (const message of server) expect(ClientMessage.safeParse(message).success).toBe(false)
  })

  it('is strict: one unknown field anywhere in an example is refused', () => {
    // Oracle: the page's own words, for every object of every example but the scenario, which has a parser of its own.
    for (const [schema, side] of [[ClientMessage, 'client'], [ServerMessage, 'server']] as const) for (const message of examples(side)) {
      for (const path of objectsIn(message).filter((one) => !one.includes('scenario'))) expect([path, schema.safeParse(withExtra(message, path)).success]).toEqual([path, false])
    }
  })

  it('names every message, channel and subprotocol that there is', () => {
    // Oracle: the schemas' own lists, looked up in the text.
    const types = [...ClientMessage.options, ...ServerMessage.options].map(typeOf)
    const channels = Frame.options.map((option) => option.shape.channel.value)
    expect([...types, ...channels, SUBPROTOCOL].filter((word) => !page.includes(`\`${word}\``) && !page.includes(`"type": "${word}"`))).toEqual([])
    const documented = [...page.matchAll(/^\| `([a-z-]+)`(?: \(key\))? \| (?:latest value|append)/gm)].map(([, name]) => name)
    expect([...documented].sort()).toEqual([...channels].sort())
  })
})

describe('the words of the wire', () => {
  it('are codes that stand once each, and speeds that may be asked for', () => {
    // Oracle: a set; the speeds of the screen against the schema.
    expect(new Set(CODES).size).toBe(CODES.length)
    for (const speed of SPEEDS) expect(Speed.parse(speed)).toBe(speed)
    for (const speed of [0, 0.2, 24.5, -1, Infinity, NaN, 'fast', null]) expect(Speed.safeParse(speed).success).toBe(false)
  })

  it('are ids that are safe in a path, a URL and a line, and hours that are whole', () => {
    // Oracle: encodeURIComponent changes no character of a safe id; the shapes by hand.
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 90 }), fc.array(fc.constantFrom('a', 'Z', '0', '.', '-', '_', '~', '/', ' ', '路'), { maxLength: 90 }).map((parts) => parts.join(''))), (text) => {
      if (Id.safeParse(text).success) expect([encodeURIComponent(text), /^[.]|[/\\\s]/.test(text), text.length <= 80]).toEqual([text, false, true])
    }))
    for (const text of ['2017-01-12T08:00:00+08:00', '2017-01-12T24:00:00Z']) expect(IsoHour.safeParse(text).success).toBe(true)
    for (const text of ['2017-01-12T08:00', '2017-01-12 08:00:00+08:00', '2017-01-12T08:00:30+08:00', '2017-01-12T08:00:00']) expect(IsoHour.safeParse(text).success).toBe(false)
    for (const name of ['', '  ', 'x'.repeat(121), 'a\ud800']) expect(Name.safeParse(name).success).toBe(false)
    expect(Name.parse(' 橙色预警 🟠 ')).toBe('橙色预警 🟠')
  })

  it('are commands, one of each kind, and nothing beside them', () => {
    // Oracle: written by hand from product and contract: what the screen can do.
    const scenario = { name: 'x', level: 'orange' }
    const ruling = { do: 'flag.override', station: 'here', time: '2017-01-12T08:00:00+08:00', column: 'voc_m/p-xylene', use: 'measured', person: '李', reason: '现场核对' }
    const all = [
      { do: 'clock.play' }, { do: 'clock.pause' }, { do: 'clock.step', hours: -1 }, { do: 'clock.seek', to: '2017-01-12T08:00:00+08:00' }, { do: 'clock.speed', speed: 'max' }, { do: 'branch.create', branch: 'b1', scenario },
      { do: 'branch.create', scenario }, { do: 'branch.change', branch: 'b1', scenario }, { do: 'branch.rename', branch: 'b1', name: 'y' }, { do: 'branch.remove', branch: 'b1' }, { do: 'station.select', station: 'here' },
      ruling, { ...ruling, until: '2017-01-12T09:00:00+08:00' },
    ]
    for (const command of all) {
      expect(Command.parse(command)).toEqual(command)
      expect(Command.safeParse({ ...command, more: 1 }).success).toBe(false)
    }
    expect(new Set(all.map((one) => one.do)).size).toBe(Command.options.length)
    for (const command of [{ do: 'clock.step', hours: 0.5 }, { do: 'clock.step', hours: 1e9 }, { do: 'branch.create', branch: 'b~1', scenario }, { do: 'log.erase' }, { ...ruling, person: ' ' }, { ...ruling, reason: '' }, { ...ruling, use: 'deleted' }, { ...ruling, column: 'pm25\n' }]) expect(Command.safeParse(command).success).toBe(false)
  })
})

describe('what a room of the built-in episode says', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let engine: EngineHere
  let said: unknown[] = []
  beforeAll(async () => {
    folder = temporaryFolder()
    engine = await engineHere(options(folder.path))
    said = await everything(engine)
  })
  afterAll(async () => { await engine.stop(); folder.remove() })

  it('is all in the strict union: every type of message and every channel, word by word', () => {
    // Oracle: the union, and its own lists of types and channels.
    for (const message of said) expect(ServerMessage.parse(message)).toEqual(message)
    const words = said.map((message) => message as { type: string; channel?: string })
    const types = ServerMessage.options.map(typeOf)
    expect([...new Set(words.map(({ type }) => type))].sort()).toEqual([...types].sort())
    expect([...new Set(words.flatMap(({ channel }) => channel ?? []))].sort()).toEqual(Frame.options.map((option) => option.shape.channel.value).sort())
  })

  it('would be refused with one unknown field, wherever it stands', () => {
    // Oracle: strictness, at every object of the first message of each kind.
    const kinds = new Map(said.map((message) => { const { type, channel } = message as { type: string; channel?: string }; return [`${type} ${channel ?? ''}`, message] }))
    expect(kinds.size).toBeGreaterThan(12)
    for (const [kind, message] of kinds) {
      const paths = objectsIn(message).filter((path) => !path.includes('scenario') && !(kind === 'frame event' && path.length === 2) && !(path.includes('events') && path.at(-1) === 'data'))
      for (const path of paths) expect([kind, path, ServerMessage.safeParse(withExtra(message, path)).success]).toEqual([kind, path, false])
    }
  })

  it('is made of parts that other channels take too', () => {
    // Oracle: HTTP gives a snapshot as it is and the catalogue as it is; the parts have schemas of their own.
    const snapshot = Snapshot.parse(JSON.parse((engine.house.snapshot({ room: engine.rooms[0]?.room ?? '' }) as { data: string }).data))
    for (const [schema, part] of [[RoomView, snapshot.view], [Clock, snapshot.clock], [Hours, snapshot.hours], [z.array(BranchSummary), snapshot.branches]] as const) expect(schema.parse(part)).toEqual(part)
    expect(Indicators.parse(snapshot.branches[0]?.indicators)).toEqual(snapshot.branches[0]?.indicators)
    expect(BranchFrame.safeParse({ summary: snapshot.branches[0], from: snapshot.hours.from, columns: snapshot.hours.branches[snapshot.branches[0]?.id ?? ''] }).success).toBe(true)
    expect(Catalogue.parse(engine.house.catalogue()).packs).toHaveLength(1)
  })
})

/** A meeting in which everything happens: who comes, acts, errs, is cut off and comes back. Gives all that was said to it. */
async function everything(engine: EngineHere): Promise<unknown[]> {
  const fanOut = new FanOut(engine)
  const room = engine.rooms[0]?.room ?? ''
  const sockets: TestSocket[] = []
  const enter = async (hello: object): Promise<Conversation> => {
    const socket = new TestSocket()
    sockets.push(socket)
    const conversation = new Conversation(engine, fanOut, socket)
    await conversation.hear(JSON.stringify(hello))
    return conversation
  }
  let ids = 0
  const act = async (conversation: Conversation, ...commands: object[]): Promise<void> => {
    for (const command of commands) await conversation.hear(JSON.stringify({ type: 'command', id: `e${++ids}`, command }))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await engine.call('rooms', {})
  }
  const meeting = await enter({ type: 'fresh', room })
  await act(meeting, { do: 'branch.create', scenario: { name: 'orange', level: 'orange', where: 'local' } }, { do: 'branch.create', branch: 'gone', scenario: { name: 'x', level: 'red' } }, { do: 'clock.seek', to: '2017-01-13T08:00:00+08:00' })
  await act(meeting, { do: 'branch.remove', branch: 'gone' }, { do: 'branch.remove', branch: 'gone' }, { do: 'station.select', station: 'border-synthetic' }, { do: 'clock.step', hours: 3 })
  await meeting.hear('{"type":"ping","at":1}')
  await meeting.hear('nonsense')
  const frames = sockets[0]?.sent.map((text) => JSON.parse(text) as { type: string; seq: number }).filter(({ type }) => type === 'frame') ?? []
  const back = await enter({ type: 'resume', room, epoch: fanOut.epoch, seq: frames.at(-8)?.seq ?? 0 })
  await act(meeting, { do: 'clock.play' }, { do: 'clock.pause' })
  back.close()
  meeting.close()
  fanOut.stop()
  return sockets.flatMap(({ sent }) => sent.map((text) => JSON.parse(text) as unknown))
}
