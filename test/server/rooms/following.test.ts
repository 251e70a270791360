import { Subject } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { baselineModel, branchModel } from '../../../models/registry.ts'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import { earliest, formatHour, latest, type EventHour } from '../../../models/units/time.ts'
import { Arrivals } from '../../../server/engine/arrivals.ts'
import { RoomBranches } from '../../../server/rooms/branches.ts'
import { emptyRoom } from '../../../server/rooms/evolve.ts'
import { Following } from '../../../server/rooms/following.ts'
import type { RoomState } from '../../../server/rooms/state.ts'
import { differences, FIRST, hourAt, madeEpisode, madeObservations, madeWeather, seen, straightPass } from '../../support/made-episode.ts'

const HOURS = 40
const city = { id: 'a', name: 'a', createdBy: 'v1', scenario: { name: 'a', start: formatHour(hourAt(2)), cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.5 }] } }
/** Hour 30 is `a`, the newest one, 39, is `j`. */
const HOUR_OF: Readonly<Record<string, EventHour>> = Object.fromEntries([...'abcdefghij'].map((letter, i) => [letter, hourAt(30 + i)]))
const late = (index: number, values: ArrivedRow['values'], station = 'here'): ArrivedRow => ({ station, hour: hourAt(index), arrived: hourAt(HOURS + 1) * 3_600_000, values })
const onTime = madeObservations(HOURS)
const said = (station: string, index: number): ArrivedRow['values'] => onTime.find((row) => row.station === station && row.hour === hourAt(index))?.values ?? {}

afterEach(() => { vi.restoreAllMocks() })

/** A live room's follower in virtual time, and what it makes work: hours in which quality looks, the baseline is reckoned, a branch is folded. */
function follower(scheduler: TestScheduler, state: Partial<RoomState> = {}, now: () => number = () => 0) {
  const arrivals = new Arrivals(0)
  for (const row of onTime) arrivals.addObservation(row)
  for (const row of madeWeather(HOURS)) arrivals.addWeather(row)
  let last = hourAt(HOURS - 1)
  const looked$ = new Subject<EventHour>(), reckoned$ = new Subject<EventHour>(), branched$ = new Subject<EventHour>(), published$ = new Subject<EventHour | null>()
  const { episode, data } = madeEpisode({ hours: HOURS, changes: { mode: 'live', arrivals, last: () => last } })
  const [known, step, branchStep] = [arrivals.known.bind(arrivals), baselineModel.step.bind(baselineModel), branchModel.step.bind(branchModel)]
  vi.spyOn(arrivals, 'known').mockImplementation((hour, until) => { looked$.next(hour); return known(hour, until) })
  vi.spyOn(baselineModel, 'step').mockImplementation((before, frame) => { reckoned$.next(frame.hour); return step(before, frame) })
  vi.spyOn(branchModel, 'step').mockImplementation((before, input, spare) => { branched$.next(input.baseline.hour); return branchStep(before, input, spare) })
  const room: RoomState = { ...emptyRoom, station: 'here', cursor: last, branches: [city], ...state }
  const branches = new RoomBranches(episode, room)
  const failed = vi.fn()
  let seq = 0
  const following = new Following({ episode, branches, now, turns: scheduler, fed: 0, state: () => room, playing: () => false, folded: (from) => { published$.next(from) }, failed })
  following.open()
  return {
    looked$, reckoned$, branched$, published$, following, branches, arrivals, failed,
    take(rows: readonly ArrivedRow[]): void {
      const news = rows.filter((row) => {
        const isNews = arrivals.isNews('observation', row)
        arrivals.addObservation(row)
        return isNews
      })
      last = latest(last, ...rows.map(({ hour }) => hour))
      seq += rows.length
      following.arrived(news[0] === undefined ? null : earliest(news[0].hour, ...news.map(({ hour }) => hour)), seq)
    },
    /** What differs from one straight pass over all that has come. */
    faults: () => differences(seen(branches.fold), straightPass(data, new Map([...branches.fold.tracks].map(([id, { order }]) => [id, order])), branches.cursor, Infinity)),
  }
}

