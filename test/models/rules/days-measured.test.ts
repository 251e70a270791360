import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roundedDay } from '../../../models/rules/day-values.ts'
import { gasFactors } from '../../../models/rules/gas-state.ts'
import { areaPlace, placeDays } from '../../../models/rules/place-days.ts'
import { countAbove } from '../../../models/rules/statistic.ts'
import { seriesOf } from '../../../models/rules/series-of.ts'
import { percentile } from '../../../models/rules/percentile.ts'
import { meanExact, roundedTo } from '../../../models/rules/exact.ts'
import { dayOf, daysFromCivil, firstHourOf } from '../../../models/units/time.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'
import { digitsOf, nearestByTrying } from '../../support/nearest.ts'
import { measured, seriesOf as alertMeans } from './alert/measured.ts'

const hasSharedHours = hasShared && existsSync(sharedPath('data', 'beijing35', 'PM25_35stations_hourly.csv.gz'))

/** Each station's column of a pollutant over whole days, from the first day on. */
function columns(file: string): { firstDay: number; of: Map<string, (number | null)[]> } {
  const { first, stations, rows } = measured(file)
  const firstDay = dayOf(first)
  const before = first - firstHourOf(firstDay)
  const days = Math.ceil((before + rows.length) / 24)
  const of = new Map(stations.map((station, place) => [station, Array.from({ length: days * 24 }, (_, hour) => rows[hour - before]?.[place] ?? null)]))
  return { firstDay, of }
}
const year = (of: number) => [daysFromCivil(of, 1, 1), daysFromCivil(of + 1, 1, 1)] as const

describe(`days of 35 stations${hasSharedHours ? '' : ` (${withoutShared})`}`, () => {
  it.skipIf(!hasSharedHours)('above 115 in 2015 and 2016: Pinggu 115, the mean of the stations 146, both 107', () => {
    // Oracle: rules.md §7, counted there by another program; the issue allows one more or less.
    const { firstDay, of } = columns('PM25')
    const places = [...of].map(([station, pm25]) => ({ station, place: placeDays(firstDay, { pm25 }, () => ({})) }))
    const above = (place: typeof places[number]['place']) => new Set(place.days.filter(day => day.day >= year(2015)[0] && (roundedDay(day, 'pm25') ?? 0) > 115).map(day => day.day))
    const [pinggu, mean] = [above(places.find(({ station }) => station === 'pinggu')!.place), above(areaPlace(places.map(({ place }) => place)))]
    expect([pinggu.size, mean.size, [...pinggu].filter(day => mean.has(day)).length]).toEqual([115, 146, 107])
  })

  it.skipIf(!hasSharedHours)('with MDA8 above 160 at Pinggu: 78 and 74 as published, 65 and 59 at 298.15 K, with the percentiles of both', () => {
    // Oracle: rules.md §7 and EPISODES.md §B, by another program: valid days 350 and 344, 90th percentiles 211 and 203, converted 193 and 186.
    const { firstDay, of } = columns('O3')
    const count = (ofData: number, ofLimit: number) => [2015, 2016].map(of_ => {
      const place = placeDays(firstDay, { o3: of.get('pinggu')! }, () => gasFactors(ofData, ofLimit))
      const series = seriesOf(place, 'o3', 'mda8', ...year(of_))
      return [series.length, countAbove(series, 160, 0, 'half even').unrounded, roundedTo(percentile(series.map(({ value }) => value), 90)!, 0)]
    })
    expect(count(273.15, 273.15)).toEqual([[350, 78, 211], [344, 74, 203]])
    // A day that counted only because it exceeded the limit is gone at 298.15 K: 343.
    expect(count(273.15, 298.15)).toEqual([[350, 65, 193], [343, 59, 186]])
  })

  it.skipIf(!hasSharedHours)('have the annual means and percentiles that whole numbers give, at every station', () => {
    // Oracle: another way: hours in tenths, days in 1/(10·212,520) µg/m³, since 212,520 is the least multiple of 20 to 24; MDA8 in 1/(10·168);
    // sorted as whole numbers; and the nearest whole number found by trying.
    const [pm, ozone] = [columns('PM25'), columns('O3')]
    for (const of_ of [2015, 2016]) for (const [station, pm25] of pm.of) {
      const o3 = ozone.of.get(station)!
      const place = { pm: placeDays(pm.firstDay, { pm25 }, () => ({})), o3: placeDays(ozone.firstDay, { o3 }, () => ({})) }
      const [first, end] = year(of_)
      const days = wholeDays(pm25, pm.firstDay, first, end).toSorted(byBig)
      const peaks = wholePeaks(o3, ozone.firstDay, first, end).toSorted(byBig)
      const [means, mda8s] = [seriesOf(place.pm, 'pm25', 'day', first, end), seriesOf(place.o3, 'o3', 'mda8', first, end)]
      expect([station, means.length, mda8s.length]).toEqual([station, days.length, peaks.length])
      expect([station, roundedTo(meanExact(means.map(({ value }) => value))!, 0)]).toEqual([station, nearestByTrying(days.reduce((a, b) => a + b, 0n), 10n * PARTS * BigInt(days.length))])
      expect([station, roundedTo(percentile(means.map(({ value }) => value), 95)!, 0)]).toEqual([station, nearestByTrying(hundredTimes(days, 95), 1000n * PARTS)])
      expect([station, roundedTo(percentile(mda8s.map(({ value }) => value), 90)!, 0)]).toEqual([station, nearestByTrying(hundredTimes(peaks, 90), 1000n * WINDOW_PARTS)])
    }
  }, 60_000)

  it.skipIf(!hasSharedHours)('of the city are those by which alerts go', () => {
    // Oracle: rules/alert/point-means.ts, which meets the hours one at a time: its mean at the label 24:00.
    const hours = measured('PM25')
    const { first, means } = alertMeans(hours)
    const { firstDay, of } = columns('PM25')
    const city = areaPlace([...of.values()].map(pm25 => placeDays(firstDay, { pm25 }, () => ({}))))
    const apart = city.days.filter(({ day }) => day >= year(2015)[0]).filter(values => roundedDay(values, 'pm25') !== (means[firstHourOf(values.day) + 23 - first] ?? null)).map(({ day }) => day)
    expect(apart).toEqual([])
  })
})

