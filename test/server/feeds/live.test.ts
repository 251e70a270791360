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
    expect(live.add([...logRows(onTime.slice(0, 1)), ...others])).toBeNull()
    expect([onTime[0]?.event.type, live.episode]).toEqual(['weather', null])
  })

  it('begins a week before the first observation, is of its station, and grows with the hours that come', () => {
    // Oracle: 168 h, counted by hand; the rows' own hours.
    const live = feed()
    live.add(logRows([observation({ station: 'here', hour: hourAt(5), values: { pm25: 90 } }, hourAt(5) * HOUR)]))
    const episode = episodeOf(live)
    expect([episode.mode, episode.station, episode.first, episode.last]).toEqual(['live', 'here', hourAt(5 - 168), hourAt(5)])
    expect(live.add(logRows([observation({ station: 'far', hour: hourAt(9), values: { pm25: 80 } }, hourAt(9) * HOUR)]))).toBe(hourAt(9))
    expect([episode.last, episode.stations.map(({ id, role }) => [id, role])]).toEqual([hourAt(9), [['here', 'district'], ['far', 'network']]])
    expect(live.episode).toBe(episode)
  })

  it('tells the earliest hour that rows touch, and nothing of rows from before its reach', () => {
    // Oracle: the rows' own hours; a week back, to the hour.
    const live = feed()
    live.add(logRows([observation({ station: 'here', hour: hourAt(0), values: { pm25: 90 } }, FIRST * HOUR)]))
    const at = (hour: number, id: string) => observation({ station: 'here', hour: hourAt(hour), values: { pm25: 70 } }, hourAt(50) * HOUR, id)
    expect(live.add(logRows([at(7, 'a'), at(3, 'b'), at(9, 'c')]))).toBe(hourAt(3))
    expect(live.add(logRows([at(-168, 'd')]))).toBe(hourAt(-168))
    expect(live.add(logRows([at(-169, 'e'), at(-4_000, 'f')]))).toBeNull()
    expect(live.add([])).toBeNull()
  })

  it('does not believe an observation from a day after its arrival: one clock set wrong would make it fold a century', () => {
    // Oracle: nobody measures the future; a day is left for clocks in the wrong zone.
    const live = feed()
    const now = hourAt(10) * HOUR
    expect(live.add(logRows([observation({ station: 'here', hour: hourAt(100_000), values: { pm25: 1 } }, now)]))).toBeNull()
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
        const earliest = live.add(came)
        expect(earliest).toBe(hourAt(Math.min(...batch.map(({ at }) => at))))
        if (earliest === null) return
        fold.revise(earliest)
        expect(seen(fold).hours.slice(0, earliest - episode.first)).toEqual(before.hours.slice(0, earliest - episode.first))
      }
      const again = fresh(rows)
      expect(differences(seen(fold), seen(again.fold))).toEqual([])
      fold.stop()
      again.fold.stop()
    }), { numRuns: 12 })
  })
})
