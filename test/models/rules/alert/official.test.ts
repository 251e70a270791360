import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DayKind } from '../../../../models/rules/alert/edition.ts'
import { alertTimeline } from '../../../../models/rules/alert/timeline.ts'
import { dailyAqi } from '../../../../models/rules/aqi.ts'
import { mda8 } from '../../../../models/rules/mda8.ts'
import { halfEven } from '../../../../models/rules/rounding.ts'
import { dayOf, formatDay, formatHour, hoursAfter } from '../../../../models/units/time.ts'
import { hasShared, sharedPath, withoutShared } from '../../../support/shared.ts'
import { at, ruling, tables } from './days.ts'
import { dailyOverPoints, meanOf20, measured, seriesOf } from './measured.ts'

const hasSharedHours = hasShared && existsSync(sharedPath('data', 'beijing35', 'PM25_35stations_hourly.csv.gz'))
const pm25 = hasSharedHours ? measured('PM25') : null
const city = pm25 === null ? null : seriesOf(pm25)

/** The alert that overlaps most of the days around an episode, on perfect forecast: level, first and last clock hour. */
function ours(edition: string, from: string, to: string, days?: DayKind): string {
  if (city === null) throw new Error(withoutShared)
  const [first, last] = [at(`${from}T01:00`) - city.first, at(`${to}T24:00`) - city.first]
  const found = alertTimeline(city, ruling(edition, days)).segments.filter(one => one.rank >= 0 && one.to >= first && one.from <= last)
  const highest = found.reduce((best, one) => one.rank > best.rank || (one.rank === best.rank && one.to - one.from > best.to - best.from) ? one : best)
  const clock = (index: number): string => formatHour(hoursAfter(city.first, index)).slice(5, 13).replace('T', ' ')
  return `${ruling(edition).edition.levels[highest.rank]?.level} ${clock(highest.from - 1)} to ${clock(highest.to)}${highest.closes === 'missing' ? ', then no data' : ''}`
}

describe(`official alerts and the rules of their time on a perfect forecast${hasSharedHours ? '' : ` (${withoutShared})`}`, () => {
  /** Episode, edition in force, what was issued (EPISODES.md §A and C, and the pages named hasSharedHours), what the rules give by the edition's own days and by any 24 hours. Causes stand in models/README.md under the same names. */
  const table: readonly [string, string, string, string, string, string, string][] = [
    ['2014-02 orange', 'beijing-2013', '2014-02-19', '2014-02-25', 'yellow 02-20 12, orange 02-21 12', 'orange 02-20 00 to 02-25 00, then no data', 'orange 02-19 18 to 02-25 14, then no data'],
    ['2015-11 orange', 'beijing-2015', '2015-11-26', '2015-12-02', 'yellow 11-27 14, orange 11-29 10 to 12-01 24', 'red 11-27 00 to 12-02 00', 'red 11-26 16 to 12-02 15'],
    ['RED 1 2015-12', 'beijing-2015', '2015-12-05', '2015-12-11', 'orange 12-07 00, red 12-08 07 to 12-10 12', 'orange 12-07 00 to 12-10 00', 'red 12-06 03 to 12-10 19'],
    ['RED 2 2015-12', 'beijing-2015', '2015-12-18', '2015-12-27', 'red 12-19 07 to 12-22 24', 'red 12-20 00 to 12-27 00', 'red 12-19 06 to 12-27 06'],
    ['2016-03 yellow', 'beijing-2015', '2016-03-14', '2016-03-22', 'yellow, in force 03-17 and 18', 'orange 03-16 00 to 03-19 00', 'red 03-15 10 to 03-19 02'],
    ['2016-10 yellow', 'beijing-2015', '2016-10-12', '2016-10-16', 'blue 10-13 16, yellow 10-14 15', 'orange 10-13 00 to 10-16 00', 'red 10-12 23 to 10-16 09'],
    ['2016-11 orange', 'beijing-2015', '2016-11-16', '2016-11-20', 'orange 11-17 00', 'blue 11-18 00 to 11-19 00', 'yellow 11-17 14 to 11-19 15'],
    ['RED 3 2016-12', 'beijing-2016', '2016-12-15', '2016-12-22', 'red 12-16 20 to 12-21 24', 'red 12-17 00 to 12-22 00', 'red 12-16 07 to 12-22 18'],
  ]
  it.skipIf(!hasSharedHours).each(table)('%s', (_name, edition, from, to, _issued, byItsDays, byAnyDay) => {
    // Oracle: natural days by hand from the daily means of the 35 stations, as another program printed them: 2014-02-20..24 211, 264, 259, 210,
    // 267 (25 and 26 missing); 2015-11-27..12-01 217, 267, 256, 350, 426; 12-07..09 184, 238, 246; 12-20..26 214, 259, 308, 284, 181, 418, 247;
    // 2016-03-16..18 242, 289, 180; 10-13..15 156, 223, 169; 11-18 192; 12-17..21 207, 232, 240, 350, 378; their neighbours are 141 at most.
    expect([ours(edition, from, to, 'natural-day'), ours(edition, from, to, 'any-24h')]).toEqual([byItsDays, byAnyDay])
  })

  it.skipIf(!hasSharedHours)('in autumn 2016 was graded as the plan of December 2016 does, whose grades were on trial', () => {
    // Oracle: issued yellow on 2016-10-14 (0514f.cn 1083473); the trial of spring 2016 asks for a day above 300 before orange.
    expect(ours('beijing-2016', '2016-10-12', '2016-10-16')).toBe('yellow 10-13 00 to 10-16 00')
  })
})

