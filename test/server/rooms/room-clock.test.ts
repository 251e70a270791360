import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { formatHour, hoursAfter } from '../../../models/units/time.ts'
import { SPEEDS } from '../../../server/protocol/clock.ts'
import { Hours } from '../../../server/protocol/hours.ts'
import { LogError } from '../../../server/log/log-error.ts'
import { numbersOf, openRoom, parting, syntheticEpisode, type OpenRoom, type RoomOf } from '../../support/open-room.ts'
import { temporaryFolder } from '../../support/log-sample.ts'

const { first, last } = syntheticEpisode()
const seek = (hours: number) => ({ do: 'clock.seek' as const, to: formatHour(hoursAfter(first, hours)) })
const types = ({ log }: OpenRoom): string[] => [...log.read(1)].map(({ event }) => event.type)
let folder: ReturnType<typeof temporaryFolder>
let open: OpenRoom | null = null
const enter = (more: RoomOf = {}): OpenRoom => { open = openRoom(folder.path, { wall: Date.now, ...more }); return open }
beforeEach(() => { folder = temporaryFolder(); vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers(); open?.room.stop(); folder.remove() })

describe('seeking', () => {
  it('raises the seek epoch, and every frame after it carries the new one', () => {
    // Oracle: the protocol page; seq counts the frames without a gap.
    const one = enter()
    const before = one.frames.length
    for (const [i, command] of [seek(100), { do: 'clock.step' as const, hours: -3 }, { do: 'clock.step' as const, hours: 5 }].entries()) {
      const at = one.frames.length
      one.say(command)
      vi.advanceTimersByTime(200)
      expect(one.frames.slice(at).map(({ seekEpoch }) => seekEpoch)).toEqual(one.frames.slice(at).map(() => i + 1))
      expect(one.frames.slice(at).map(({ channel }) => channel)).toEqual(expect.arrayContaining(['event', 'hours', 'clock']))
    }
    expect(one.frames.map(({ seq }) => seq)).toEqual(one.frames.map((_, i) => i + 1))
    expect(before).toBe(1)
    expect(one.seen().clock.cursor).toBe(formatHour(hoursAfter(first, 102)))
  })

  it('back takes the hours after the cursor away, and forward gives the same again', () => {
    // Oracle: the snapshot before.
    const one = enter()
    one.say(seek(90))
    const { hours } = one.seen()
    one.say({ do: 'clock.step', hours: -30 })
    expect(one.seen().hours.baseline.median).toEqual(hours.baseline.median.slice(0, 61))
    one.say({ do: 'clock.step', hours: 30 })
    expect(one.seen().hours).toEqual(hours)
  })
})

