/**
 * Hours above a threshold. For: how long people breathe bad air. In words: per member, the number of hours whose value is greater
 * than (not equal to) the threshold. Hours. Reference: contracts.md, `hours_above`. When not to use it: for attainment, which goes by days.
 */
import { THRESHOLDS, byThreshold, type ByThreshold, type MemberSeries } from './series.ts'

/** Counts by threshold, then by member. */
export function hoursAbove({ rows }: MemberSeries): ByThreshold<Float64Array> {
  const members = rows[0]?.length ?? 0
  const counts = THRESHOLDS.map(() => new Float64Array(members))
  for (const row of rows) for (let m = 0; m < members; m++) {
    const value = row[m] as number
    // Most hours are clean: what does not pass the lowest threshold passes none.
    for (let t = 0; t < THRESHOLDS.length && value > (THRESHOLDS[t] as number); t++) {
      const count = counts[t] as Float64Array
      count[m] = (count[m] as number) + 1
    }
  }
  return byThreshold((_threshold, _key, t) => counts[t] as Float64Array)
}
