/**
 * Time to a threshold. For: how long until the air is bad. In words: per member, the hours from the beginning of the run to the end of
 * the first hour above the threshold. Hours. Reference: science.md §7. When not to use it: on a run that begins above the threshold.
 */
import { byThreshold, type ByThreshold, type MemberSeries } from './series.ts'

/** Hours by threshold, then by member; -1 where the member never passes it. */
export function timeTo({ hours, rows }: MemberSeries): ByThreshold<Float64Array> {
  const members = rows[0]?.length ?? 0
  const begin = (hours[0] as number) - 1
  return byThreshold(threshold => {
    const time = new Float64Array(members).fill(-1)
    let open = members
    for (let t = 0; t < rows.length && open > 0; t++) {
      const row = rows[t] as Float64Array
      for (let m = 0; m < members; m++) {
        if ((time[m] as number) >= 0 || (row[m] as number) <= threshold) continue
        time[m] = (hours[t] as number) - begin
        open--
      }
    }
    return time
  })
}
