/**
 * Dose above a threshold. For: episodes of equal length and unequal depth. In words: per member, the sum over hours of what lies above
 * the threshold. µg/m³·h. Reference: science.md §7 ("hours and dose above each"). When not to use it: as an inhaled dose; it is exposure.
 */
import { THRESHOLDS, byThreshold, type ByThreshold, type MemberSeries } from './series.ts'

/** Doses by threshold, then by member. */
export function doseAbove({ rows }: MemberSeries): ByThreshold<Float64Array> {
  const members = rows[0]?.length ?? 0
  const doses = THRESHOLDS.map(() => new Float64Array(members))
  for (const row of rows) for (let m = 0; m < members; m++) {
    const value = row[m] as number
    // What does not pass the lowest threshold passes none.
    for (let t = 0; t < THRESHOLDS.length && value > (THRESHOLDS[t] as number); t++) {
      const dose = doses[t] as Float64Array
      dose[m] = (dose[m] as number) + value - (THRESHOLDS[t] as number)
    }
  }
  return byThreshold((_threshold, _key, t) => doses[t] as Float64Array)
}
