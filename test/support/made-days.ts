/** Days that a test makes by hand: each pollutant flat over the day, from `first` on. */
import type { Pollutant } from '../../models/contract/frame.ts'
import { dayValues } from '../../models/rules/day-values.ts'
import type { PlaceDays } from '../../models/rules/series-of.ts'

type Days = Readonly<Partial<Record<Pollutant, readonly (number | null)[]>>>

/** A place whose pollutants have these values, one a day; null = no hour of that day was measured. */
export function placeOf(first: number, days: Days): PlaceDays {
  const count = Math.max(0, ...Object.values(days).map(values => values.length))
  const hours = Object.fromEntries(Object.entries(days).map(([pollutant, values]) => [pollutant, Array.from({ length: count }, (_, i) => values[i] ?? null).flatMap(value => Array<number | null>(24).fill(value))]))
  return {
    days: Array.from({ length: count }, (_, i) => dayValues(first + i, Object.fromEntries(Object.entries(hours).map(([pollutant, values]) => [pollutant, values.slice(i * 24, i * 24 + 24)])))),
    hours, factorsOn: () => ({}),
  }
}