interface Story { readonly rows: string; readonly looked: string; readonly reckoned: string; readonly branched: string; readonly published: string }
/** Posts as a marble line, and the hours that each makes work again, as others. Branches are three: the order, and its two other areas. */
function tells(posts: Readonly<Record<string, readonly ArrivedRow[]>>, story: Story): void {
  const scheduler = new TestScheduler((actual, expected) => { expect(actual).toEqual(expected) })
  const made = follower(scheduler)
  scheduler.run(({ hot, expectObservable }) => {
    hot(story.rows, posts).subscribe((rows) => { made.take(rows) })
    expectObservable(made.looked$).toBe(story.looked, HOUR_OF)
    expectObservable(made.reckoned$).toBe(story.reckoned, HOUR_OF)
    expectObservable(made.branched$).toBe(story.branched, HOUR_OF)
    expectObservable(made.published$).toBe(story.published, { ...HOUR_OF, n: null })
  })
  vi.restoreAllMocks()
  expect(made.faults()).toEqual([])
}

describe('one late row', () => {
  it('of the district makes its own hour and those after it work again, and none before', () => {
    // Oracle: counted by hand: hour 37 is h, the newest is j; the frame of h is seen to differ once, then h, i and j are folded; three branches.
    tells({ r: [late(37, { pm25: 333 })] }, { rows: '-r', looked: '-(hhij)', reckoned: '-(hij)', branched: '-(hhhiiijjj)', published: '-h' })
  })

  it('that says again what is known makes nothing work', () => {
    // Oracle: by hand: the row is in the log, and no hour is another one.
    tells({ r: [late(33, said('here', 33)), late(34, {})] }, { rows: '-r', looked: '', reckoned: '', branched: '', published: '-n' })
  })

  it('of a station that no frame of the district holds makes quality look at the hours from there on, and no model work', () => {
    // Oracle: by hand: `near` is 5 km away, so it is no inflow; quality remembers it, the frames stay, and that it came late is shown.
    tells({ r: [late(35, { pm25: 260, voc_benzene: 9 }, 'near')] }, { rows: '-r', looked: '-(fghij)', reckoned: '', branched: '', published: '-f' })
  })

  it('of a station far away that leaves the network as it was makes no model work either', () => {
    // Oracle: by hand: a column that no network summary holds; that it came late is shown.
    tells({ r: [late(36, { voc_benzene: 3 }, 'far')] }, { rows: '-r', looked: '-(ghij)', reckoned: '', branched: '', published: '-g' })
  })

  it('with a column that no model reads is shown, and makes no model work', () => {
    // Oracle: by hand: benzene of the district is published from its hour on.
    tells({ r: [late(36, { voc_benzene: 3 })] }, { rows: '-r', looked: '-(ghij)', reckoned: '', branched: '', published: '-g' })
  })

  it('of a station far away that moves the network makes work from its hour on', () => {
    // Oracle: by hand: `far` is the whole network here, and hour 38 is i.
    tells({ r: [late(38, { pm25: 9 }, 'far')] }, { rows: '-r', looked: '-(iij)', reckoned: '-(ij)', branched: '-(iiijjj)', published: '-i' })
  })

  it('from before the two days of which every hour is kept costs at most the rest of its day before', () => {
    // Oracle: by hand: of 40 hours and two days all are kept, so nothing before the row; hour 3 lies outside the alphabet.
    const scheduler = new TestScheduler((actual, expected) => { expect(actual).toEqual(expected) })
    const made = follower(scheduler)
    const reckoned: EventHour[] = []
    made.reckoned$.subscribe((hour) => reckoned.push(hour))
    scheduler.run(({ hot }) => { hot('-r').subscribe(() => { made.take([late(3, { pm25: 300 })]) }) })
    expect(reckoned).toEqual(Array.from({ length: HOURS - 3 }, (_, i) => hourAt(3 + i)))
  })
})

