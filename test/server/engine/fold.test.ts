import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Order } from '../../../models/contract/scenario.ts'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import { closesAt } from '../../../models/stream/watermark.ts'
import { earliest, latest } from '../../../models/units/time.ts'
import { Arrivals } from '../../../server/engine/arrivals.ts'
import type { Episode } from '../../../server/engine/episode.ts'
import { byHour } from '../../../server/rooms/ruling.ts'
import type { RulingEntry } from '../../../server/rooms/state.ts'
import { differences, failingOrder, hourAt, madeEpisode, madeObservations, seen, straightPass, type MadeOf } from '../../support/made-episode.ts'
import { cutOrder } from '../../support/runs.ts'

// More than three times the 24 hours between two kept states, so that seeks meet the middle and the edge of every stretch.
const HOURS = 80
const MEMBERS = 3
const iso = (index: number) => `2016-12-${15 + Math.floor((index + 1) / 24)}T${String((index + 1) % 24).padStart(2, '0')}:00:00+08:00`

const ORDERS = {
  orange: (episode: Episode) => episode.order({ name: 'orange', level: 'orange', start: iso(20) }),
  district: (episode: Episode) => episode.order({ name: 'district', cuts: [{ where: 'district', sector: '*', pollutant: '*', cut: 0.8 }], start: iso(3), end: iso(50) }),
  region: (episode: Episode) => episode.order({ name: 'region', cuts: [{ where: 'region', sector: '*', pollutant: '*', cut: 0.3 }] }),
  broken: () => failingOrder(MEMBERS, hourAt(30)),
} satisfies Record<string, (episode: Episode) => Order>

interface Late { readonly station: string; readonly hour: number; readonly delayMinutes: number; readonly values: ArrivedRow['values'] }
const value = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null })
/** Rows beside the punctual ones: within the latency, hours or days late. */
const late = (stations: readonly string[], values: fc.Arbitrary<ArrivedRow['values']>): fc.Arbitrary<Late> =>
  fc.record({ station: fc.constantFrom(...stations), hour: fc.nat(HOURS - 1), delayMinutes: fc.integer({ min: -90, max: 60 * 60 }), values })
const lateObservation = late(['here', 'near', 'far'], fc.record({ pm25: value, no2: value, o3: value, voc_benzene: value }, { requiredKeys: [] }))
const lateWeather = late(['here'], fc.record({ wind_speed: fc.double({ min: 0, max: 9, noNaN: true }), wind_direction: fc.integer({ min: 0, max: 360 }) }, { requiredKeys: [] }))
const rowOf = (latency: number) => ({ station, hour, delayMinutes, values }: Late): ArrivedRow => ({ station, hour: hourAt(hour), arrived: closesAt(hourAt(hour), latency) + delayMinutes * 60_000, values })

type Act = { readonly seek: number } | { readonly rule: readonly RulingEntry[] } | { readonly branch: string; readonly order: keyof typeof ORDERS | null }
/** Any hour, one before the first, and those after which a state was kept. */
const seek: fc.Arbitrary<Act> = fc.oneof(fc.integer({ min: -1, max: HOURS - 1 }), fc.constantFrom(23, 47, 71, HOURS - 1)).map(index => ({ seek: index }))
const branch: fc.Arbitrary<Act> = fc.record({ branch: fc.constantFrom('a', 'b', 'c'), order: fc.constantFrom('orange', 'district', 'region', 'broken', null) })
/** What people ruled, all of it: one act puts it in the place of what stood. Values are those of the punctual rows, so that most of them hold. */
const ruling: fc.Arbitrary<Act> = fc.array(fc.record({ station: fc.constantFrom('here', 'near', 'far'), hour: fc.nat(HOURS - 1), column: fc.constantFrom('pm25', 'no2'), use: fc.constantFrom('measured', 'withheld') }), { maxLength: 5 })
  .map(given => ({ rule: given.flatMap(({ station, hour, column, use }): RulingEntry[] => {
    const value = punctual.find(row => row.station === station && row.hour === hourAt(hour))?.values[column] ?? null
    return value === null ? [] : [{ station, column, hour: hourAt(hour), value, ruling: { use, person: 'Li', reason: 'seen by eye' } }]
  }) }))
const punctual = madeObservations(HOURS)
const story = fc.record({
  latency: fc.constantFrom(0, 90), history: fc.constantFrom(0, 10, 400),
  late: fc.array(lateObservation, { maxLength: 8 }), lateWeather: fc.array(lateWeather, { maxLength: 2 }),
  acts: fc.array(fc.oneof({ weight: 2, arbitrary: seek }, { weight: 3, arbitrary: branch }, { weight: 2, arbitrary: ruling }), { minLength: 3, maxLength: 12 }),
})

