import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { formatHour } from '../../../models/units/time.ts'
import type { Command } from '../../../server/protocol/command.ts'
import type { FeedEvent } from '../../../server/protocol/events.ts'
import { Snapshot } from '../../../server/protocol/server.ts'
import { House } from '../../../server/rooms/house.ts'
import type { RoomFrame } from '../../../server/rooms/sink.ts'
import { options } from '../../support/engine-in-process.ts'
import { feedEvent } from '../../support/live-rows.ts'
import { temporaryFolder } from '../../support/log-sample.ts'
import { hourAt, madeObservations, madeWeather } from '../../support/made-episode.ts'
import { parting } from '../../support/open-room.ts'
import { Eyes, picture } from '../../support/viewer-eyes.ts'

const HOURS = 40
const BEFORE = 168
const half = { name: 'half', cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.5 }], start: formatHour(hourAt(2)) }
/** Everything that the stations said of the hours `from` to `to`. */
function rowsOf(from: number, to = from, stations: readonly string[] = ['here', 'far', 'near']): FeedEvent[] {
  const within = ({ hour }: { hour: number }): boolean => hour >= hourAt(from) && hour <= hourAt(to)
  return [
    ...madeObservations(HOURS).filter(within).filter(({ station }) => stations.includes(station)).sort((a, b) => a.hour - b.hour || Number(b.station === 'here') - Number(a.station === 'here')).map((row) => feedEvent('observation', row)),
    ...madeWeather(HOURS).filter(within).map((row) => feedEvent('weather', row)),
  ]
}

let folder: ReturnType<typeof temporaryFolder>
let house: House
let frames: RoomFrame[]
let said = 0
async function enter(): Promise<void> {
  frames = []
  house = await House.open(options(join(folder.path, 'data'), { packs: [] }), (frame) => frames.push(frame), Date.now, (trouble) => { throw new Error(trouble) })
}
beforeEach(async () => {
  folder = temporaryFolder()
  vi.useFakeTimers()
  // The wall clock of the feed: a day after the last of these hours.
  vi.setSystemTime((hourAt(HOURS) + 24) * 3_600_000)
  await enter()
})
afterEach(() => { house.stop(); vi.useRealTimers(); folder.remove() })

const append = (events: readonly FeedEvent[]): void => { expect(house.append({ events })).toHaveProperty('results') }
const say = (command: Command): void => { house.command({ room: 'live', id: `l${++said}`, by: 'v1', command }, (reply) => { expect(reply).toMatchObject({ ok: true }) }) }
const live = (): Snapshot => Snapshot.parse(JSON.parse((house.snapshot({ room: 'live' }) as { data: string }).data))
const at = (index: number): string => formatHour(hourAt(index))
/** All numbers of the room, as a newcomer sees them. */
const now = (): string => picture(new Eyes(live()).room)
const restart = async (): Promise<void> => { house.stop(); await enter() }

