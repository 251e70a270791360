import { describe, expect, it } from 'vitest'
import { closesAt } from '../../../models/stream/watermark.ts'
import { alertView } from '../../../server/engine/alert.ts'
import type { Episode } from '../../../server/engine/episode.ts'
import { AlertView } from '../../../server/protocol/alert.ts'
import { alertEpisode, byDay, type AlertEpisodeOf } from '../../support/alert-episode.ts'
import { hourAt } from '../../support/made-episode.ts'

/** The view with the clock at the hour of that place, as the wire would carry it. */
function viewOf(given: AlertEpisodeOf | Episode, index: number, edition?: string): AlertView {
  const episode = 'fold' in given ? given : alertEpisode(given)
  const fold = episode.fold('here', new Map())
  fold.advance(hourAt(index))
  return AlertView.parse(alertView(episode, fold, edition === undefined ? {} : { edition }))
}
const NOON = 12

describe('the level at the clock', () => {
  it('is that of the city by the edition in force, with its beginning, its rule and what is lacking to the next', () => {
    // Oracle: by hand, 2016 edition in force since 2016-12-15. Days 15 to 18 December: 40, 180, 180, 40 µg/m³; at the label 24:00 of the 17th two days
    // are above 150: yellow since the first hour of the 16th. Orange wants a third day and one above 250: with 71 more (111, 251, 251) only two days are
    // above 150; with 111 more the 15th has 151.
    const { alert, at, forecastTo } = viewOf({ hours: 96, pm25: byDay([40, 180, 180, 40]) }, 71)
    expect([at, forecastTo]).toEqual(['2016-12-18T00:00:00+08:00', null])
    expect(alert).toMatchObject({ edition: 'beijing-2016', status: 'weak', series: 'city', decidable: true, points: 7, of: 7, days: 'natural-day' })
    expect(alert?.now).toMatchObject({
      level: 'yellow', since: '2016-12-16T01:00:00+08:00', until: null, metAt: '2016-12-18T00:00:00+08:00', rule: '2016-yellow', mean: 180, dayOpen: false, missing: false,
      next: { level: 'orange', ugm3: 111, hours: 24, limit: 250 },
    })
  })

  it('keeps the level of the last whole day while a natural day lasts, and shows what any 24 hours give', () => {
    // Oracle: by hand. At noon of the clear 18th the last whole day is the 17th; the last 24 hours are half 180, half 40: 110, so the other count has ended: its
    // last day above 150 ended when 5 clean hours were in it (18.5 of 24 at 180 give 150.8, so 5 clean hours leave 150.83 → 151, 6 give 145).
    const { alert } = viewOf({ hours: 96, pm25: byDay([40, 180, 180, 40]) }, 72 + NOON)
    expect(alert?.now).toMatchObject({ level: 'yellow', dayOpen: true, mean: 104 })
    expect(alert?.other).toEqual({ days: 'any-24h', level: 'none', since: '2016-12-18T06:00:00+08:00' })
    expect(viewOf({ hours: 96, pm25: byDay([40, 180, 180, 40]) }, 95).alert?.now).toMatchObject({ level: 'none', since: '2016-12-18T01:00:00+08:00' })
  })

  it('is a proxy where the pack knows the district alone, by the station itself', () => {
    // Oracle: rules.md §7: a pack with Pinggu alone gives a proxy, and says so. Three stations elsewhere are no city.
    const { alert, tier } = viewOf({ hours: 72, far: 3, pm25: (station, index) => byDay([40, 180, 180])(station, index) }, 71)
    expect(alert).toMatchObject({ series: 'station', decidable: false, points: 1, of: 1, now: { level: 'yellow' } })
    expect(tier).toMatchObject({ series: 'station', decidable: true, now: { level: 'pinggu-heavy' } })
  })

  it('tells the district\'s own kind of day by the district, whatever the city', () => {
    // Oracle: by hand: the district at 130 (AQI 151 to 200), the city at 60.
    const view = viewOf({ hours: 48, pm25: (station, index) => byDay([station === 'here' ? 130 : 60, station === 'here' ? 130 : 60])(station, index) }, 47)
    expect([view.tier?.now.level, view.tier?.now.next?.level, view.tier?.now.next?.ugm3, view.alert?.now.level]).toEqual(['pinggu-near-heavy', 'pinggu-heavy', 21, 'none'])
    expect(viewOf({ hours: 48, pm25: byDay([60, 60]) }, 47).tier?.now.level).toBe('pinggu-ordinary')
  })

  it('cannot be told where the city was not measured, and says so', () => {
    // Oracle: a day without values has no mean.
    const view = viewOf({ hours: 72, pm25: byDay([180, null, 180]) }, 47)
    expect(view.alert?.now).toMatchObject({ level: 'none', missing: true, mean: null })
    expect(view.alert?.periods).toEqual([expect.objectContaining({ level: 'blue', closesInGap: true })])
  })

  it('before the first hour is nothing', () => {
    // Oracle: nothing is known.
    const episode = alertEpisode({ hours: 24, pm25: byDay([40]) })
    expect(alertView(episode, episode.fold('here', new Map()))).toEqual({ at: null, forecastTo: null, alert: null, tier: null, official: [], baseline: null })
  })
})

