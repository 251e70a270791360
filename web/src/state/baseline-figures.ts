import type { Columns } from './columns.ts'
import type { Hour } from './times.ts'

/** What the baseline's card says: its median is the measured value where there is one. */
export interface BaselineFigures {
  readonly peak: number
  readonly peakHour: Hour
  /** Hours above each limit, by the limit in µg/m³. */
  readonly above: ReadonlyMap<number, number>
  /** Natural days by the highest limit that their mean lies above, by that limit; see `daysAbove`. */
  readonly days: ReadonlyMap<number, number>
  /** Largest (x[t] − x[t−6]) / 6 in µg/m³/h; null below seven hours. */
  readonly growth: number | null
}

/** Null before the first hour. */
export function baselineFigures(columns: Columns, limits: readonly number[], offsetMinutes: number): BaselineFigures | null {
  const values = columns.baseline.median
  let peak = -1
  let at = -1
  let growth: number | null = null
  const above = new Map(limits.map((limit) => [limit, 0]))
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (value === null || value === undefined) continue
    if (value > peak) { peak = value; at = row }
    const before = values[row - 6]
    if (before !== null && before !== undefined && (growth === null || (value - before) / 6 > growth)) growth = (value - before) / 6
    for (const limit of limits) if (value > limit) above.set(limit, (above.get(limit) ?? 0) + 1)
  }
  return at < 0 ? null : { peak, peakHour: columns.first + at, above, days: daysAbove(columns, limits, offsetMinutes), growth }
}

/** A day with fewer hours has no daily mean (GB 3095). */
const HOURS_NEEDED = 20

/** Days of hours labelled 01 to 24, by their mean as the standard rounds it, half to even. */
function daysAbove(columns: Columns, limits: readonly number[], offsetMinutes: number): Map<number, number> {
  const sums = new Map<number, { sum: number; hours: number }>()
  for (const [row, value] of columns.baseline.median.entries()) {
    if (value === null) continue
    const day = Math.floor((columns.first + row - 1 + offsetMinutes / 60) / 24)
    const { sum, hours } = sums.get(day) ?? { sum: 0, hours: 0 }
    sums.set(day, { sum: sum + value, hours: hours + 1 })
  }
  const days = new Map(limits.map((limit) => [limit, 0]))
  for (const { sum, hours } of sums.values()) {
    if (hours < HOURS_NEEDED) continue
    const mean = evenly(sum / hours)
    const highest = limits.findLast((limit) => mean > limit)
    if (highest !== undefined) days.set(highest, (days.get(highest) ?? 0) + 1)
  }
  return days
}

function evenly(value: number): number {
  const floor = Math.floor(value)
  return value - floor > 0.5 || (value - floor === 0.5 && floor % 2 !== 0) ? floor + 1 : floor
}
