import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Calls, EngineOptions } from '../../../server/engine/messages.ts'
import { LiveFeed } from '../../../server/feeds/live.ts'
import type { Command } from '../../../server/protocol/command.ts'
import { House } from '../../../server/rooms/house.ts'
import type { RoomFrame } from '../../../server/rooms/sink.ts'
import { options } from '../../support/engine-in-process.ts'
import { feedEvent } from '../../support/live-rows.ts'
import { checkNdjson, temporaryFolder } from '../../support/log-sample.ts'
import { hourAt } from '../../support/made-episode.ts'
import { SYNTHETIC } from '../../support/open-room.ts'

let folder: ReturnType<typeof temporaryFolder>
let open: House | null = null
let frames: RoomFrame[] = []
let said = 0
const enter = async (more: Partial<EngineOptions> = {}, tell: (trouble: string) => void = (trouble) => { throw new Error(trouble) }): Promise<House> => {
  frames = []
  return open = await House.open(options(join(folder.path, 'data'), more), (frame) => frames.push(frame), () => Date.UTC(2026, 2, 1), tell)
}
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => { open?.stop(); open = null; folder.remove() })

function say(house: House, room: string, command: Command, id = `said-${++said}`): Calls['command']['answer'] {
  let answer: Calls['command']['answer'] | undefined
  house.command({ room, id, by: 'v1', command }, (reply) => { answer = reply })
  if (answer === undefined) throw new Error('no answer')
  return answer
}
/** A stream page by page, as HTTP reads it. */
function streamOf(house: House, stream: string, limit = 7): string {
  let text = ''
  for (let from: number | null = 0; from !== null;) {
    const page = house.log({ stream, from, limit })
    if ('ok' in page) throw new Error(page.message)
    text += page.lines
    from = page.next
  }
  return text
}

