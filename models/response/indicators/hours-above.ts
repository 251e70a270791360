/**
 * Hours above a threshold. For: how long people breathe bad air. In words: per member, the number of hours whose value is greater
 * than (not equal to) the threshold. Hours. Reference: contracts.md, `hours_above`. When not to use it: for attainment, which goes by days.
 */
import { byThreshold, type ByThreshold, type MemberSeries } from './series.ts'

/** Counts by threshold, then by member. */
export function hoursAbove({ rows }: MemberSeries): ByThreshold<Float64Array> {
  const members = rows[0]?.length ?? 0
  return byThreshold(threshold => {
    const count = new Float64Array(members)
    for (const row of rows) for (let m = 0; m < members; m++) if ((row[m] as number) > threshold) count[m] = (count[m] as number) + 1
    return count
  })
}
