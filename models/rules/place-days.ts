/**
 * A place as the standards see it: hours in, days out; and an area from its points.
 * For: whatever is assessed over many days. In words: hours are cut into natural days from the label 01:00 to 24:00; an area's day is
 * the mean over its points' days (area-day.ts), an area's hour the mean over its points' hours where enough of them are there. µg/m³,
 * CO mg/m³. Reference: GB 3095-2026 §3.10; mean over points first, code that cites HJ 663-2013 (rules.md §1.4). When not to use it: hour
 * by hour in a live room (running-mean.ts, ozone-day.ts).
 */
import { POLLUTANTS, type Pollutant } from '../contract/frame.ts'
import { areaDay, enoughPoints } from './area-day.ts'
import { dayValues, type DayHours } from './day-values.ts'
import type { PlaceDays } from './series-of.ts'

export type HourColumn = readonly (number | null)[]
export type HourColumns = Readonly<Partial<Record<Pollutant, HourColumn>>>

/** The place whose columns begin with the label 01:00 of `firstDay` and hold whole days. Throws RangeError where they do not. */
export function placeDays(firstDay: number, hours: HourColumns, factorsOn: PlaceDays['factorsOn']): PlaceDays {
  const lengths = new Set(Object.values(hours).map(column => column.length))
  const length = [...lengths][0] ?? 0
  if (lengths.size > 1 || length % 24 !== 0) throw new RangeError(`a place needs columns of whole days and one length, got ${[...lengths].join(', ')} hours`)
  return {
    hours, factorsOn,
    days: Array.from({ length: length / 24 }, (_, i) => dayValues(firstDay + i, dayOfColumns(hours, i), factorsOn(firstDay + i))),
  }
}

/** The 24 hours of the day at `index` of each column. */
export function dayOfColumns(hours: HourColumns, index: number): DayHours {
  const day: Partial<Record<Pollutant, HourColumn>> = {}
  for (const pollutant of POLLUTANTS) {
    const column = hours[pollutant]
    if (column !== undefined) day[pollutant] = column.slice(index * 24, index * 24 + 24)
  }
  return day
}

/** The area of these points, which have the same days. Throws RangeError of none. */
export function areaPlace(points: readonly PlaceDays[]): PlaceDays {
  const first = points[0]
  if (first === undefined) throw new RangeError('an area needs at least one point, got none')
  const hours = Object.fromEntries(POLLUTANTS.flatMap(pollutant => {
    const columns = points.flatMap(point => point.hours[pollutant] === undefined ? [] : [point.hours[pollutant]])
    return columns.length === 0 ? [] : [[pollutant, meanColumn(columns)]]
  }))
  return { hours, factorsOn: first.factorsOn, days: first.days.map((_, i) => areaDay(points.flatMap(point => point.days[i] ?? []))) }
}

/** Hour by hour the mean over the columns that have a value, to a millionth; null where too few have. */
export function meanColumn(columns: readonly HourColumn[]): HourColumn {
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, hour) => {
    let [sum, valid] = [0, 0]
    for (const column of columns) {
      const value = column[hour] as number | null
      if (value === null) continue
      sum += value
      valid++
    }
    return enoughPoints(valid, columns.length) ? Math.round(sum / valid * 1e6) / 1e6 : null
  })
}
