import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logLines } from '../../../server/log/ndjson.ts'
import { numbersOf, openRoom, parting, syntheticEpisode, type OpenRoom } from '../../support/open-room.ts'
import { checkNdjson, temporaryFolder } from '../../support/log-sample.ts'

const orange = { name: 'orange', level: 'orange', where: 'city', start: '2017-01-12T08:00:00+08:00' }
const dust = { name: 'dust', measures: [{ id: 'site-earthwork-stop', strength: 0.8 }] }
const to = (text: string) => ({ do: 'clock.seek' as const, to: `${text}:00:00+08:00` })
let folder: ReturnType<typeof temporaryFolder>
const open: OpenRoom[] = []
const enter = (...args: Parameters<typeof openRoom> extends [string, ...infer Rest] ? Rest : never): OpenRoom => {
  const one = openRoom(folder.path, ...args)
  open.push(one)
  return one
}
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => { for (const { room } of open.splice(0)) room.stop(); folder.remove() })

describe('a command', () => {
  it('is in the log when it is answered, and answered before its work is seen', () => {
    // Oracle: contracts.md: durable first; the reply is never delayed by the work.
    const { room, log, frames } = enter()
    const before = log.head.seq
    room.submit('c1', 'v1', { do: 'branch.create', scenario: orange }, (reply) => {
      expect(log.head.seq).toBe(before + 1)
      expect([...log.read(before + 1)][0]?.event).toMatchObject({ id: 'c1', type: 'branch.created' })
      expect(reply).toMatchObject({ ok: true, seq: room.seq, branch: 'b1' })
      expect(frames.some(({ channel }) => channel === 'branch')).toBe(false)
    })
    expect(frames.map(({ channel }) => channel)).toContain('branch')
    expect.assertions(5)
  })

  it('acts once however often it is sent, after a restart too, and is answered each time', () => {
    // Oracle: one row in the log, one branch in the room.
    const first = enter()
    const create = { do: 'branch.create' as const, scenario: orange }
    expect([first.say(create, 'c1'), first.say(create, 'c1')].map((reply) => reply.ok && reply.branch)).toEqual(['b1', 'b1'])
    first.room.stop()
    const second = enter()
    expect(second.say(create, 'c1')).toMatchObject({ ok: true, branch: 'b1' })
    expect(second.seen().branches.map(({ id }) => id)).toEqual(['b1'])
    expect([...second.log.read(1)].filter(({ event }) => event.type === 'branch.created')).toHaveLength(1)
  })

  it('acts once even where its id is older than all that the room has in memory', () => {
    // Oracle: the log's own identities; 10,000 ids are known by heart, and 10,001 rows stand before the repetition.
    const first = enter()
    first.say({ do: 'clock.speed', speed: 12 }, 'old')
    first.log.append(Array.from({ length: 10_001 }, (_, i) => ({ specversion: '1.0', id: `n${i}`, source: 'room:r', type: 'clock.speed-set', at: '2017-01-18T00:00:00+08:00', by: 'v1', data: { speed: 6 } })), '2026-03-01T00:00:00.000Z')
    first.room.stop()
    const second = enter()
    const head = second.log.head
    expect(second.say({ do: 'clock.speed', speed: 12 }, 'old')).toMatchObject({ ok: true })
    expect([second.log.head, second.room.state.speed]).toEqual([head, 6])
    expect(second.say({ do: 'clock.speed', speed: 1 }, 'new')).toMatchObject({ ok: true })
    expect(second.room.state.speed).toBe(1)
  })

  it('that is refused leaves no trace', () => {
    // Oracle: log, seq and numbers as before.
    const one = enter()
    const [head, seq, numbers] = [one.log.head, one.room.seq, numbersOf(one)]
    expect(one.say({ do: 'branch.create', scenario: { name: 'x', level: 'purple' } })).toMatchObject({ ok: false, code: 'scenario.refused' })
    expect(one.say(to('2019-01-01T08'))).toMatchObject({ ok: false, code: 'clock.out-of-range' })
    expect([one.log.head, one.room.seq, parting(numbersOf(one), numbers)]).toEqual([head, seq, ''])
  })

  it('tells what its sender should know of the scenario', () => {
    // Oracle: contracts.md: `local` is read as `city`, and the answer says so.
    expect(enter().say({ do: 'branch.create', scenario: { ...dust, where: 'local' } })).toMatchObject({ ok: true, branch: 'b1', notes: ['"local" is read as "city": the district and the rest of Beijing'] })
  })
})