describe('a live room', () => {
  it('appears with the first observation, not before, and goes with the hours that come', () => {
    // Oracle: the hours of the rows.
    expect([house.rooms(), house.snapshot({ room: 'live' })]).toMatchObject([[], { code: 'room.unknown' }])
    append(madeWeather(3).map((row) => feedEvent('weather', row)))
    expect(house.rooms()).toEqual([])
    for (let i = 0; i < 6; i++) {
      append(rowsOf(i))
      expect([live().clock.mode, live().clock.cursor, live().clock.last, live().hours.count]).toEqual(['live', at(i), at(i), BEFORE + i + 1])
    }
    expect(house.rooms()).toMatchObject([{ room: 'live', mode: 'live' }])
  })

  it('shows one who was always there what it shows after a restart: hours late, revised, out of order, stations that join, a branch without an end', async () => {
    // Oracle: the same log folded anew, and the frames put together by the browser's state.
    append(rowsOf(0, 3, ['here']))
    const eyes = new Eyes(live())
    const told = frames.length
    say({ do: 'branch.create', scenario: half })
    vi.advanceTimersByTime(100)
    append(rowsOf(4, 9, ['here']))
    append(rowsOf(2, 9, ['far']))
    vi.advanceTimersByTime(100)
    append(rowsOf(14, 20))
    append([feedEvent('observation', { station: 'here', hour: hourAt(5), values: { pm25: 260, pm10: null } }, 'revision')])
    append(rowsOf(10, 13))
    append(rowsOf(21, 23))
    vi.advanceTimersByTime(300)
    for (const frame of frames.slice(told)) eyes.see(frame)
    expect(eyes.changes).not.toContain('stale')
    expect(live().clock.cursor).toBe(at(23))
    expect(live().view.stations.map(({ id }) => id)).toEqual(['here', 'far', 'near'])
    expect(live().hours.branches['b1']?.difference.median.at(-1)).toBeLessThan(0)
    const before = now()
    expect(parting(picture(eyes.room), before)).toBe('')
    await restart()
    expect(parting(now(), before)).toBe('')
  })

  it('sends again only the hours from the earliest that a late row touched', () => {
    // Oracle: the row's own hour; the columns before it, as they were.
    append(rowsOf(0, 20))
    const { hours } = live()
    const told = frames.length
    append([feedEvent('observation', { station: 'here', hour: hourAt(12), values: { pm25: 333 } }, 'late')])
    vi.advanceTimersByTime(100)
    const sent = frames.slice(told).filter(({ channel }) => channel === 'hours').map(({ data }) => JSON.parse(data) as Snapshot['hours'])
    expect(sent.map(({ from, count }) => [from, count])).toEqual([[at(12), 9]])
    const after = live().hours
    for (const column of [(one: Snapshot['hours']) => one.baseline.median, (one: Snapshot['hours']) => one.observed['pm25'] ?? [], (one: Snapshot['hours']) => one.aqi]) {
      expect(column(after).slice(0, BEFORE + 12)).toEqual(column(hours).slice(0, BEFORE + 12))
    }
    expect(hours.observed['pm25']?.[BEFORE + 12]).toBeLessThan(333)
    expect(after.observed['pm25']?.[BEFORE + 12]).toBe(333)
  })

  it('answers before it folds, and folds two posts as one change; whoever looks meanwhile sees both', () => {
    // Oracle: frames in their order: none comes before the turn, then the hours from the older row on, once, and how far the log is in.
    append(rowsOf(0, 20))
    live()
    vi.advanceTimersByTime(100)
    const told = frames.length
    const row = (index: number, pm25: number, id: string) => feedEvent('observation', { station: 'here', hour: hourAt(index), values: { pm25 } }, id)
    append([row(14, 333, 'p')])
    append([row(12, 334, 'q'), row(21, 335, 'r')])
    expect(frames.length).toBe(told)
    vi.advanceTimersByTime(100)
    const sent = frames.slice(told).filter(({ channel }) => channel === 'hours').map(({ data }) => JSON.parse(data) as Snapshot['hours'])
    expect(sent.map(({ from, count }) => [from, count])).toEqual([[at(12), 10]])
    expect(JSON.parse(frames.findLast(({ channel }) => channel === 'clock')?.data ?? '')).toMatchObject({ cursor: at(21), fed: rowsOf(0, 20).length + 3 })
    append([row(22, 336, 's')])
    expect(live()).toMatchObject({ clock: { cursor: at(22), fed: rowsOf(0, 20).length + 4 } })
  })

  it('keeps rows from before its reach, and from the future, in the log and nowhere else', () => {
    // Oracle: the log's lines, and the picture before; only how far the log was read is another number.
    append(rowsOf(0, 5))
    const numbers = (): string => now().replace(/"fed":\d+/, '')
    const [before, told] = [numbers(), frames.length]
    append([feedEvent('observation', { station: 'here', hour: hourAt(-BEFORE - 1), values: { pm25: 1 } }), feedEvent('observation', { station: 'here', hour: hourAt(90_000), values: { pm25: 1 } }), feedEvent('observation', { station: 'old', hour: hourAt(-9_000), values: { pm25: 1 } })])
    vi.advanceTimersByTime(100)
    expect([parting(numbers(), before), frames.slice(told).map(({ channel }) => channel)]).toEqual(['', ['clock']])
    const { lines } = house.log({ stream: 'observations', from: 1, limit: 100 }) as { lines: string }
    expect(lines.trim().split('\n').slice(-3).map((line) => (JSON.parse(line) as { event: { data: { time: string } } }).event.data.time)).toEqual([at(-BEFORE - 1), at(90_000), at(-9_000)])
  })

  it('that somebody looks into the past of stays there, also after a restart, until play brings it back to the newest hour', async () => {
    // Oracle: what the room's log says: a seek is respected, play follows.
    append(rowsOf(0, 10))
    say({ do: 'clock.seek', to: at(4) })
    append(rowsOf(11, 12))
    expect([live().clock.cursor, live().clock.last]).toEqual([at(4), at(12)])
    await restart()
    append(rowsOf(13))
    expect(live().clock.cursor).toBe(at(4))
    say({ do: 'clock.speed', speed: 24 })
    say({ do: 'clock.play' })
    vi.advanceTimersByTime(200)
    append(rowsOf(14))
    // On its way, play is not overtaken.
    expect(live().clock.cursor! < at(13)).toBe(true)
    vi.advanceTimersByTime(2_000)
    expect(live().clock.cursor).toBe(at(14))
    append(rowsOf(15))
    expect(live().clock).toMatchObject({ cursor: at(15), playing: true })
    await restart()
    append(rowsOf(16))
    expect(live().clock.cursor).toBe(at(16))
  })

  it('that was paused stays where it is, and follows again from a seek to the newest hour', async () => {
    // Oracle: as above; the newest hour is named by the seek itself.
    append(rowsOf(0, 10))
    say({ do: 'clock.pause' })
    append(rowsOf(11))
    expect(live().clock.cursor).toBe(at(10))
    say({ do: 'clock.seek', to: at(11) })
    append(rowsOf(12))
    expect(live().clock.cursor).toBe(at(12))
    await restart()
    expect(live().clock.cursor).toBe(at(12))
  })

  it('that plays at its newest hour waits in silence for the next', () => {
    // Oracle: nothing happens, so nothing is said, at any speed.
    append(rowsOf(0, 5))
    for (const speed of [24, 'max'] as const) {
      say({ do: 'clock.speed', speed })
      say({ do: 'clock.play' })
      vi.advanceTimersByTime(500)
      const told = frames.length
      vi.advanceTimersByTime(60_000)
      expect([frames.length, live().clock.playing]).toEqual([told, true])
    }
  })
})