describe('a fold that has been led about', () => {
  it('stands where one pass over the same knowledge stands, whatever came late, was sought, ordered, ruled, changed or taken out', () => {
    // Oracle: one straight pass of the pipeline over all that had arrived when the cursor's hour closed; bit for bit. And of two neighbouring looks, hours before the one that `advance` or `rewind` names are the same.
    fc.assert(fc.property(story, given => {
      const { latency, history, acts } = given
      const { episode, data } = madeEpisode({ hours: HOURS, members: MEMBERS, latencyMinutes: latency, history, late: given.late.map(rowOf(latency)), lateWeather: given.lateWeather.map(rowOf(latency)) })
      const orders = new Map<string, Order>()
      const fold = episode.fold('here', new Map())
      let rulings: readonly RulingEntry[] = []
      for (const act of acts) {
        const before = seen(fold)
        if ('seek' in act) {
          const to = hourAt(act.seek)
          const changed = to > fold.cursor ? fold.advance(to) : fold.rewind(to)
          const same = Math.max(0, changed - data.first)
          expect(fold.cursor).toBe(to)
          expect(differences({ hours: seen(fold).hours.slice(0, same), branches: {} }, { hours: before.hours.slice(0, Math.min(same, act.seek + 1)), branches: {} })).toEqual([])
        } else if ('rule' in act) {
          const from = earliest(hourAt(HOURS), ...[...rulings, ...act.rule].map(({ hour }) => hour))
          rulings = act.rule
          fold.rule(byHour(rulings), from)
          const same = Math.max(0, from - data.first)
          expect(differences({ hours: seen(fold).hours.slice(0, same), branches: {} }, { hours: before.hours.slice(0, same), branches: {} })).toEqual([])
        } else {
          const order = act.order === null ? null : ORDERS[act.order](episode)
          fold.setBranches(new Map([[act.branch, order]]))
          if (order === null) orders.delete(act.branch)
          else orders.set(act.branch, order)
        }
        expect(differences(seen(fold), straightPass(data, orders, fold.cursor, closesAt(fold.cursor, latency), byHour(rulings)))).toEqual([])
      }
      fold.stop()
    }), {
      numRuns: 50,
      // Two stories that once went wrong: a change of order at the edge of a stretch, then a revision; a broken branch cut back to an edge after its end.
      examples: [
        [{ latency: 0, history: 400, late: [], lateWeather: [{ station: 'here', hour: 24, delayMinutes: 1, values: { wind_speed: 3 } }], acts: [{ seek: 24 }, { seek: 23 }, { branch: 'a', order: 'orange' }, { seek: 25 }] }],
        [{ latency: 0, history: 400, late: [], lateWeather: [], acts: [{ branch: 'a', order: 'broken' }, { seek: 60 }, { seek: 47 }] }],
      ],
    })
  })

  it('stands, on a live feed, where one pass over all that has come stands, in whatever order the rows came', () => {
    // Oracle: one straight pass of the pipeline over every row, bit for bit.
    const rows = madeObservations(60).filter(row => row.station !== 'near')
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 3, maxLength: 8 }), fc.infiniteStream(fc.nat(12)), (cuts, delays) => {
      // Each row slips back by up to twelve places in the queue.
      const queue = rows.map((row, i) => ({ row, place: i + (delays.next().value ?? 0) })).sort((a, b) => a.place - b.place).map(({ row }) => row)
      const arrivals = new Arrivals(0)
      let last = hourAt(-1)
      const { episode, data } = madeEpisode({ hours: 60, members: MEMBERS, changes: { mode: 'live', arrivals, last: () => last } })
      const orders = new Map([['a', failingOrder(MEMBERS, hourAt(20))], ['b', cutOrder(MEMBERS, 'city', 0.5, hourAt(10))]])
      const fold = episode.fold('here', new Map(orders))
      const ends = [...new Set([...cuts.map(cut => cut % queue.length), queue.length])].sort((a, b) => a - b)
      for (const [n, end] of ends.entries()) {
        const batch = queue.slice(ends[n - 1] ?? 0, end)
        for (const row of batch) arrivals.addObservation({ ...row, arrived: closesAt(row.hour, 0) + 60_000 * n })
        if (batch.length === 0) continue
        const oldest = earliest(hourAt(60), ...batch.map(row => row.hour))
        last = latest(last, ...batch.map(row => row.hour))
        if (oldest <= fold.cursor) fold.revise(oldest)
        fold.advance(last)
        expect(differences(seen(fold), straightPass(data, orders, last, Infinity))).toEqual([])
      }
      fold.stop()
    }), { numRuns: 15 })
  })

  it('finds its way back although it kept only some of its states of more than a year', () => {
    // Oracle: one straight pass. 400 states are kept, one a day; 10,000 hours need more.
    const { episode, data } = madeEpisode({ hours: 10_000, members: 1, history: 0, late: [{ station: 'here', hour: hourAt(70), arrived: closesAt(hourAt(9_990), 0), values: { pm25: 300 } }] })
    const orders = new Map([['a', cutOrder(1, 'city', 0.5, hourAt(50))]])
    const fold = episode.fold('here', new Map(orders))
    expect(fold.advance(hourAt(9_989))).toBe(hourAt(0))
    expect(fold.advance(hourAt(9_999))).toBe(hourAt(70))
    for (const back of [140, 5]) {
      fold.rewind(hourAt(back))
      expect(differences(seen(fold), straightPass(data, orders, hourAt(back), closesAt(hourAt(back), 0)))).toEqual([])
    }
    fold.stop()
  })
})