describe('play', () => {
  it.each(SPEEDS.filter((speed) => speed !== 'max'))('at %d h/s moves the cursor by that many hours a second', (speed) => {
    // Oracle: hours = speed · seconds, over 8 s of virtual time; the last may be on its way.
    const one = enter()
    one.say(seek(0))
    one.say({ do: 'clock.speed', speed })
    one.say({ do: 'clock.play' })
    vi.advanceTimersByTime(7_500)
    const moved = one.room.state.cursor - first
    expect([Math.floor(speed * 7.5) - 1, Math.floor(speed * 7.5)]).toContain(moved)
    one.say({ do: 'clock.pause' })
    vi.advanceTimersByTime(7_500)
    expect(one.room.state).toMatchObject({ cursor: first + moved, playing: false })
    expect(types(one)).toEqual(['room.opened', 'clock.sought', 'clock.speed-set', 'clock.played', 'clock.paused'])
  })

  it('at full speed reaches the end, pauses there and says so in the log', () => {
    // Oracle: the last hour of the episode.
    const one = enter()
    one.say(seek(0))
    one.say({ do: 'clock.speed', speed: 'max' })
    one.say({ do: 'clock.play' })
    vi.advanceTimersByTime(60_000)
    expect(one.room.state).toMatchObject({ cursor: last, playing: false })
    expect(types(one)).toEqual(['room.opened', 'clock.sought', 'clock.speed-set', 'clock.played', 'clock.paused'])
    expect(one.seen().hours.count).toBe(192)
  })

  it('from the end begins at the first hour, as a seek does, and a restart tells the same', () => {
    // Oracle: the log is the only truth: the jump stands in it, and viewers drop what was shown.
    const one = enter()
    const before = one.seen()
    one.say({ do: 'clock.play' })
    const at = one.frames.length
    vi.advanceTimersByTime(60)
    expect(one.frames.slice(at - 2).every(({ seekEpoch }) => seekEpoch === 1)).toBe(true)
    expect(one.room.state).toMatchObject({ cursor: first, playing: true, seekEpoch: 1 })
    one.room.stop()
    const again = enter()
    expect(again.room.state).toMatchObject({ cursor: first, playing: false, seekEpoch: 1 })
    again.say({ do: 'clock.step', hours: 191 })
    expect(again.seen().hours).toEqual(before.hours)
  })

  it('is published at most twenty times a second, and no hour is left out', () => {
    // Oracle: 50 ms, on the protocol page; the hours of the frames laid end to end.
    const one = enter()
    one.say(seek(0))
    one.say({ do: 'clock.speed', speed: 24 })
    vi.advanceTimersByTime(1_000)
    const at = one.frames.length
    one.say({ do: 'clock.play' })
    vi.advanceTimersByTime(4_000)
    const hours = one.frames.slice(at).filter(({ channel }) => channel === 'hours').map(({ data }) => Hours.parse(JSON.parse(data)))
    expect(hours.length).toBeLessThanOrEqual(81)
    expect(hours.length).toBeGreaterThan(20)
    let next = hoursAfter(first, 1)
    for (const { from, count } of hours) {
      expect(from).toBe(formatHour(next))
      next = hoursAfter(next, count)
    }
    expect(next - first).toBeGreaterThanOrEqual(95)
  })

  it('gives the engine back after a short turn, however much is due: a command between is heard', () => {
    // Oracle: a turn is 25 ms; here each look at the wall clock costs 10 ms, and after a sleep of an hour the whole episode is due.
    let wall = Date.UTC(2026, 2, 1)
    const one = enter({ wall: () => (wall += 10) })
    one.say(seek(0))
    one.say({ do: 'clock.speed', speed: 6 })
    one.say({ do: 'clock.play' })
    wall += 3_600_000
    vi.advanceTimersByTime(170)
    expect(one.room.state.cursor - first).toBeGreaterThanOrEqual(1)
    expect(one.room.state.cursor - first).toBeLessThanOrEqual(4)
    expect(one.say({ do: 'clock.pause' })).toMatchObject({ ok: true })
    vi.advanceTimersByTime(1_000)
    expect(one.room.state.cursor - first).toBeLessThanOrEqual(4)
  })

  it('is opened a turn at a time where others wait for the engine, and then is the same room', () => {
    // Oracle: a turn is 25 ms and each look at the wall clock costs 10 ms, so at most three hours a turn; the same room opened at once.
    let wall = Date.UTC(2026, 2, 1)
    const one = enter({ wall: () => (wall += 10), later: true })
    let turns = 0
    for (let before = one.room.state.cursor; !one.room.foldATurn(); before = one.room.state.cursor) {
      turns++
      expect(one.room.state.cursor - before).toBeLessThanOrEqual(3)
    }
    expect(turns).toBeGreaterThan(60)
    const numbers = numbersOf(one)
    one.room.stop()
    expect(parting(numbersOf(enter()), numbers)).toBe('')
  })

  it('pauses at the end even where the disk refuses the row', () => {
    // Oracle: a full disk refuses commands; it must not end the engine.
    const one = enter()
    one.say(seek(190))
    one.say({ do: 'clock.play' })
    const append = vi.spyOn(one.log, 'append').mockImplementation(() => { throw new LogError('log.unavailable', 'the disk is full') })
    vi.advanceTimersByTime(2_000)
    expect(append).toHaveBeenCalledTimes(1)
    expect(one.room.state).toMatchObject({ cursor: last, playing: false })
    append.mockRestore()
    one.room.stop()
    expect(enter().room.state).toMatchObject({ cursor: hoursAfter(first, 190), playing: false })
  })

  it('says nothing more once the room is closed', () => {
    // Oracle: what opens must close: no timer is left.
    const one = enter()
    one.say(seek(0))
    one.say({ do: 'branch.create', scenario: { name: 'x', level: 'orange' } })
    one.say({ do: 'clock.play' })
    one.room.stop()
    const frames = one.frames.length
    vi.advanceTimersByTime(5_000)
    expect([one.frames.length, vi.getTimerCount()]).toEqual([frames, 0])
  })
})
