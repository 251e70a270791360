import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { xuefeng } from '../../support/command-line.ts'
import { BATCH } from '../../support/served.ts'
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts'
import { ownFolder } from '../../support/small-pack.ts'

const PACK = fileURLToPath(new URL('../../../seeds/synthetic-winter', import.meta.url))
/** Enough members for every kind of draw, few enough to fold eight days three times. */
const MEMBERS = ['--members', '12', '--seed', '7']
const SCENARIOS = [
  { name: 'orange in the city', level: 'orange', where: 'city' },
  { name: 'a third less everywhere', cuts: [{ where: 'region', sector: '*', pollutant: '*', cut: 0.36 }], execution: 0.8 },
]

let folder: ReturnType<typeof ownFolder>
let server: ServerProcess
const start = () => startServerProcess(join(folder.path, 'data'), ['--pack', PACK, ...MEMBERS])
beforeAll(async () => { folder = ownFolder(); server = await start() })
afterAll(async () => { await server.kill('SIGKILL'); folder.remove() })

const text = async (path: string) => (await fetch(new URL(path, server.address))).text()
const post = async (path: string, body: unknown, type = 'application/json') =>
  (await fetch(new URL(path, server.address), { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) })).json()
interface Band { median: number[]; p05: number[]; p95: number[] }
interface Room {
  clock: { playing: boolean; cursor: string; first: string; last: string }
  hours: { from: string; count: number; observed: Record<string, (number | null)[]>; flags: unknown[]; aqi: (number | null)[]; baseline: Band; contributions: Record<string, Band>; split: Record<string, number[]>; branches: Record<string, { pm25: Band; difference: Band }> }
  branches: { id: string; name: string; indicators: object; nested: object | null }[]
}
async function room(id: string): Promise<{ bytes: string; read: Room }> {
  const bytes = await text(`api/episodes/${id}`)
  return { bytes, read: JSON.parse(bytes) as Room }
}
/** Rows three times nested follow an order after a moment's rest. */
async function rested(id: string): Promise<{ bytes: string; read: Room }> {
  for (;;) {
    const now = await room(id)
    if (now.read.branches.every(({ nested }) => nested !== null)) return now
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
/** An hour as the room writes it, eight hours east. */
const local = (ms: number): string => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
const packRoom = async () => (JSON.parse(await text('api/episodes')) as { room: string; mode: string }[]).find(({ mode }) => mode === 'replay')?.room ?? ''

it('a room is the same bytes after kill -9 as before, branches, hours, numbers and events', async () => {
  // Oracle: the answer before the kill, byte by byte.
  const id = await packRoom()
  for (const [i, scenario] of SCENARIOS.entries()) expect(await post(`api/episodes/${id}/branches`, { id: `c${i}`, by: 'duty officer', scenario })).toMatchObject({ ok: true })
  const before = await rested(id)
  expect([before.read.branches.length, before.read.hours.count > 150]).toEqual([2, true])
  await server.kill('SIGKILL')
  server = await start()
  expect((await rested(id)).bytes).toBe(before.bytes)
}, 120_000)

it('the live room too, rows out of order and revised, its clock at the newest hour and following on', async () => {
  // Oracle: the answer before the kill; one row more moves the clock by its hour.
  const at = (hour: number) => local(Date.UTC(2016, 11, 16) + hour * 3_600_000)
  const row = (n: number, hour: number, pm25: number | null) => ({ specversion: '1.0', id: `live${n}`, source: 'urn:feed:bytes', type: 'observation', data: { station: 'pinggu', time: at(hour), pm25, co: 2 } })
  expect(await post('api/events', [row(1, 0, 200), row(2, 5, 260), row(3, 2, 220)], BATCH)).toMatchObject({ accepted: 3 })
  await post('api/episodes/live/branches', { id: 'live-branch', scenario: { name: 'red', level: 'red' } })
  // After the last command, so that no row of the room's own log names the newest hour.
  expect(await post('api/events', [row(4, 5, 250), row(5, 9, 300), row(6, 4, null)], BATCH)).toMatchObject({ accepted: 3 })
  const before = await rested('live')
  expect(before.read.clock.cursor).toBe(at(9))
  await server.kill('SIGKILL')
  server = await start()
  expect((await rested('live')).bytes).toBe(before.bytes)
  expect(await post('api/events', [row(7, 10, 310)], BATCH)).toMatchObject({ accepted: 1 })
  expect((await room('live')).read.clock.cursor).toBe(at(10))
}, 120_000)

it('a room that was playing when it died stands still, whole, where its log last names an hour', async () => {
  // Oracle: the seek that the log holds; nothing is folded beyond it.
  const id = await packRoom()
  const seek = local(Date.parse((await room(id)).read.clock.first) + 55 * 3_600_000)
  for (const command of [{ do: 'clock.seek', to: seek }, { do: 'clock.speed', speed: 6 }, { do: 'clock.play' }]) await post(`api/episodes/${id}/commands`, { command })
  // The rest of the episode takes twenty seconds at this speed.
  while ((await room(id)).read.clock.cursor === seek) await new Promise(resolve => setTimeout(resolve, 50))
  await server.kill('SIGKILL')
  server = await start()
  const { clock, hours } = (await room(id)).read
  expect([clock.playing, clock.cursor]).toEqual([false, seek])
  expect(Date.parse(hours.from) + (hours.count - 1) * 3_600_000).toBe(Date.parse(seek))
}, 120_000)

it('its numbers are those of run --json, to the last digit', async () => {
  // Oracle: another way through the program: the command line, without server, room or log.
  const id = await packRoom()
  await post(`api/episodes/${id}/commands`, { command: { do: 'clock.seek', to: (await room(id)).read.clock.last } })
  const { hours, branches } = (await rested(id)).read
  const files = SCENARIOS.map((scenario, i) => { const file = join(folder.path, `s${i}.json`); writeFileSync(file, JSON.stringify(scenario)); return file })
  const ran = await xuefeng(['run', PACK, '--json', ...MEMBERS, ...files.flatMap(file => ['--scenario', file])])
  expect(ran.code).toBe(0)
  const run = JSON.parse(ran.out) as { hours: string[]; observed: Room['hours']['observed']; flags: unknown[]; aqi: unknown[]; baseline: { pm25: Band; contributions: Record<string, Band>; split: Record<string, { median: number[] }> }; scenarios: { name: string; pm25: Band; difference: Band; indicators: object }[] }
  expect([hours.from, hours.count]).toEqual([run.hours[0], run.hours.length])
  expect({ observed: hours.observed, flags: hours.flags, aqi: hours.aqi }).toEqual({ observed: run.observed, flags: run.flags, aqi: run.aqi })
  expect({ pm25: hours.baseline, contributions: hours.contributions, split: hours.split }).toEqual({ pm25: run.baseline.pm25, contributions: run.baseline.contributions, split: Object.fromEntries(Object.entries(run.baseline.split).map(([key, { median }]) => [key, median])) })
  expect(branches.map(({ id: branch, name, indicators }) => ({ name, indicators, ...hours.branches[branch] })))
    .toEqual(run.scenarios.map(({ name, indicators, pm25, difference }) => ({ name, indicators, pm25, difference })))
  expect(run.scenarios.every(({ difference }) => difference.median.some(value => value < -1))).toBe(true)
}, 120_000)
