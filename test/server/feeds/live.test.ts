import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import { formatHour, hoursAfter } from '../../../models/units/time.ts'
import type { Episode } from '../../../server/engine/episode.ts'
import type { Fold } from '../../../server/engine/fold.ts'
import { LiveFeed } from '../../../server/feeds/live.ts'
import type { LogRow } from '../../../server/log/log.ts'
import { feedEvent, logRows } from '../../support/live-rows.ts'
import { differences, FIRST, hourAt, madeObservations, madeWeather, seen } from '../../support/made-episode.ts'
import { seeds } from '../../support/open-room.ts'

const HOURS = 60
const HOUR = 3_600_000
const feed = (): LiveFeed => new LiveFeed(seeds, { members: 3, seed: 1 })
const observation = (row: Omit<ArrivedRow, 'arrived'>, arrived: number, id?: string) => ({ event: feedEvent('observation', row, id), arrived })
/** Sixty hours of three stations and their weather, each row a quarter of an hour after its hour. */
const onTime = [
  ...madeWeather(HOURS).map((row) => ({ event: feedEvent('weather', row), arrived: row.arrived + HOUR / 4 })),
  ...madeObservations(HOURS).map((row) => observation(row, row.arrived + HOUR / 4)),
].sort((a, b) => a.arrived - b.arrived)

function episodeOf(live: LiveFeed): Episode {
  if (live.episode === null) throw new Error('the feed has no episode yet')
  return live.episode
}
/** All that the log says, folded at once. */
function fresh(rows: readonly LogRow[], upTo?: number): { fold: Fold; episode: Episode } {
  const live = feed()
  live.add(rows)
  const episode = episodeOf(live)
  const fold = episode.fold(episode.station, new Map([['half', episode.order(half)]]))
  fold.advance(upTo === undefined ? episode.last : hoursAfter(episode.first, upTo))
  return { fold, episode }
}
const half = { name: 'half', start: formatHour(hourAt(12)), cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.5 }] }

