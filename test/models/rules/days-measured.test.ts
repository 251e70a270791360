import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roundedDay } from '../../../models/rules/day-values.ts'
import { gasFactors } from '../../../models/rules/gas-state.ts'
import { areaPlace, placeDays } from '../../../models/rules/place-days.ts'
import { countAbove } from '../../../models/rules/statistic.ts'
import { seriesOf } from '../../../models/rules/series-of.ts'
import { percentile } from '../../../models/rules/percentile.ts'
import { roundedTo } from '../../../models/rules/exact.ts'
import { dayOf, daysFromCivil, firstHourOf } from '../../../models/units/time.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'
import { measured } from './alert/measured.ts'

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
})