describe('the log of a room', () => {
  it('names the pack by its hash and holds commands, never ticks; its chain holds', async () => {
    // Oracle: the hash rule done again by other code; the list of commands.
    const one = enter({ wall: Date.now })
    one.say(to('2017-01-17T20'))
    one.say({ do: 'clock.speed', speed: 'max' })
    one.say({ do: 'clock.play' })
    await expect.poll(() => one.room.state.playing).toBe(false)
    const rows = [...one.log.read(1)]
    expect(rows.map(({ event }) => event.type)).toEqual(['room.opened', 'clock.sought', 'clock.speed-set', 'clock.played', 'clock.paused'])
    expect(rows[0]?.event).toMatchObject({ data: { packSha256: syntheticEpisode().pack.sha256, pack: 'synthetic-winter' } })
    expect(checkNdjson([...logLines(one.log)].join(''))).toHaveLength(5)
  })

  it('of another pack is refused with a sentence', () => {
    // Oracle: a room's branches are of its pack; the log says of which.
    const { log, room } = enter()
    room.stop()
    expect(log.stream).toBe('room:r')
    const other = syntheticEpisode()
    Object.defineProperty(other, 'pack', { value: { ...other.pack, sha256: 'cd'.repeat(32) } })
    expect(() => enter({ episode: other })).toThrow(/the log of room r is of a pack [0-9a-f]{64}, this pack is (cd){32}: move the log away/)
  })
})

describe('a room opened again from its log', () => {
  it('has the same state, the same branches and the same bytes of numbers', async () => {
    // Oracle: the room before it was closed.
    const first = enter()
    for (const command of [
      { do: 'branch.create' as const, scenario: orange }, { do: 'branch.create' as const, branch: 'mine', scenario: dust }, to('2017-01-14T08'), { do: 'branch.create' as const, scenario: { ...orange, name: 'gone' } },
      { do: 'branch.rename' as const, branch: 'mine', name: 'sand' }, { do: 'branch.remove' as const, branch: 'b3' }, { do: 'clock.step' as const, hours: 30 }, { do: 'branch.change' as const, branch: 'b1', scenario: { ...orange, level: 'red' } },
    ]) expect(first.say(command)).toMatchObject({ ok: true })
    await expect.poll(() => first.seen().branches.every(({ nested }) => nested !== null)).toBe(true)
    const [state, numbers] = [first.room.state, numbersOf(first)]
    first.room.stop()
    const second = enter()
    expect(second.room.state).toEqual(state)
    expect(parting(numbersOf(second), numbers)).toBe('')
    expect(second.seen().branches.map(({ id, name }) => [id, name])).toEqual([['b1', 'orange'], ['mine', 'sand']])
  })

  it('stands still at the last hour that its log names, though it was playing', () => {
    // Oracle: ticks are not in the log, so the hour of the last command is all that is known.
    const first = enter()
    first.say(to('2017-01-14T08'))
    first.say({ do: 'clock.play' })
    first.room.stop()
    expect(enter().room.state).toMatchObject({ playing: false, cursor: first.room.state.cursor })
  })
})

describe('two rooms on one episode', () => {
  it('do not disturb each other', () => {
    // Oracle: a room alone on its own episode, given the same commands.
    const episode = syntheticEpisode()
    const [one, other, alone] = [enter({ episode, id: 'one' }), enter({ episode, id: 'other' }), enter({ id: 'alone' })]
    const steps = [to('2017-01-13T08'), { do: 'branch.create' as const, scenario: orange }, { do: 'clock.step' as const, hours: 25 }, { do: 'branch.remove' as const, branch: 'b1' }, { do: 'clock.step' as const, hours: -40 }, { do: 'branch.create' as const, scenario: dust }]
    for (const [i, command] of steps.entries()) {
      one.say(command)
      alone.say(command)
      other.say(steps[steps.length - 1 - i] ?? command)
    }
    expect(parting(numbersOf(one), numbersOf(alone))).toBe('')
    expect(parting(numbersOf(other), numbersOf(alone))).not.toBe('')
  })
})