describe('the live feed', () => {
  it('is no episode before the first observation; weather, warnings and forecasts make none', () => {
    // Oracle: an episode is of a station that measures.
    const live = feed()
    const issued = '2016-12-15T01:00:00+08:00'
    const others = [
      { specversion: '1.0', id: 'w', source: 's', type: 'warning', data: { level: 'orange', start: issued, issued } },
      { specversion: '1.0', id: 'f', source: 's', type: 'forecast', data: { issued, station: 'here', time: issued, pollutant: 'pm25', value: 3 } },
    ].map((event, i) => ({ seq: i + 9, hash: '', arrived: '2016-12-15T01:00:00.000+08:00', event }))
    expect(live.add([...logRows(onTime.slice(0, 1)), ...others])).toEqual({ oldest: null, left: [] })
    expect([onTime[0]?.event.type, live.episode]).toEqual(['weather', null])
  })

  it('begins a week before the first observation, is of its station, and grows with the hours that come', () => {
    // Oracle: 168 h, counted by hand; the rows' own hours.
    const live = feed()
    live.add(logRows([observation({ station: 'here', hour: hourAt(5), values: { pm25: 90 } }, hourAt(5) * HOUR)]))
    const episode = episodeOf(live)
    expect([episode.mode, episode.station, episode.first, episode.last]).toEqual(['live', 'here', hourAt(5 - 168), hourAt(5)])
    expect(live.add(logRows([observation({ station: 'far', hour: hourAt(9), values: { pm25: 80 } }, hourAt(9) * HOUR)])).oldest).toBe(hourAt(9))
    expect([episode.last, episode.stations.map(({ id, role }) => [id, role])]).toEqual([hourAt(9), [['here', 'district'], ['far', 'network']]])
    expect(live.episode).toBe(episode)
  })

  it('knows the Beijing stations by their ids, as importers do, and of others only what they are called', () => {
    // Oracle: ../shared/data/SOURCES.md: Pinggu (平谷) stands at 117.100 E 40.143 N.
    const live = feed()
    live.add(logRows(['pinggu', 'elsewhere'].map((station) => observation({ station, hour: hourAt(5), values: { pm25: 90 } }, hourAt(5) * HOUR))))
    expect(episodeOf(live).stations).toEqual([{ id: 'pinggu', name_zh: '平谷', name_en: 'Pinggu', lon: 117.1, lat: 40.143, role: 'district' }, { id: 'elsewhere', name_zh: 'elsewhere', name_en: 'elsewhere', lon: null, lat: null, role: 'network' }])
  })

  it('tells the earliest hour that rows touch, and nothing of rows from before its reach', () => {
    // Oracle: the rows' own hours; a week back, to the hour.
    const live = feed()
    live.add(logRows([observation({ station: 'here', hour: hourAt(0), values: { pm25: 90 } }, FIRST * HOUR)]))
    const at = (hour: number, id: string) => observation({ station: 'here', hour: hourAt(hour), values: { pm25: 70 } }, hourAt(50) * HOUR, id)
    expect(live.add(logRows([at(7, 'a'), at(3, 'b'), at(9, 'c')])).oldest).toBe(hourAt(3))
    expect(live.add(logRows([at(-168, 'd')]))).toEqual({ oldest: hourAt(-168), left: [] })
    const early = live.add(logRows([at(-169, 'e'), at(8, 'g'), at(-4_000, 'f')], 20))
    expect([early.oldest, early.left.map(({ seq, code }) => [seq, code])]).toEqual([hourAt(8), [[20, 'hour.before'], [22, 'hour.before']]])
    expect(early.left[0]?.message).toMatch(/2016-12-08T00:00:00\+08:00 lies before 2016-12-08T01:00:00\+08:00/)
    expect(live.add([])).toEqual({ oldest: null, left: [] })
  })

  it('finds nothing new in a value that is known, whatever its id, and something in one that is not', () => {
    // Oracle: contracts.md: absent leaves, null clears, the latest arrival wins; so by hand.
    const live = feed()
    const say = (id: string, values: Record<string, number | null>, moment = 0, station = 'here') => live.add(logRows([observation({ station, hour: hourAt(5), values }, (hourAt(5) + moment) * HOUR, id)])).oldest
    const news = hourAt(5)
    expect([say('a', { pm25: 90, co: 1 }), say('b', { pm25: 90 }), say('c', {}), say('d', { co: 1, pm25: 90 }, 9)]).toEqual([news, null, null, null])
    expect([say('e', { pm25: 91 }), say('f', { pm25: 91 }), say('g', { no2: null }), say('h', { no2: null }), say('i', { co: null })]).toEqual([news, null, news, null, news])
    // A station that measured nothing has arrived all the same.
    expect([say('j', {}, 0, 'far'), say('k', {}, 0, 'far')]).toEqual([news, null])
  })

  it('keeps the newest hour of each source, whatever comes late; of fifty sources and no more', () => {
    // Oracle: the rows' own hours. An hour that cannot have been measured says nothing about its source.
    const live = feed()
    const from = (source: string, hour: number, id = `${source}/${hour}`) => live.add(logRows([observation({ station: 'here', hour: hourAt(hour), values: { pm25: hour } }, hourAt(10) * HOUR, id)]).map((row) => ({ ...row, event: { ...row.event, source } })))
    for (const [source, hour] of [['a', 3], ['b', 5], ['a', 7], ['a', 2], ['b', 90_000]] as const) from(source, hour)
    expect(live.sources).toEqual([{ source: 'a', hour: hourAt(7) }, { source: 'b', hour: hourAt(5) }])
    for (let i = 0; i < 60; i++) from(`many-${i}`, 4)
    expect(live.sources).toHaveLength(50)
    expect(live.sources.at(-1)).toEqual({ source: 'many-59', hour: hourAt(4) })
  })

  it('does not begin at a clock\'s factory date', () => {
    // Oracle: a row of the year 1916 that comes in 2016 was not measured then.
    const live = feed()
    const now = hourAt(5) * HOUR
    const old = { station: 'here', hour: hoursAfter(hourAt(5), -876_600), values: { pm25: 1 } }
    expect(live.add(logRows([observation(old, now)])).left).toMatchObject([{ seq: 1, code: 'hour.before', message: expect.stringContaining('50 years before its arrival') as string }])
    expect(live.episode).toBeNull()
    live.add(logRows([observation({ station: 'here', hour: hourAt(5), values: { pm25: 90 } }, now, 'b')]))
    expect(episodeOf(live).first).toBe(hourAt(5 - 168))
  })

  it('does not believe an observation from a day after its arrival: one clock set wrong would make it fold a century', () => {
    // Oracle: nobody measures the future; a day is left for clocks in the wrong zone.
    const live = feed()
    const now = hourAt(10) * HOUR
    expect(live.add(logRows([observation({ station: 'here', hour: hourAt(100_000), values: { pm25: 1 } }, now)])).left).toMatchObject([{ seq: 1, code: 'hour.ahead', message: expect.stringContaining('24 h ahead') as string }])
    expect(live.episode).toBeNull()
    live.add(logRows([observation({ station: 'here', hour: hourAt(10), values: { pm25: 90 } }, now, 'a')]))
    live.add(logRows([observation({ station: 'here', hour: hourAt(35), values: { pm25: 1 } }, now, 'b'), observation({ station: 'here', hour: hourAt(34), values: { pm25: 1 } }, now, 'c')]))
    expect(episodeOf(live).last).toBe(hourAt(34))
  })

  it('folds an hour from what has come of it, however the rows were handed on', () => {
    // Oracle: all rows at once, in a fold of its own.
    const whole = fresh(logRows(onTime))
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (sizes) => {
      const live = feed()
      let from = 0
      for (let i = 0; from < onTime.length; i++) {
        const size = sizes[i % sizes.length] ?? 1
        live.add(logRows(onTime.slice(from, from + size)))
        from += size
      }
      const episode = episodeOf(live)
      const fold = episode.fold(episode.station, new Map([['half', episode.order(half)]]))
      fold.advance(episode.last)
      expect(differences(seen(fold), seen(whole.fold))).toEqual([])
      fold.stop()
    }), { numRuns: 5 })
    whole.fold.stop()
  })

  it('changes only the hours that late and revised rows touch, and is then as if they had always been there', () => {
    // Oracle: a fresh fold over the same log; the hours before the earliest row, as they were.
    const late = fc.record({ station: fc.constantFrom('here', 'far'), at: fc.integer({ min: 0, max: HOURS - 1 }), pm25: fc.oneof(fc.constant(null), fc.integer({ min: 5, max: 400 })) })
    fc.assert(fc.property(fc.array(fc.array(late, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (batches) => {
      const rows = logRows(onTime)
      const live = feed()
      live.add(rows)
      const episode = episodeOf(live)
      const fold = episode.fold(episode.station, new Map([['half', episode.order(half)]]))
      fold.advance(episode.last)
      for (const [i, batch] of batches.entries()) {
        const before = seen(fold)
        const came = logRows(batch.map(({ station, at, pm25 }, j) => observation({ station, hour: hourAt(at), values: { pm25 } }, hourAt(HOURS + i) * HOUR, `late-${i}-${j}`)), rows.length + 1)
        rows.push(...came)
        const { oldest } = live.add(came)
        // A row that says again what is known touches nothing.
        expect(oldest ?? Infinity).toBeGreaterThanOrEqual(Math.min(...batch.map(({ at }) => hourAt(at))))
        if (oldest === null) continue
        fold.revise(oldest)
        expect(seen(fold).hours.slice(0, oldest - episode.first)).toEqual(before.hours.slice(0, oldest - episode.first))
      }
      const again = fresh(rows)
      expect(differences(seen(fold), seen(again.fold))).toEqual([])
      fold.stop()
      again.fold.stop()
    }), { numRuns: 12 })
  })
})
