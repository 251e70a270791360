import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AlertView } from '../../../server/protocol/alert.ts'
import { BranchSummary } from '../../../server/protocol/branch.ts'
import { Catalogue } from '../../../server/protocol/catalogue.ts'
import { StationSeries } from '../../../server/protocol/http.ts'
import { Snapshot } from '../../../server/protocol/server.ts'
import { serveSample, type Served } from '../../support/served.ts'

let server: Served
beforeAll(async () => { server = await serveSample() })
afterAll(async () => { await server.end() })

const room = (rest = '') => `api/episodes/${server.room}${rest}`
async function ask(path: string, body?: unknown) {
  const answer = body === undefined ? await server.get(path) : await server.post(path, body)
  return { status: answer.status, type: answer.headers.get('content-type'), said: await answer.json() as Record<string, unknown> }
}
const snapshot = async () => Snapshot.parse((await ask(room())).said)
const ORANGE = { name: 'orange', level: 'orange', where: 'city' }

describe('reading', () => {
  it('lists the open episodes, and what can be opened, ordered and asked', async () => {
    // Oracle: the sample pack of sample-pack.ts; contracts.md, GET /api/catalogue, as a strict schema.
    const episodes = (await ask('api/episodes')).said as unknown as { room: string; sha256: string }[]
    expect(episodes).toEqual([{ id: server.room, room: server.room, pack: 'sample', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, mode: 'replay' }])
    expect(server.room).toBe(`sample-${episodes[0]?.sha256.slice(0, 8)}`)
    const catalogue = Catalogue.parse((await ask('api/catalogue')).said)
    expect(catalogue.packs).toEqual([{ name: 'sample', title: { zh: '样例', en: 'Sample' }, sha256: episodes[0]?.sha256, synthetic: true, room: server.room }])
    expect(catalogue.levels.map(({ id }) => id)).toEqual(expect.arrayContaining(['yellow', 'orange', 'red']))
    expect(catalogue.models.length).toBeGreaterThanOrEqual(3)
  })

  it('gives a room as a newcomer is sent it: the clock at the end, the hours of the pack, no branch', async () => {
    // Oracle: the two rows of Pinggu in the sample, read by eye.
    const { clock, hours, branches, view } = await snapshot()
    expect(clock).toEqual({ mode: 'replay', cursor: '2016-12-15T01:00:00+08:00', first: '2016-12-15T00:00:00+08:00', last: '2016-12-15T01:00:00+08:00', playing: false, speed: 6 })
    expect({ from: hours.from, count: hours.count, pm25: hours.observed['pm25'], co: hours.observed['co'] }).toEqual({ from: '2016-12-15T00:00:00+08:00', count: 2, pm25: [85, 82], co: [2.1, 2] })
    expect([branches, view.room, view.members, view.seed]).toEqual([[], server.room, 2, 1])
    expect(await ask(room('/branches'))).toMatchObject({ status: 200, said: [] })
  })
})

describe('looking at other stations', () => {
  it('gives what they reported up to the clock, and nothing of what the clock has not reached', async () => {
    // Oracle: the rows of the sample read by eye; a clock at the first hour knows one hour.
    const whole = StationSeries.parse((await ask(room('/series?stations=pinggu&columns=pm25,co'))).said)
    expect(whole).toEqual({ from: '2016-12-15T00:00:00+08:00', count: 2, stations: { pinggu: { pm25: [85, 82], co: [2.1, 2] } }, flags: [], withheld: [], rulings: [], converted: {} })
    const later = StationSeries.parse((await ask(room('/series?stations=shunyi,pinggu&columns=pm25&from=2016-12-15T01:00:00%2B08:00'))).said)
    expect(later).toMatchObject({ from: '2016-12-15T01:00:00+08:00', count: 1, stations: { shunyi: { pm25: [null] }, pinggu: { pm25: [82] } } })
    await ask(room('/commands'), { command: { do: 'clock.seek', to: '2016-12-15T00:00:00+08:00' } })
    expect((await ask(room('/series?stations=pinggu&columns=pm25'))).said).toMatchObject({ count: 1, stations: { pinggu: { pm25: [85] } } })
    await ask(room('/commands'), { command: { do: 'clock.seek', to: '2016-12-15T01:00:00+08:00' } })
  })

  it.each([['/series', 400, 'message.malformed'], ['/series?stations=atlantis', 404, 'station.unknown'], ['/series?stations=pinggu&from=noon', 400, 'message.malformed'], ['/series?stations=a,b,c,d,e,f,g,h,i', 400, 'message.malformed']])('refuses %s with a reason', async (path, status, code) => {
    // Oracle: RFC 9457 with the stable codes of the wire.
    expect(await ask(room(path))).toMatchObject({ status, said: { code } })
  })
})

describe('asking for alert levels', () => {
  it('gives the level at the clock by the edition in force or another one, and what was issued', async () => {
    // Oracle: the schema of the answer; the sample has two hours at 2016-12-15, of which no day can be judged, and two stations, which are no city.
    const now = AlertView.parse((await ask(room('/alert'))).said)
    expect(now).toMatchObject({ at: '2016-12-15T01:00:00+08:00', alert: { edition: 'beijing-2016', decidable: false, now: { level: 'none', missing: true } }, tier: { edition: 'pinggu-plan-2021' } })
    expect((await snapshot()).alert).toEqual(now)
    expect(AlertView.parse((await ask(room('/alert?edition=national-2024'))).said).alert?.edition).toBe('national-2024')
    expect(Catalogue.parse((await ask('api/catalogue')).said).alerts.map(({ id }) => id)).toEqual(expect.arrayContaining(['beijing-2013', 'national-2024', 'pinggu-plan-2021']))
  })

  it.each([['/alert?edition=beijing-1998', 404, 'standard.unknown'], ['/alert?edition=', 400, 'message.malformed']])('refuses %s with a reason', async (path, status, code) => {
    // Oracle: RFC 9457 with the stable codes of the wire.
    expect(await ask(room(path))).toMatchObject({ status, said: { code } })
  })
})

