import { pointMeansStep } from '../../models/rules/alert/point-means.ts'
import type { DailySeries } from '../../models/rules/alert/spans.ts'
import { runningMeanStep } from '../../models/rules/running-mean.ts'
import { surroundingsOf } from '../../models/stream/surroundings.ts'
import { wholeMean } from './assess.ts'
import type { Episode } from './episode.ts'
import type { Fold } from './fold.ts'

/** Stations beyond the district that make a city: below it a mean of points says little of 16,000 km², and three quarters of the points is no count (assumed). */
export const CITY_POINTS = 4

/** What alerts look at: the last 24 hours of PM2.5 at each hour, in the city and at the focus, observed and then forecast. */
export interface AlertSeries {
  readonly city: DailySeries
  readonly own: DailySeries
  /** Hours of both, with those that are forecast. */
  readonly hours: number
  /** Place of the clock's hour. */
  readonly at: number
  readonly points: number
  readonly of: number
  readonly decidable: boolean
}

/** Null before the first hour. */
export function alertSeries(episode: Episode, fold: Fold): AlertSeries | null {
  const last = fold.hours.at(-1)
  if (last === undefined) return null
  const ahead = forecastMeans(episode, fold, last.frame.station)
  const city = [...fold.hours.map((hour) => hour.last24.city), ...ahead.map(([mean]) => mean)]
  const own = [...fold.hours.map((hour) => hour.last24.own), ...ahead.map(([, mean]) => mean)]
  return {
    city: { first: episode.first, means: city }, own: { first: episode.first, means: own }, hours: city.length, at: fold.hours.length - 1,
    points: last.last24.points, of: last.last24.of, decidable: isCity(episode, last.frame.station),
  }
}

/** Whether the episode's stations can stand for the city. */
function isCity(episode: Episode, focus: string): boolean { return surroundingsOf(episode.stations, focus).elsewhere.length >= CITY_POINTS }

/** The same means, hour by hour, as the forecast known now goes on from what was observed. */
function forecastMeans(episode: Episode, fold: Fold, focus: string): [number | null, number | null][] {
  const stations = episode.stations.map(({ id }) => id)
  const rows = episode.alerts.forecasts.after(fold.cursor, episode.knownAt(fold.cursor), stations)
  if (rows.length === 0) return []
  let { points, pm25 } = fold.assessed
  return rows.map((row) => {
    const [city, own] = [pointMeansStep(points, row), runningMeanStep(pm25, row[stations.indexOf(focus)] ?? null)]
    points = city.state
    pm25 = own.state
    return [wholeMean(city.out.mean), wholeMean(own.out)]
  })
}