describe('chance', () => {
  const totals = (made: MadeOf, orders: readonly [string, Order][] = []) => {
    const { episode } = madeEpisode(made)
    const fold = episode.fold('here', new Map(orders))
    fold.advance(episode.last)
    fold.stop()
    return { fold, baseline: fold.hours.map(hour => [...hour.total]), branch: (id: string) => fold.tracks.get(id)?.totals.map(total => [...total]) }
  }

  it('is not shifted by a row that comes late: other hours keep their draws, those that are estimated too', () => {
    // Oracle: bit equality with the run that never had the row. Hours 9 and 30 to 33 were not measured, so their members are drawn.
    const punctual = totals({ hours: 60, members: 7 })
    const more = (index: number) => (punctual.fold.hours[index]?.observed ?? NaN) + 2
    const revised = totals({ hours: 60, members: 7, late: [20, 3].map(index => ({ station: 'here', hour: hourAt(index), arrived: closesAt(hourAt(45), 0), values: { pm25: more(index) } })) })
    expect(new Set(punctual.baseline[31]).size).toBe(7)
    for (const [i, total] of punctual.baseline.entries()) expect(revised.baseline[i]).toEqual(i === 20 || i === 3 ? total.map(() => more(i)) : total)
  })

  it('repeats every number where a late row says again what was known', () => {
    // Oracle: bit equality of all that is published with the run that never had the row.
    const again = madeObservations(60).filter(row => row.hour === hourAt(12)).map(row => ({ ...row, arrived: closesAt(hourAt(40), 0) }))
    expect(differences(seen(totals({ hours: 60, late: again }).fold), seen(totals({ hours: 60 }).fold))).toEqual([])
  })

  it('gives a member the same numbers beside few members as beside many, in the baseline and under measures', () => {
    // Oracle: bit equality of the first three of twenty with three alone.
    const [few, many] = [3, 20].map(members => {
      const order = madeEpisode({ hours: 60, members }).episode.order({ name: 'red', level: 'red', start: iso(20) })
      return totals({ hours: 60, members }, [['red', order]])
    })
    expect(many?.baseline.map(total => total.slice(0, 3))).toEqual(few?.baseline)
    expect(many?.branch('red')?.map(total => total.slice(0, 3))).toEqual(few?.branch('red'))
    expect(few?.branch('red')).not.toEqual(few?.baseline)
  })

  it('gives a branch the same numbers alone as among others', () => {
    // Oracle: bit equality of the branch in two folds.
    const { episode } = madeEpisode({ hours: 60 })
    const red = episode.order({ name: 'red', level: 'red', start: iso(20) })
    const among = totals({ hours: 60 }, [['x', cutOrder(MEMBERS, 'region', 1, hourAt(2))], ['red', red], ['y', failingOrder(MEMBERS, hourAt(5))]])
    expect(among.branch('red')).toEqual(totals({ hours: 60 }, [['red', red]]).branch('red'))
  })
})

describe('what cannot go on', () => {
  it('ends one branch with its reason where its model throws, and no other', () => {
    // Oracle: the law of architecture.md on errors; the other branch and the baseline as without the broken one, bit for bit.
    const { episode } = madeEpisode({ hours: 40 })
    const sound = cutOrder(MEMBERS, 'city', 0.4, hourAt(4))
    const both = episode.fold('here', new Map([['broken', failingOrder(MEMBERS, hourAt(30), 'no such river')], ['sound', sound]]))
    const alone = episode.fold('here', new Map([['sound', sound]]))
    for (const fold of [both, alone]) { fold.advance(episode.last); fold.stop() }
    expect(both.tracks.get('broken')?.failed).toBe('no such river')
    expect(both.tracks.get('broken')?.totals).toHaveLength(30)
    expect(differences({ ...seen(both), branches: { sound: seen(both).branches['sound'] ?? '' } }, seen(alone))).toEqual([])
  })

  it('says at once why an hour cannot be folded, instead of waiting for it', () => {
    // Oracle: a stage that throws; and a fold that was stopped.
    const { episode, data } = madeEpisode({ hours: 40 })
    const arrivals = new Arrivals(0)
    Object.assign(arrivals, { known: (hour: number) => ({ hour, observations: [{ station: 'here', get values() { throw new RangeError('a value of −3 h') }, flags: {} }], weather: [] }) })
    const broken = madeEpisode({ hours: 40, changes: { ...data, arrivals } }).episode.fold('here', new Map())
    expect(() => broken.advance(episode.last)).toThrow('a value of −3 h')
    const stopped = episode.fold('here', new Map())
    stopped.stop()
    expect(() => stopped.advance(episode.last)).toThrow('was stopped')
  })
})