describe('posts', () => {
  it('that come before the engine has turned are one change, from the oldest hour that they touched', () => {
    // Oracle: by hand: hours 38, 37 and 39 are i, h and j; one look from h, one fold from h.
    tells({ p: [late(38, { pm25: 300 })], q: [late(37, { pm25: 310 }), late(39, { pm25: 320 })] }, { rows: '-(pq)', looked: '-(hhij)', reckoned: '-(hij)', branched: '-(hhhiiijjj)', published: '-h' })
  })

  it('that come after it are changes of their own', () => {
    // Oracle: by hand.
    tells({ p: [late(38, { pm25: 300 })], q: [late(39, { pm25: 320 })] }, { rows: '-p----------q', looked: '-(iij)------(jj)', reckoned: '-(ij)-------j', branched: '-(iiijjj)---(jjj)', published: '-i----------j' })
  })

  it('lead a clock that follows on to the newest hour, and leave one that stands where it is', () => {
    // Oracle: the rows' own hours.
    for (const [followed, wanted] of [[true, 42], [false, 39]] as const) {
      const scheduler = new TestScheduler(() => undefined)
      const made = follower(scheduler, { following: followed })
      scheduler.run(({ hot }) => { hot('-r').subscribe(() => { made.take([late(42, { pm25: 300 })]) }) })
      vi.restoreAllMocks()
      expect([made.branches.cursor, made.following.view.fed, made.faults()]).toEqual([hourAt(wanted), 1, []])
    }
  })

  it('are folded a turn at a time; between turns the clock is where it will be, and who looks gets all of it', () => {
    // Oracle: by hand: a wall clock that goes on 20 ms each time it is asked leaves two hours a turn of 25 ms; then one straight pass.
    const scheduler = new TestScheduler(() => undefined)
    let wall = 0
    const made = follower(scheduler, {}, () => wall += 20)
    const reckoned: EventHour[] = []
    made.reckoned$.subscribe((hour) => reckoned.push(hour))
    made.take([late(20, { pm25: 300 }), late(45, { pm25: 310 })])
    // Virtual time at the end of which one turn has been, and no second one.
    scheduler.maxFrames = 0
    expect([made.branches.busy, reckoned]).toEqual([false, []])
    scheduler.actions.splice(0, 1).forEach((action) => { action.execute(action.state, action.delay) })
    expect([made.branches.busy, made.branches.cursor, made.following.view.fed]).toEqual([true, hourAt(45), 0])
    expect(reckoned.length).toBeLessThan(5)
    made.following.settle()
    vi.restoreAllMocks()
    expect([made.branches.busy, made.following.view.fed, made.faults()]).toEqual([false, 2, []])
  })
})

describe('rows that cannot be folded', () => {
  it('halt the room with the reason, told once, and let it go on when others mend them', () => {
    // Oracle: the error itself; then one straight pass.
    const scheduler = new TestScheduler(() => undefined)
    const made = follower(scheduler)
    vi.restoreAllMocks()
    const known = made.arrivals.known.bind(made.arrivals)
    const broken = vi.spyOn(made.arrivals, 'known').mockImplementation((hour, until) => {
      if (hour === hourAt(40)) throw new RangeError('a value of −3 h')
      return known(hour, until)
    })
    for (const id of [0, 1]) {
      made.take([late(40, { pm25: 300 + id })])
      made.following.settle()
    }
    expect([made.following.view, made.branches.cursor, made.failed.mock.calls]).toEqual([{ fed: 0, halted: 'a value of −3 h' }, hourAt(39), [[new RangeError('a value of −3 h')]]])
    broken.mockRestore()
    made.take([late(40, { pm25: 12 })])
    made.following.settle()
    expect([made.following.view, made.branches.cursor, made.faults()]).toEqual([{ fed: 3 }, hourAt(40), []])
  })

  it('keep a pack from opening, and a live room from nothing else', () => {
    // Oracle: the error itself.
    const scheduler = new TestScheduler(() => undefined)
    const made = follower(scheduler)
    const open = (mode: 'live' | 'replay') => {
      const { episode } = madeEpisode({ hours: HOURS, changes: { mode } })
      const branches = new RoomBranches(episode, { ...emptyRoom, station: 'here', cursor: FIRST })
      vi.spyOn(branches, 'advance').mockImplementation(() => { throw new RangeError('no hour') })
      const following = new Following({ episode, branches, now: () => 0, turns: scheduler, fed: 7, state: () => emptyRoom, playing: () => false, folded: () => undefined, failed: made.failed })
      following.open()
      return following.view
    }
    expect(open('live')).toEqual({ fed: 7, halted: 'no hour' })
    expect(() => open('replay')).toThrow('no hour')
  })
})
