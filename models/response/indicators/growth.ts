/**
 * Fastest growth: how quickly PM2.5 rises at its worst (降速 is to make it less).
 * For: growth_6h_max, growth_3h_max. In words: per member, the largest (x[t] - x[t-n]) / n over all pairs of hours n apart.
 * µg/m³/h. Reference: contracts.md, `growth_6h_max`. When not to use it: as a renewal or emission rate (science.md §1).
 */
import type { MemberSeries } from './series.ts'

/** By member; negative where the series only falls, 0 where no two hours lie `span` apart. */
export function fastestGrowth({ hours, rows }: MemberSeries, span: number): Float64Array {
  const members = rows[0]?.length ?? 0
  const growth = new Float64Array(members).fill(-Infinity)
  let pairs = 0
  let back = 0
  for (let t = 0; t < rows.length; t++) {
    const wanted = (hours[t] as number) - span
    while ((hours[back] as number) < wanted) back++
    if (hours[back] !== wanted) continue
    pairs++
    const now = rows[t] as Float64Array
    const then = rows[back] as Float64Array
    for (let m = 0; m < members; m++) {
      const rise = ((now[m] as number) - (then[m] as number)) / span
      if (rise > (growth[m] as number)) growth[m] = rise
    }
  }
  return pairs === 0 ? growth.fill(0) : growth
}
