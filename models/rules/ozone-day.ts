/**
 * Ozone through the day: the running 8-hour mean, and MDA8 as it builds.
 * For: the screen and live rooms, which know the day only so far. In words: after each hour the mean of the last 8 hours (6 of them at
 * least), and the largest such mean among the windows of the natural day that have ended, labels 08:00 to 24:00. Until the label 24:00
 * the day's value can only rise; then it is final, and gone where too few windows are there (mda8.ts). µg/m³ at the gas state of the
 * hour: where that changes, what is kept is restated, so that no mean mixes two states.
 * Reference: GB 3095-2026 §3.8-3.9 and table 4; HJ 663 as read second-hand (mda8.ts). When not to use it: for days that are over, where
 * mda8.ts looks at all 24 hours at once and gives the same.
 */
import { civil, dayOf, type EventHour } from '../units/time.ts'
import { MDA8_LIMIT, MDA8_WINDOWS, WINDOW_HOURS, WINDOW_NEEDED } from './mda8.ts'

export interface OzoneDayState {
  /** The last hours, oldest first, at most 8. */
  readonly hours: readonly (number | null)[]
  /** Natural day (days since 1970) that `best` and `windows` belong to; null before the first hour. */
  readonly day: number | null
  readonly best: number | null
  readonly windows: number
}

export interface OzoneHour {
  /** Mean of the 8 hours that end here; null with fewer than 6 of them. */
  readonly mean8: number | null
  /** Largest mean of the day so far; at the label 24:00 that of the day, null where it is not valid. */
  readonly mda8: number | null
}

export const NO_OZONE_YET: OzoneDayState = { hours: [], day: null, best: null, windows: 0 }

/** One hour on; call it for every hour, with null where nothing was measured. `restate` is what a value of the hour before is at the gas state of this one (units/gas-state.ts). */
export function ozoneDayStep(before: OzoneDayState, hour: EventHour, value: number | null, offsetMinutes: number, restate = 1): { readonly state: OzoneDayState; readonly out: OzoneHour } {
  const state = restate === 1 ? before : restated(before, restate)
  const hours = [...state.hours.slice(-(WINDOW_HOURS - 1)), value]
  const valid = hours.filter(one => one !== null)
  const mean8 = valid.length < WINDOW_NEEDED ? null : valid.reduce((a, b) => a + b, 0) / valid.length
  const day = dayOf(hour, offsetMinutes)
  const label = civil(hour, offsetMinutes).hour
  const last = label === 0
  let [best, windows] = day === state.day ? [state.best, state.windows] : [null, 0]
  // Windows that end before 08:00 begin on the evening before and are not the day's.
  if (mean8 !== null && (last || label >= WINDOW_HOURS)) {
    windows++
    best = best === null || mean8 > best ? mean8 : best
  }
  const counts = best !== null && (windows >= MDA8_WINDOWS || best > MDA8_LIMIT)
  return { state: { hours, day, best, windows }, out: { mean8, mda8: last && !counts ? null : best } }
}

function restated(state: OzoneDayState, factor: number): OzoneDayState {
  return { ...state, hours: state.hours.map(value => value === null ? null : value * factor), best: state.best === null ? null : state.best * factor }
}