describe('another edition', () => {
  it('can be asked for whatever the date', () => {
    // Oracle: by hand, 2023: two days above 150 are orange; the ministry's counts any 24 hours.
    const given = { hours: 96, pm25: byDay([40, 180, 180, 40]) }
    expect(viewOf(given, 71, 'beijing-2023').alert).toMatchObject({ edition: 'beijing-2023', now: { level: 'orange', rule: '2023-orange-heavy' } })
    expect(viewOf(given, 71, 'national-2024').alert).toMatchObject({ days: 'any-24h', other: { days: 'natural-day' }, now: { level: 'orange' } })
  })

  it('is refused where there is none of that name', () => {
    // Oracle: the sentence names those that are.
    expect(() => viewOf({ hours: 24, pm25: byDay([40]) }, 23, 'beijing-1998')).toThrow('there is no edition "beijing-1998" of alert rules; there are beijing-2013,')
  })
})

describe('forecast days', () => {
  const forecasts = (value: number, issued: number, stations: readonly string[] = ['here', 'near', 'city0', 'city1', 'city2', 'city3', 'city4']) =>
    Array.from({ length: 48 }, (_, i) => stations.map((station) => ({ issued, hour: hourAt(48 + i), station, pollutant: 'pm25', value }))).flat()

  it('count as observed ones do: the level holds from the first day of what is forecast to its end', () => {
    // Oracle: by hand. 40 on the 15th, 180 on the 16th; at its end 180 is forecast for the 17th and 300 for the 18th: three days above 150 with one above 250 are orange,
    // since the 16th; observations alone know one day, blue.
    const day = (index: number) => index < 24 ? 180 : 300
    const rows = forecasts(0, closesAt(hourAt(47), 0)).map((row) => ({ ...row, value: day(row.hour - hourAt(48)) }))
    const given = { hours: 48, pm25: byDay([40, 180]) }
    expect(viewOf(given, 47).alert?.now).toMatchObject({ level: 'blue', until: null })
    const { alert, forecastTo } = viewOf({ ...given, forecasts: rows }, 47)
    expect(forecastTo).toBe('2016-12-19T00:00:00+08:00')
    expect(alert?.now).toMatchObject({ level: 'orange', since: '2016-12-16T01:00:00+08:00', rule: '2016-orange', metAt: '2016-12-19T00:00:00+08:00' })
    expect(alert?.periods.map((one) => [one.level, one.from, one.to])).toEqual([['orange', '2016-12-16T01:00:00+08:00', null]])
  })

  it('are those issued by the hour of the clock', () => {
    // Oracle: a forecast of an hour later is not known yet.
    const later = forecasts(300, closesAt(hourAt(48), 0))
    expect(viewOf({ hours: 60, pm25: byDay([40, 180, 180]), forecasts: later }, 47)).toMatchObject({ forecastTo: null })
    expect(viewOf({ hours: 60, pm25: byDay([40, 180, 180]), forecasts: later }, 48)).toMatchObject({ forecastTo: '2016-12-19T00:00:00+08:00' })
  })

  it('of the district alone tell nothing of the city', () => {
    // Oracle: three quarters of the points are asked for; the district's own kind of day is forecast all the same.
    const view = viewOf({ hours: 48, pm25: byDay([40, 180]), forecasts: forecasts(300, closesAt(hourAt(47), 0), ['here']) }, 47)
    expect(view.alert?.now).toMatchObject({ level: 'blue' })
    expect(view.tier?.now).toMatchObject({ level: 'pinggu-heavy', until: null })
  })
})

describe('what was issued', () => {
  it('stands beside it from the hour on in which it was issued', () => {
    // Oracle: three times: what was issued later is not known yet.
    const warnings = [{ level: 'red', start: hourAt(30), end: hourAt(60), issued: closesAt(hourAt(10), 0), source: 'notice 1' }, { level: 'red', start: hourAt(30), end: null, issued: closesAt(hourAt(40), 0), source: 'notice 2' }]
    const given = { hours: 72, pm25: byDay([40, 40, 40]), warnings }
    expect(viewOf(given, 9).official).toEqual([])
    expect(viewOf(given, 20).official).toEqual([{ level: 'red', start: '2016-12-16T07:00:00+08:00', end: '2016-12-17T13:00:00+08:00', issued: '2016-12-15T11:00:00+08:00', source: 'notice 1' }])
    expect(viewOf(given, 50).official.map((one) => one.end)).toEqual(['2016-12-17T13:00:00+08:00', null])
  })
})

it('a late value of a station that no model looks at is counted in the city', () => {
  // Oracle: the same rows on time. `near` is 5 km from the district: for models it is the same place, for the city a point.
  const given = (value: number | null) => (station: string, index: number) => station === 'near' && index === 40 ? value : byDay([150, 150])(station, index)
  const means = (episode: Episode) => { const fold = episode.fold('here', new Map()); for (let i = 0; i < 48; i++) fold.advance(hourAt(i)); return fold.hours.map((hour) => [hour.last24.city, hour.last24.points, hour.points[1]]) }
  const row = { station: 'near', hour: hourAt(40), arrived: closesAt(hourAt(44), 0), values: { pm25: 220 } }
  const [late, prompt, never] = [alertEpisode({ hours: 48, pm25: given(null), late: [row] }), alertEpisode({ hours: 48, pm25: given(220) }), alertEpisode({ hours: 48, pm25: given(null) })].map(means)
  expect(late).toEqual(prompt)
  expect(late).not.toEqual(never)
})