describe('opening', () => {
  it('finds a pack by its name, its bytes or its room, and makes nothing new', async () => {
    // Oracle: a server holds the packs that it was started with.
    const [episode] = server.engine.rooms
    for (const pack of ['sample', episode?.sha256, server.room]) expect(await ask('api/episodes', { pack })).toEqual({ status: 201, type: expect.stringContaining('application/json') as string, said: episode })
    expect(await ask('api/episodes', { pack: '../../etc' })).toMatchObject({ status: 404, said: { code: 'pack.unknown', detail: expect.stringContaining('sample') as string } })
  })
})

describe('acting', () => {
  it('makes a branch that the room then has; the same id again makes no second one', async () => {
    // Oracle: contracts.md: everything the screen can do; an id acts once.
    const made = await ask(room('/branches'), { id: 'c1', by: 'duty officer', scenario: ORANGE })
    expect(made).toMatchObject({ status: 201, said: { ok: true, branch: 'b1' } })
    expect((await ask(room('/branches'), { id: 'c1', scenario: ORANGE })).said).toMatchObject({ ok: true, branch: 'b1' })
    const branches = ((await ask(room('/branches'))).said as unknown as unknown[]).map(branch => BranchSummary.parse(branch))
    expect(branches.map(({ id, name, scenario, status, createdBy }) => ({ id, name, scenario, status, createdBy }))).toEqual([{ id: 'b1', name: 'orange', scenario: ORANGE, status: 'ok', createdBy: 'duty officer' }])
    expect(Object.keys((await snapshot()).hours.branches)).toEqual(['b1'])
    expect(await ask(room('/commands'), { command: { do: 'branch.remove', branch: 'b1' } })).toMatchObject({ status: 201 })
    expect((await snapshot()).branches).toEqual([])
  })

  it('moves the clock; the seek epoch grows and the hours after it are gone', async () => {
    // Oracle: the first of the two hours.
    expect(await ask(room('/commands'), { command: { do: 'clock.seek', to: '2016-12-15T00:00:00+08:00' } })).toMatchObject({ status: 201, said: { ok: true } })
    expect(await snapshot()).toMatchObject({ clock: { cursor: '2016-12-15T00:00:00+08:00' }, hours: { count: 1 } })
    await ask(room('/commands'), { command: { do: 'clock.step', hours: 5 } })
    expect(await snapshot()).toMatchObject({ clock: { cursor: '2016-12-15T01:00:00+08:00' }, hours: { count: 2 } })
  })

  it('holds eight branches and says so to the ninth', async () => {
    // Oracle: the limit of a room, with the way out.
    for (let i = 1; i <= 8; i++) await ask(room('/branches'), { id: `many${i}`, scenario: { ...ORANGE, name: `number ${i}` } })
    expect(await ask(room('/branches'), { scenario: ORANGE })).toMatchObject({ status: 409, said: { code: 'branch.limit', detail: expect.stringContaining('remove one') as string } })
    for (const { id } of (await snapshot()).branches) await ask(room('/commands'), { command: { do: 'branch.remove', branch: id } })
  })

  it.each([
    ['/branches', '{', 400, 'command.malformed'], ['/branches', {}, 400, 'command.malformed'], ['/branches', { scenario: ORANGE, extra: 1 }, 400, 'command.malformed'],
    ['/branches', { id: '../x', scenario: ORANGE }, 400, 'command.malformed'], ['/branches', { scenario: { name: 'x' } }, 400, 'scenario.malformed'],
    ['/branches', { scenario: { name: 'x', level: 'purple' } }, 422, 'scenario.refused'], ['/commands', { command: { do: 'clock.fly' } }, 400, 'command.malformed'],
    ['/commands', { command: { do: 'clock.seek', to: '1999-01-01T00:00:00+08:00' } }, 422, 'clock.out-of-range'], ['/commands', { command: { do: 'branch.remove', branch: 'b99' } }, 404, 'branch.unknown'],
    ['/commands', { command: { do: 'station.select', station: 'mars' } }, 404, 'station.unknown'],
  ])('%s %j is refused with %i %s and changes nothing', async (path, body, status, code) => {
    // Oracle: the stable codes; the room's log before and after.
    const lines = async () => (await server.get(`api/log?stream=room:${server.room}`)).text()
    const before = await lines()
    expect(await ask(room(path), body)).toMatchObject({ status, type: 'application/problem+json', said: { status, code, detail: expect.stringMatching(/\S/) as string } })
    expect(await lines()).toBe(before)
  })

  it('a room that is not there is 404 for every route', async () => {
    // Oracle: code room.unknown, naming those that are there.
    const bodies: Record<string, unknown> = { '': undefined, '/branches': { scenario: ORANGE }, '/commands': { command: { do: 'clock.play' } } }
    for (const [path, body] of [...Object.entries(bodies), ['/branches', undefined] as const]) {
      expect(await ask(`api/episodes/nowhere${path}`, body)).toMatchObject({ status: 404, said: { code: 'room.unknown', detail: expect.stringContaining(server.room) as string } })
    }
  })
})
