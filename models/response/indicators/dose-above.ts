/**
 * Dose above a threshold. For: episodes of equal length and unequal depth. In words: per member, the sum over hours of what lies above
 * the threshold. µg/m³·h. Reference: science.md §7 ("hours and dose above each"). When not to use it: as an inhaled dose; it is exposure.
 */
import { byThreshold, type ByThreshold, type MemberSeries } from './series.ts'

/** Doses by threshold, then by member. */
export function doseAbove({ rows }: MemberSeries): ByThreshold<Float64Array> {
  const members = rows[0]?.length ?? 0
  return byThreshold(threshold => {
    const dose = new Float64Array(members)
    for (const row of rows) for (let m = 0; m < members; m++) if ((row[m] as number) > threshold) dose[m] = (dose[m] as number) + (row[m] as number) - threshold
    return dose
  })
}
