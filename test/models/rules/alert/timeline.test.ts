import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayKind } from '../../../../models/rules/alert/edition.ts'
import { alertTimeline } from '../../../../models/rules/alert/timeline.ts'
import { daysOf, hoursOfDays, meansOf, place, rules, ruling } from './days.ts'

/** Daily means of each level, µg/m³: light, moderate (AQI 151-200), heavy (201-300), severe (above 300), and the top of the index; just inside, so that no 24 hours with a clean hour or two reach it. */
const MEANS = { l: 100, m: 120, h: 160, s: 260, t: 499 } as const
type Letter = keyof typeof MEANS
const isLetter = (letter: string): letter is Letter => letter in MEANS
/** Days written as letters, with clean air before and after. */
const written = (days: string): number[] => [30, 30, ...[...days].map(letter => isLetter(letter) ? MEANS[letter] : 30), 30, 30]

/** The highest level of a sequence, in words; `none` where there is none. */
function highest(edition: string, days: readonly number[], as?: DayKind): string {
  const given = ruling(edition, as)
  return given.edition.levels[Math.max(...alertTimeline(daysOf(days), given).ranks)]?.level ?? 'none'
}

describe('an alert, by the words of each edition', () => {
  // Worked out on paper from the clauses as quoted in rules.md §4.1 and §7 and in the sources of alerts.json; one letter a day.
  const table: readonly [string, Readonly<Record<string, string>>][] = [
    ['beijing-2013', { m: 'none', mmm: 'none', h: 'blue', hh: 'blue', s: 'yellow', hhh: 'yellow', ss: 'yellow', hhs: 'orange', shs: 'orange', hhhs: 'orange', sss: 'red', hsssh: 'red', shhs: 'orange', hhmhh: 'blue' }],
    ['beijing-2015', { m: 'none', h: 'blue', s: 'blue', hh: 'yellow', sh: 'yellow', hhh: 'orange', sss: 'orange', hhhh: 'red', hhsh: 'red', hhlhh: 'yellow', hhhmhhh: 'orange' }],
    ['beijing-2016', { mm: 'none', h: 'blue', hh: 'yellow', hhh: 'yellow', hhhh: 'yellow', hhs: 'orange', hss: 'orange', hshs: 'orange', hhss: 'red', sshh: 'red', hhhhs: 'orange', t: 'red', hth: 'red', hhlss: 'yellow' }],
    ['beijing-2018', { h: 'none', s: 'none', hh: 'yellow', hhh: 'orange', hhhh: 'orange', hhss: 'red', shsh: 'orange', t: 'red' }],
    ['beijing-2023', { m: 'none', l: 'none', h: 'yellow', mm: 'yellow', hm: 'yellow', hh: 'orange', mmm: 'orange', mhm: 'orange', hhh: 'orange', hhs: 'red', shh: 'red', hss: 'red', hsm: 'orange', mmmmm: 'orange', ss: 'orange' }],
    ['national-2024', { m: 'none', h: 'yellow', mm: 'yellow', hh: 'orange', mmm: 'orange', hhh: 'orange', hhs: 'red', hs: 'orange' }],
    ['pinggu-plan-2021', { l: 'none', m: 'pinggu-near-heavy', h: 'pinggu-heavy', mh: 'pinggu-heavy' }],
  ]
  it.each(table)('%s', (edition, cases) => {
    // Oracle: the table above, by natural days, and by the days of the edition itself where these are others.
    for (const as of ['natural-day', undefined] as const) expect(Object.fromEntries(Object.keys(cases).map(days => [days, highest(edition, written(days), as)])), as ?? 'its own days').toEqual(cases)
  })

  it('begins with the first day of the run and ends with its last, and was met when the last day needed was over', () => {
    // Oracle: by hand. 2016 edition, days 10 to 18 January 2017: clean, clean, heavy 12, 13, severe 14, 15, clean: red needs four days
    // with two above 300, complete at the label 24:00 of the 15th; a day's labels run from 01:00 to 24:00.
    const series = daysOf(written('hhss'))
    const segment = alertTimeline(series, ruling('beijing-2016')).segments.find(one => one.rank >= 0)
    expect(segment).toMatchObject({ rank: 3, from: place(series, '2017-01-12T01:00'), to: place(series, '2017-01-15T24:00'), metAt: place(series, '2017-01-15T24:00'), clause: { id: '2016-red-days' }, opens: 'known', closes: 'known' })
  })

  it('rises and falls within an episode as each rule holds', () => {
    // Oracle: 2023 edition by hand, natural days: m m h h m → moderate days 1-5 make three days of level 4 (orange) over all five; none is lower.
    // m h m → orange by three moderate days. m h: two moderate days: yellow on both, and the heavy day alone is yellow too.
    const levels = (days: string) => [...alertTimeline(daysOf(written(days)), ruling('beijing-2023', 'natural-day')).ranks].filter((_, hour) => hour % 24 === 12)
    expect(levels('mmhhm')).toEqual([-1, -1, 1, 1, 1, 1, 1, -1, -1])
    expect(levels('mh')).toEqual([-1, -1, 0, 0, -1, -1])
    // m h h s: four moderate days are orange, the last three of them are heavy with a severe one: red from the second on.
    expect(levels('mhhs')).toEqual([-1, -1, 1, 2, 2, 2, -1, -1])
  })

  it('counts any 24 hours where the edition says so, from the first hour of the first such day', () => {
    // Oracle: by hand. 30 µg/m³, then 24 hours of 200 from noon to noon, then 30. Means of 24 hours with k heavy hours: 30 + 170 k/24, above
    // 150 (rounded) from k = 18 on. The first such day ends with the 18th heavy hour, so begins six hours before the first; the last
    // begins with the seventh, and ends six hours after the last: 36 hours.
    const hours = [...Array<number>(36).fill(30), ...Array<number>(24).fill(200), ...Array<number>(36).fill(30)]
    const runs = alertTimeline(meansOf(hours), ruling('beijing-2023', 'any-24h')).segments.filter(one => one.rank >= 0)
    expect(runs.map(({ rank, from, to, metAt }) => ({ rank, from, to, metAt }))).toEqual([{ rank: 0, from: 30, to: 65, metAt: 53 }])
    // No natural day reaches 151: noon to midnight is 12 hours of 200, the mean 115.
    expect(highest('beijing-2023', [])).toBe('none')
    expect(Math.max(...alertTimeline(meansOf(hours), ruling('beijing-2023', 'natural-day')).ranks)).toBe(-1)
  })

  it('is not lifted where it comes back within the hours of lifting', () => {
    // Oracle: 36 h in national-2024, none in the edition of 2016. A heavy natural day, one clean, one heavy: the gap is 24 h. Two clean: 48 h.
    const days = (text: string) => [...alertTimeline(daysOf(written(text)), ruling('national-2024', 'natural-day')).ranks].filter((_, hour) => hour % 24 === 12)
    expect(days('hch')).toEqual([-1, -1, 0, 0, 0, -1, -1])
    expect(days('hcch')).toEqual([-1, -1, 0, -1, -1, 0, -1, -1])
    const before = alertTimeline(daysOf(written('hch')), ruling('beijing-2016'))
    expect(before.segments.map(one => one.rank)).toEqual([-1, 0, -1, 0, -1])
    const held = alertTimeline(daysOf(written('hhch')), ruling('national-2024', 'natural-day')).segments
    expect(held.map(({ rank, clause }) => [rank, clause?.id ?? null])).toEqual([[-1, null], [1, 'n2024-orange-heavy'], [0, 'n2024-yellow-heavy'], [-1, null]])
  })

  it('counts two episodes as one where the edition says so', () => {
    // Oracle: national grades of 2017, from which 2018 is taken: two days, one clear, one day: 24 h apart, so four days of one episode: orange (three days).
    expect([highest('beijing-2018', written('hhch'), 'natural-day'), highest('beijing-2018', written('hhcch'), 'natural-day')]).toEqual(['orange', 'yellow'])
  })

  it('says where days are missing, and does not bridge them', () => {
    // Oracle: by hand. Two heavy days, one without data, two heavy days: two runs of two, each open at the missing day.
    const series = daysOf([30, 200, 200, null, 200, 200, 30])
    const timeline = alertTimeline(series, ruling('beijing-2015'))
    expect(timeline.missing).toEqual([{ from: 72, to: 95 }])
    expect(timeline.segments.map(({ rank, opens, closes }) => [rank, opens, closes])).toEqual([[-1, 'end', 'known'], [1, 'known', 'missing'], [-1, 'known', 'known'], [1, 'missing', 'known'], [-1, 'known', 'end']])
  })

  it('keeps the level of the last whole day until the day is over', () => {
    // Oracle: a natural day has no mean before it ends. Two heavy days and ten hours of a third that is clean.
    const series = meansOf([...hoursOfDays([30, 200, 200]), ...Array<number>(10).fill(10)])
    const timeline = alertTimeline(series, ruling('beijing-2015'))
    expect([timeline.decided, timeline.ranks[71], timeline.ranks[81]]).toEqual([71, 1, 1])
    expect(alertTimeline(meansOf(hoursOfDays([200]).slice(0, 22)), ruling('beijing-2015'))).toMatchObject({ decided: -1, segments: [{ rank: -1 }] })
  })
})