const PARTS = 212_520n
const WINDOW_PARTS = 168n
const byBig = (a: bigint, b: bigint): number => a < b ? -1 : a > b ? 1 : 0
const tenths = (value: number): bigint => digitsOf(String(value), 1)

/** Days of at least 20 hours, as whole numbers of 1/(10·PARTS). */
function wholeDays(column: readonly (number | null)[], firstDay: number, first: number, end: number): bigint[] {
  return Array.from({ length: end - first }, (_, i) => column.slice((first - firstDay + i) * 24, (first - firstDay + i + 1) * 24).filter(value => value !== null))
    .filter(hours => hours.length >= 20).map(hours => hours.reduce((sum, value) => sum + tenths(value), 0n) * PARTS / BigInt(hours.length))
}

/** MDA8 of the days that have one, as whole numbers of 1/(10·WINDOW_PARTS). */
function wholePeaks(column: readonly (number | null)[], firstDay: number, first: number, end: number): bigint[] {
  return Array.from({ length: end - first }, (_, i) => {
    const start = (first - firstDay + i) * 24
    const windows = Array.from({ length: 17 }, (_, w) => column.slice(start + w, start + w + 8).filter(value => value !== null)).filter(hours => hours.length >= 6)
      .map(hours => hours.reduce((sum, value) => sum + tenths(value), 0n) * WINDOW_PARTS / BigInt(hours.length)).toSorted(byBig)
    const most = windows.at(-1)
    return most !== undefined && (windows.length >= 14 || most > 160n * 10n * WINDOW_PARTS) ? [most] : []
  }).flat()
}

/** A hundred times the percentile: X(s) and its neighbour, weighed by what is left of the rank. */
function hundredTimes(sorted: readonly bigint[], p: number): bigint {
  const rank = BigInt(sorted.length - 1) * BigInt(p)
  const [low, rest] = [Number(rank / 100n), rank % 100n]
  return sorted[low]! * (100n - rest) + (sorted[low + 1] ?? 0n) * rest
}
