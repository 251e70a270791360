import { describe, expect, it } from 'vitest'
import { AREAS, EMITTED, SECTORS, TAGS, type Area } from '../../../models/contract/dimensions.ts'
import type { Order } from '../../../models/contract/scenario.ts'
import { formatHour } from '../../../models/units/time.ts'
import { hourAt, madeEpisode, seen } from '../../support/made-episode.ts'

const { episode } = madeEpisode({ hours: 60 })
const half = (where: Area | 'local', more: object = {}) => ({ name: 'half', cuts: [{ where, sector: '*', pollutant: '*', cut: 0.5 }], ...more })
/** Areas in which an order cuts in an hour. */
function bound(order: Order, index: number): Area[] {
  const remaining = order.remaining(hourAt(index))
  return AREAS.filter((_, a) => remaining !== null && remaining.subarray(a * SECTORS.length * EMITTED.length, (a + 1) * SECTORS.length * EMITTED.length).some(left => left < 1))
}

describe('a scenario before it is ordered', () => {
  it.each([
    [{ name: 'x' }, 'scenario.malformed', 'scenario "x" orders nothing; give it a level, measures or cuts'],
    [{ cuts: [] }, 'scenario.malformed', 'name is missing; give the scenario a name'],
    [half('moon' as 'city'), 'scenario.malformed', 'cuts[0].where is "moon"; give one of district, city, region'],
    [{ name: 'x', level: 'purple' }, 'scenario.refused', 'there is no level "purple"; the catalogue has yellow, orange, red'],
    [{ name: 'x', measures: [{ id: 'prayer' }] }, 'scenario.refused', 'there is no measure "prayer"; the catalogue has odd-even'],
  ])('%#: is refused with a code and a sentence that says what, where and how to mend it', (scenario, code, message) => {
    // Oracle: contracts.md: one sentence: what, where, how to mend.
    expect(episode.check(scenario)).toMatchObject({ ok: false, code, message: expect.stringContaining(message) as string })
    expect(() => episode.order(scenario)).toThrow(message)
  })

  it('is taken with what the reader should know', () => {
    // Oracle: contracts.md: `local` is read as `city` and the answer says so; a measure without effect changes nothing.
    expect(episode.check(half('local'))).toEqual({ ok: true, name: 'half', notes: ['"local" is read as "city": the district and the rest of Beijing'] })
    expect(episode.check({ name: 'talk', measures: [{ id: 'health-advice' }] })).toMatchObject({ ok: true, notes: ['health-advice changes nothing: the catalogue gives it no effect on emissions'] })
  })
})

describe('an order', () => {
  it('binds the area ordered and those it nests, or another area that is asked about', () => {
    // Oracle: science.md: an order for the city binds district and city, one for the region all.
    expect(AREAS.map(where => bound(episode.order(half(where)), 5))).toEqual([['district'], ['district', 'city'], ['district', 'city', 'region']])
    expect(AREAS.map(area => bound(episode.order(half('city'), area), 5))).toEqual([['district'], ['district', 'city'], ['district', 'city', 'region']])
    // All three ways of saying where: of the scenario, of a measure, of a cut.
    const mixed = { name: 'mixed', where: 'region', level: 'orange', measures: [{ id: 'site-earthwork-stop', where: 'region' }], cuts: [{ where: 'region', sector: '*', pollutant: '*', cut: 0.1 }] }
    expect(bound(episode.order(mixed, 'district'), 30)).toEqual(['district'])
    expect(episode.order(mixed).remaining(hourAt(30))).toHaveLength(3 * TAGS * EMITTED.length)
  })

  it('is the same object while it is asked about again, and an equal one after many others', () => {
    // Oracle: identity; then the key, which stands for the whole content.
    const first = episode.order(half('city'))
    expect(episode.order(half('city'))).toBe(first)
    for (let i = 0; i < 70; i++) episode.order({ ...half('city'), name: `n${i}` })
    expect(episode.order(half('city'))).not.toBe(first)
    expect(episode.order(half('city')).key).toBe(first.key)
  })

  it('without an end goes on with a live episode that grows', () => {
    // Oracle: contracts.md: a scenario whose end is absent lasts to the end of the run.
    let last = hourAt(10)
    const live = madeEpisode({ hours: 60, changes: { mode: 'live', last: () => last } }).episode
    expect(live.span(half('city'))?.hours).toHaveLength(11)
    last = hourAt(20)
    expect(bound(live.order(half('city')), 20)).toEqual(['district', 'city'])
    expect(live.span(half('city'))?.hours).toHaveLength(21)
  })

  it('spans the hours from its first to its last, in the widest area; nothing where it never cuts', () => {
    // Oracle: hours counted on the clock, both ends included.
    const { area, hours = [] } = episode.span(half('district', { start: '2016-12-15T08:00:00+08:00', end: '2016-12-15T24:00:00+08:00' })) ?? {}
    expect([area, hours.length, formatHour(hours[0] ?? hourAt(0)), formatHour(hours.at(-1) ?? hourAt(0))]).toEqual(['district', 17, '2016-12-15T08:00:00+08:00', '2016-12-16T00:00:00+08:00'])
    expect(episode.span(half('city', { start: '2017-01-01T08:00:00+08:00' }))).toBeNull()
  })
})

describe('the bars of the schedule', () => {
  it('say what acts, from when to when, where, in both languages', () => {
    // Oracle: the scenario, read by eye. A measure of strength 0 does not act.
    const { bars } = episode.describe({
      name: 'x', level: 'orange', where: 'region', start: '2016-12-15T08:00:00+08:00',
      measures: [{ id: 'odd-even', where: 'district', end: '2016-12-16T08:00:00+08:00' }, { id: 'road-sweeping', strength: 0 }], cuts: [{ where: 'city', sector: 'mobile', pollutant: 'NOx', cut: 0.355 }],
    })
    const last = '2016-12-17T12:00:00+08:00'
    expect(bars).toEqual([
      { id: 'orange', zh: expect.stringContaining('橙') as string, en: expect.stringMatching(/orange/i) as string, start: '2016-12-15T08:00:00+08:00', end: last, where: 'region' },
      { id: 'odd-even', zh: expect.any(String) as string, en: expect.any(String) as string, start: '2016-12-15T08:00:00+08:00', end: '2016-12-16T08:00:00+08:00', where: 'district' },
      { id: 'cut:mobile:NOx', zh: '减排 36 % mobile NOx', en: 'cut 36 % mobile NOx', start: '2016-12-15T08:00:00+08:00', end: last, where: 'city' },
    ])
  })
})

describe('a room on the episode', () => {
  it('opens at the last hour, with pack, seed and members by which it can be found again', () => {
    // Oracle: the made episode: 60 hours from 2016-12-15 01:00.
    expect(episode.opening()).toEqual({ type: 'room.opened', packSha256: '0'.repeat(64), pack: 'made', station: 'here', seed: 1, members: 3, cursor: hourAt(59) })
  })

  it('folds any of its stations', () => {
    // Oracle: the observations of that station; `near` reads less than `here`, and has no gap.
    const fold = episode.fold('near', new Map())
    fold.advance(hourAt(20))
    expect(JSON.parse(seen(fold).hours[9] ?? '')).toMatchObject({ observed: expect.any(Number) as number })
    expect(fold.hours.every(hour => hour.frame.station === 'near' && hour.observed !== null)).toBe(true)
    fold.stop()
    expect(() => episode.fold('moon', new Map())).toThrow('the station "moon" is not among')
  })
})