describe('the law of alerts', () => {
  const editions = rules.editions.map(one => one.id)
  const day = fc.oneof(fc.integer({ min: 0, max: 520 }), fc.constantFrom(110, 116, 150, 151, 200, 250, 251, 300, 499))
  const hourly = fc.array(fc.array(day, { minLength: 24, maxLength: 24 }), { minLength: 2, maxLength: 7 }).map(days => days.flat())
  const daily = fc.array(fc.option(day, { freq: 8 }), { minLength: 2, maxLength: 9 }).map(hoursOfDays)
  const values = fc.oneof(daily, hourly)
  const kind = fc.constantFrom<DayKind>('natural-day', 'any-24h')

  it('is that more PM2.5 never lowers a level at any hour', () => {
    // Oracle: every condition is “above”; so the level may only rise.
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), fc.constantFrom(...editions), kind, (given, more, from, length, edition, as) => {
      const higher = given.map((value, hour) => value !== null && hour >= from && hour < from + length ? value + more : value)
      const [before, after] = [given, higher].map(one => alertTimeline(meansOf(one), ruling(edition, as)).ranks)
      expect([...before ?? []].every((rank, hour) => rank <= (after?.[hour] ?? -1))).toBe(true)
    }), { numRuns: 150 })
  })

  it('is that an episode which goes on as it was does not end lower', () => {
    // Oracle: one more day like the last one, put in before what comes after, lengthens every run that holds that day.
    fc.assert(fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), fc.constantFrom(...editions), kind, (given, edition, as) => {
      const longer = [...given, given.at(-1) ?? 0]
      const top = (days: readonly number[]) => Math.max(...alertTimeline(daysOf([10, 10, ...days, 10, 10]), ruling(edition, as)).ranks)
      expect(top(longer)).toBeGreaterThanOrEqual(top(given))
    }), { numRuns: 150 })
  })

  it('is that any 24 hours never give less than natural days', () => {
    // Oracle: natural days are some of the days that any 24 hours are.
    fc.assert(fc.property(values, fc.constantFrom(...editions), (given, edition) => {
      const whole = given.slice(0, given.length - given.length % 24)
      const [natural, any] = (['natural-day', 'any-24h'] as const).map(as => alertTimeline(meansOf(whole), ruling(edition, as)).ranks)
      expect([...natural ?? []].every((rank, hour) => rank <= (any?.[hour] ?? -1))).toBe(true)
    }), { numRuns: 150 })
  })

  it('is that segments cover every hour once, in order, and neighbours differ', () => {
    // Oracle: what a partition is.
    fc.assert(fc.property(values, fc.constantFrom(...editions), kind, (given, edition, as) => {
      const { segments, ranks } = alertTimeline(meansOf(given), ruling(edition, as))
      expect(segments.flatMap(({ rank, from, to }) => Array.from({ length: to - from + 1 }, () => rank))).toEqual([...ranks])
      expect(segments.every((one, i) => i === 0 || (one.rank !== segments[i - 1]?.rank && one.from === (segments[i - 1]?.to ?? 0) + 1))).toBe(true)
    }), { numRuns: 80 })
  })
})
