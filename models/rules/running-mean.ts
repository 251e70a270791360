/**
 * Running 24-hour mean of an hourly series, as the 2012 edition reads PM for its hourly AQI.
 * For: hourlyAqi. In words: the mean of the last 24 hours where at least 20 of them are there, else missing. Units of the series.
 * Reference: HJ 633-2012 §4.4 (nine hourly items), GB 3095 (20 h for a daily mean). When not to use it: for days, which are natural days.
 */

/** The last hours, oldest first, at most 24. */
export type RunningState = readonly (number | null)[]

const HOURS = 24
const NEEDED = 20
/** Sums of 24 values err by less; without this a half could be tipped before it is rounded. */
const DIGITS = 1e9

/** One hour on; call it for every hour, with null where nothing was measured. `out` is the mean or null. */
export function runningMeanStep(state: RunningState, value: number | null): { readonly state: RunningState; readonly out: number | null } {
  const hours = [...state.slice(-(HOURS - 1)), value]
  let sum = 0
  let n = 0
  for (const one of hours) {
    if (one === null) continue
    sum += one
    n++
  }
  return { state: hours, out: n >= NEEDED ? Math.round(sum / n * DIGITS) / DIGITS : null }
}
