/**
 * What a day was in a district or a city: the mean over its points, pollutant by pollutant.
 * For: the AQI of a district or city, alerts, attainment. In words: each point's own statistic first, then the mean over the points
 * that have one, then IAQI, then the largest; never the AQI of the worst point. At least 75 % of the points that monitor the pollutant
 * must have a value (50 % where there are fewer than four). City ozone is the mean of the points' MDA8; `ozoneOfMeanHours` is the other
 * convention, which differs by 0.7 µg/m³ on average and up to 10.7. Units of the days. Reference: code comments that cite HJ 663-2013
 * (rules.md §1.4, §7); the share of points is from memory. When not to use it: across areas, whose points stand for different people.
 */
import { POLLUTANTS } from '../contract/frame.ts'
import type { DayValue } from './daily-mean.ts'
import type { DayHours, DayValues } from './day-values.ts'
import { meanExact, type Exact } from './exact.ts'
import { mda8Exact } from './mda8.ts'

/** Whether `valid` of `points` are enough for a mean over them. */
export function enoughPoints(valid: number, points: number): boolean {
  return valid > 0 && (points < 4 ? valid * 2 >= points : valid * 4 >= points * 3)
}

/** `points` are days of one date. A pollutant that no point monitors is absent. `hours` is the mean of the points' valid hours, rounded down. */
export function areaDay(points: readonly DayValues[]): DayValues {
  const first = points[0]
  if (first === undefined) throw new RangeError('a day of an area needs at least one point, got none')
  const area: { day: number } & { -readonly [K in keyof DayValues]: DayValues[K] } = { day: first.day }
  for (const name of [...POLLUTANTS, 'o3_1h'] as const) {
    const own = points.flatMap(point => point[name] ?? [])
    if (own.length > 0) area[name] = overPoints(own)
  }
  return area
}

/** MDA8 of the hourly means over the points: the convention that `areaDay` does not take. */
export function ozoneOfMeanHours(points: readonly DayHours[], factor?: Exact): DayValue {
  const own = points.flatMap(point => point.o3 === undefined ? [] : [point.o3])
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const valid = own.map(values => values[hour]!).filter(value => value !== null)
    return enoughPoints(valid.length, own.length) ? valid.reduce((a, b) => a + b, 0) / valid.length : null
  })
  return { value: mda8Exact(hours, factor).value, hours: hours.filter(hour => hour !== null).length }
}

function overPoints(own: readonly DayValue[]): DayValue {
  const valid = own.map(day => day.value).filter(value => value !== null)
  const hours = Math.floor(own.reduce((sum, day) => sum + day.hours, 0) / own.length)
  return { value: enoughPoints(valid.length, own.length) ? meanExact(valid) : null, hours }
}
