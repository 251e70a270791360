/** A run of PM2.5 as the indicators see it, and the concentrations that they speak of. µg/m³. Reference: science.md §7. */
import type { EventHour } from '../../units/time.ts'

/** Hours ascending, and for each hour the members in one row. */
export interface MemberSeries { readonly hours: readonly EventHour[]; readonly rows: readonly Float64Array[] }

/** Daily limit of the 2012 edition and the upper bounds of levels 3, 4 and 5. */
export type ThresholdKey = '75' | '115' | '150' | '250'
export type ByThreshold<T> = Readonly<Record<ThresholdKey, T>>

/** Ascending, µg/m³. */
export const THRESHOLDS = [75, 115, 150, 250] as const

/** One value for each threshold (µg/m³), under its contract key; `index` is its place in THRESHOLDS. */
export function byThreshold<T>(make: (threshold: number, key: ThresholdKey, index: number) => T): ByThreshold<T> {
  return { 75: make(75, '75', 0), 115: make(115, '115', 1), 150: make(150, '150', 2), 250: make(250, '250', 3) }
}