describe(`the days that decide${hasSharedHours ? '' : ` (${withoutShared})`}`, () => {
  const days = (year: readonly [string, string], only?: string): string[] => {
    if (pm25 === null) throw new Error(withoutShared)
    const series = seriesOf(pm25, only === undefined ? undefined : [only])
    return series.means.flatMap((mean, i) => { const hour = hoursAfter(series.first, i); return mean !== null && mean > 115 && formatHour(hour).slice(11, 13) === '00' ? [formatDay(dayOf(hour))] : [] }).filter(day => day >= year[0] && day < year[1])
  }
  it.skipIf(!hasSharedHours)('are 146 above 115 µg/m³ in the city in 2015-16, 115 at Pinggu, 107 in both', () => {
    // Oracle: rules.md §7, counted there by another program.
    const [all, pinggu] = [days(['2015', '2017']), days(['2015', '2017'], 'pinggu')]
    expect([all.length, pinggu.length, all.filter(day => pinggu.includes(day)).length]).toEqual([146, 115, 107])
  })

  it.skipIf(!hasSharedHours)('are the same whether hours are met one by one or days are taken whole', () => {
    // Oracle: the means of natural days over the points, made the other way round.
    if (pm25 === null || city === null) return
    const { firstDay, values } = dailyOverPoints(pm25, meanOf20)
    const whole = values.map((value, i) => [formatDay(firstDay + i), value === null ? null : halfEven(Math.round(value * 1e9) / 1e9, 0)])
    const hourly = new Map(city.means.map((mean, i) => [formatHour(hoursAfter(city.first, i)), mean]))
    const differing = whole.filter(([day, value]) => { const own = hourly.get(formatHour(at(`${day}T24:00`))); return own !== undefined && own !== null && own !== value })
    expect(differing).toEqual([])
  })
})

describe(`no alert comes from ozone or dust${hasSharedHours ? '' : ` (${withoutShared})`}`, () => {
  /** Alerts of summer 2015-16, or of spring, as first and last day. */
  const alerts = (series: Parameters<typeof alertTimeline>[0], edition: string, months: RegExp): string[] => alertTimeline(series, ruling(edition, 'natural-day')).segments.filter(one => one.rank >= 0)
    .map(one => [one.from, one.to].map(index => formatDay(dayOf(hoursAfter(series.first, index)))).join('..')).filter(days => months.test(days))

  it.skipIf(!hasSharedHours)('in summer 2015-16: what an AQI of all pollutants would call, PM2.5 does not', () => {
    // Oracle: rules.md §7 tells of 15 false episodes; the AQI of the day over all pollutants, by aqi.ts, is the naive way. What is left was read by hand: 2015-06-23 with
    // a city mean of 152, and 2016-07-29 and 30 with 118 and 121.
    if (pm25 === null || city === null) return
    const naiveSeries = (only?: string) => {
      const [fine, coarse, ozone] = [dailyOverPoints(pm25, meanOf20, only), dailyOverPoints(measured('PM10'), meanOf20, only), dailyOverPoints(measured('O3'), mda8, only)]
      const aqi = fine.values.map((value, i) => dailyAqi({ pm25: value, pm10: coarse.values[i] ?? null, o3: ozone.values[i] ?? null }, fine.firstDay + i, tables).aqi)
      const asPm25 = aqi.map(value => value === null ? null : value > 300 ? 300 : value > 200 ? 200 : value > 150 ? 140 : 50)
      return { first: at(`${formatDay(fine.firstDay)}T01:00`), means: asPm25.flatMap(value => Array<number | null>(24).fill(value)) }
    }
    const summer = /^201[56]-0[678]/
    expect(alerts(city, 'beijing-2015', summer)).toEqual(['2015-06-23..2015-06-23'])
    expect(alerts(city, 'beijing-2023', summer)).toEqual(['2015-06-23..2015-06-23', '2016-07-29..2016-07-30'])
    expect([alerts(naiveSeries(), 'beijing-2023', summer).length, alerts(naiveSeries('pinggu'), 'beijing-2023', summer).length]).toEqual([8, 13])
  })

  it.skipIf(!hasSharedHours)('on days of dust, whose PM10 alone is heavy', () => {
    // Oracle: PM10 of the city above 350 µg/m³ (AQI 200) with PM2.5 not above 115, by the daily means themselves: no such day lies in an alert.
    if (pm25 === null || city === null) return
    const [fine, coarse] = [dailyOverPoints(pm25, meanOf20), dailyOverPoints(measured('PM10'), meanOf20)]
    const dust = fine.values.flatMap((value, i) => value !== null && value <= 115 && (coarse.values[i] ?? 0) > 350 ? [formatDay(fine.firstDay + i)] : [])
    const inAlert = (day: string): boolean => alerts(city, 'beijing-2023', /./).some(days => { const [from = '', to = ''] = days.split('..'); return from <= day && day <= to })
    expect(dust.length).toBeGreaterThan(0)
    expect(dust.filter(inAlert)).toEqual([])
  })
})
