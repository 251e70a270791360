import type { Columns } from './columns.ts'
import type { Hour } from './times.ts'

/** What the baseline's card says: its median is the measured value where there is one. */
export interface BaselineFigures {
  readonly peak: number
  readonly peakHour: Hour
  /** Hours above each limit, by the limit in µg/m³. */
  readonly above: ReadonlyMap<number, number>
  /** Largest (x[t] − x[t−6]) / 6 in µg/m³/h; null below seven hours. */
  readonly growth: number | null
}

/** Null before the first hour. */
export function baselineFigures(columns: Columns, limits: readonly number[]): BaselineFigures | null {
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
  return at < 0 ? null : { peak, peakHour: columns.first + at, above, growth }
}