describe('the house', () => {
  it('has a room for each pack, named for its bytes; a pack named twice is one room', async () => {
    // Oracle: contracts.md: a room's log names the pack by its sha256; the room's name carries its beginning.
    const house = await enter({ packs: [SYNTHETIC, SYNTHETIC] })
    const [room, ...others] = house.rooms()
    expect([others, room]).toMatchObject([[], { pack: 'synthetic-winter', mode: 'replay' }])
    expect(room?.room).toBe(`synthetic-winter-${room?.sha256.slice(0, 8)}`)
    for (const pack of [room?.pack, room?.sha256, room?.room]) expect(house.open({ pack: pack ?? '' })).toEqual(room)
    expect(house.open({ pack: 'other' })).toEqual({ ok: false, code: 'pack.unknown', message: 'there is no pack "other"; there are synthetic-winter' })
  })

  it('refuses what concerns no room of its own, and names those that it has', async () => {
    // Oracle: sentences by hand.
    const house = await enter()
    const [{ room = '' } = {}] = house.rooms()
    const refusal = { ok: false, code: 'room.unknown', message: `there is no room "nowhere"; there are ${room}` }
    expect([house.snapshot({ room: 'nowhere' }), say(house, 'nowhere', { do: 'clock.play' })]).toEqual([refusal, refusal])
    expect(house.log({ stream: 'room:nowhere', from: 0, limit: 9 })).toEqual({ ok: false, code: 'not-found', message: `there is no stream "room:nowhere"; there are observations, room:${room}` })
  })

  it('gives its logs out in pages whose chain holds from the first line to the last', async () => {
    // Oracle: the hash rule of the contract done again by other code.
    const house = await enter()
    const [{ room = '' } = {}] = house.rooms()
    for (let i = 0; i < 20; i++) say(house, room, { do: 'clock.speed', speed: 1 + i }, `c${i}`)
    house.append({ events: Array.from({ length: 15 }, (_, i) => feedEvent('observation', { station: 'here', hour: hourAt(i), values: { pm25: 50 + i } })) })
    expect(checkNdjson(streamOf(house, `room:${room}`))).toEqual([`open:${room}`, ...Array.from({ length: 20 }, (_, i) => `c${i}`)])
    for (const limit of [1, 14, 15, 16]) expect(checkNdjson(streamOf(house, 'observations', limit))).toHaveLength(15)
    expect(checkNdjson(streamOf(house, 'room:live'))).toEqual(['open:live'])
    expect(house.metrics()).toMatchObject({ xuefeng_log_rows: 15, xuefeng_events_accepted_total: 15, xuefeng_rooms: 2 })
  })

  it('takes an event once, refuses another body under its identity, and answers each by its place', async () => {
    // Oracle: contracts.md: (source, id) is the identity; refused events and duplicates take no row.
    const house = await enter({ packs: [] })
    const row = (pm25: number, id: string) => feedEvent('observation', { station: 'here', hour: hourAt(1), values: { pm25 } }, id)
    expect(house.append({ events: [row(1, 'a'), row(1, 'a'), row(2, 'a'), row(2, 'b')] })).toMatchObject({ seq: 2, results: [{ kind: 'appended', seq: 1 }, { kind: 'duplicate', seq: 1 }, { kind: 'refused', code: 'identity.reused' }, { kind: 'appended', seq: 2 }] })
    const told = frames.length
    expect(house.append({ events: [row(1, 'a')] })).toMatchObject({ seq: 2, results: [{ kind: 'duplicate' }] })
    expect([frames.length, house.append({ events: [] })]).toEqual([told, { results: [], seq: 2, left: [] }])
  })

  it('acknowledges what is on disk although it cannot be folded, and tells of the error', async () => {
    // Oracle: the log's lines; the error itself, once.
    const troubles: string[] = []
    const house = await enter({ packs: [] }, (trouble) => troubles.push(trouble))
    const row = (index: number) => feedEvent('observation', { station: 'here', hour: hourAt(index), values: { pm25: 50 } })
    const broken = vi.spyOn(LiveFeed.prototype, 'add').mockImplementation(() => { throw new RangeError('no such hour') })
    try { expect(house.append({ events: [row(1), row(2)] })).toMatchObject({ seq: 2, results: [{ kind: 'appended' }, { kind: 'appended' }], left: [] }) } finally { broken.mockRestore() }
    expect([troubles, house.metrics()]).toMatchObject([['no such hour'], { xuefeng_log_rows: 2, xuefeng_engine_errors_total: 1 }])
    expect(checkNdjson(streamOf(house, 'observations'))).toHaveLength(2)
    house.stop()
    expect((await enter({ packs: [] })).rooms()).toMatchObject([{ room: 'live' }])
  })

  it('opened again has the same rooms with the same numbers, at once after it was closed', async () => {
    // Oracle: the snapshot before.
    const house = await enter()
    const [{ room = '' } = {}] = house.rooms()
    say(house, room, { do: 'branch.create', scenario: { name: 'red', level: 'red', where: 'region' } })
    say(house, room, { do: 'clock.seek', to: '2017-01-15T08:00:00+08:00' })
    const numbers = (one: House) => { const { hours, clock } = JSON.parse((one.snapshot({ room }) as { data: string }).data) as Record<string, unknown>; return JSON.stringify([hours, clock]) }
    const before = numbers(house)
    expect(house.stop()).toBeNull()
    const again = await enter()
    expect(numbers(again) === before).toBe(true)
    expect(again.rooms()).toEqual(house.rooms())
  })

  it('that cannot open leaves nothing locked: mended, it opens', async () => {
    // Oracle: one writer a file; a lock left behind would refuse the second opening.
    const bad = join(folder.path, 'bad')
    cpSync(SYNTHETIC, bad, { recursive: true })
    writeFileSync(join(bad, 'observations.csv'), 'time,station\n')
    await expect(enter({ packs: [SYNTHETIC, bad] })).rejects.toThrow(/./)
    rmSync(bad, { recursive: true })
    expect((await enter()).rooms()).toHaveLength(1)
  })

  it.each([
    ['a room', (room: string) => join('rooms', `${room}.sqlite`)], ['the feed', () => 'observations.sqlite'],
  ])('does not open on a log of %s that was tampered with, and says where', async (_, file) => {
    // Oracle: the hash chain; one byte of the first row is changed behind the log's back.
    const house = await enter()
    house.append({ events: [feedEvent('observation', { station: 'here', hour: hourAt(1), values: { pm25: 50 } })] })
    const path = join(folder.path, 'data', file(house.rooms()[0]?.room ?? ''))
    house.stop()
    open = null
    const db = new DatabaseSync(path)
    db.exec("UPDATE row SET event = replace(event, '\"1.0\"', '\"1.1\"') WHERE seq = 1")
    db.close()
    await expect(enter()).rejects.toThrow(/does not verify at seq 1 .*restore it from a backup/)
  })
})
