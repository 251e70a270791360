/**
 * Peak: the largest hourly value of an episode, and when.
 * For: "how much lower, how much later". In words: per member, the maximum over the hours and the first hour that has it; the time
 * shown is where the median over members is largest. µg/m³; event hours. Reference: science.md §7 (per member, maximum against maximum).
 * When not to use it: on a run with several episodes, where the peaks of branches may belong to different ones.
 */
import { median } from '../../numeric/quantile.ts'
import type { EventHour } from '../../units/time.ts'
import type { MemberSeries } from './series.ts'

/** `value` and `hour` by member. */
export interface MemberPeaks { readonly value: Float64Array; readonly hour: Float64Array }

/** Peaks by member; the first hour wins a tie. At least one hour. */
export function memberPeaks({ hours, rows }: MemberSeries): MemberPeaks {
  const members = rows[0]?.length ?? 0
  const value = new Float64Array(members).fill(-Infinity)
  const hour = new Float64Array(members)
  for (let t = 0; t < rows.length; t++) {
    const row = rows[t] as Float64Array
    for (let m = 0; m < members; m++) {
      if ((row[m] as number) > (value[m] as number)) {
        value[m] = row[m] as number
        hour[m] = hours[t] as number
      }
    }
  }
  return { value, hour }
}

/** Hour in which the median over members is largest, the first on ties. At least one hour. */
export function peakHour({ hours, rows }: MemberSeries): EventHour {
  let best = -Infinity
  let at = hours[0] as EventHour
  for (let t = 0; t < rows.length; t++) {
    const row = rows[t] as Float64Array
    // A median cannot pass the largest member, so most hours need no sorting.
    if (largest(row) <= best) continue
    const middle = median(row)
    if (middle > best) {
      best = middle
      at = hours[t] as EventHour
    }
  }
  return at
}

function largest(row: Float64Array): number {
  let most = -Infinity
  for (let m = 0; m < row.length; m++) if ((row[m] as number) > most) most = row[m] as number
  return most
}
