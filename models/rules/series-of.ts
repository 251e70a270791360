/**
 * The values of a place that a statistic is made of: its days, its 8-hour maxima, its hours, its largest hours.
 * For: annual evaluation by any standard. In words: one value a valid day, or one a valid hour, each with its day; gases times the
 * factor of their state. µg/m³, CO mg/m³, exact. Reference: the evaluation that asks (limit-standard.ts). When not to use it: for AQI
 * (day-values.ts). The 8-hour mean of CO has the windows of MDA8, which is what the standards that limit it ask of ozone.
 */
import type { Pollutant } from '../contract/frame.ts'
import { dailyMaximum } from './daily-mean.ts'
import type { DayValues, StateFactors } from './day-values.ts'
import { exact, ONE, times, type Exact } from './exact.ts'
import type { SeriesOf } from './limit-standard.ts'
import { mda8Exact } from './mda8.ts'

export interface Dated { readonly day: number; readonly value: Exact }

/** A place and its days without a gap, in order. */
export interface PlaceDays {
  readonly days: readonly DayValues[]
  /** Hourly values as reported, 24 a day from the label 01:00 of the first day on; absent = not monitored. */
  readonly hours: Readonly<Partial<Record<Pollutant, readonly (number | null)[]>>>
  /** By which the hours of a day are to be multiplied; `days` are multiplied already. */
  factorsOn(day: number): StateFactors
}

/** The valid values of a pollutant from `first` to before `end`, in order of time. Empty where it is not monitored. */
export function seriesOf({ days, hours, factorsOn }: PlaceDays, pollutant: Pollutant, of: SeriesOf, first: number, end: number): Dated[] {
  const start = days[0]?.day ?? first
  const column = hours[pollutant]
  return days.slice(Math.max(0, first - start), Math.max(0, end - start)).flatMap(values => {
    const { day } = values
    if (of === 'day' || (of === 'mda8' && pollutant === 'o3')) {
      const value = values[pollutant]?.value ?? null
      return value === null ? [] : { day, value }
    }
    if (column === undefined) return []
    const own = column.slice((day - start) * 24, (day - start + 1) * 24)
    const factor = factorsOn(day)[pollutant] ?? ONE
    if (of === 'hour') return own.flatMap(value => value === null ? [] : { day, value: times(exact(value), factor) })
    const value = of === 'mda8' ? mda8Exact(own).value : dailyMaximum(own, Infinity).value
    return value === null ? [] : { day, value: times(value, factor) }
  })
}
