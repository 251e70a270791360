/**
 * Passage of a front: the wind stands in the northern half and PM2.5 has fallen by half within 3 h.
 * For: clearing the residual layer, in which deficits would otherwise outlive the air that carried them.
 * Units: µg/m³, ° from which. Reference: science.md §1. When not to use it: as a forecast; it says what has just happened.
 */
import { isNorthern } from './wind.ts'

/** Readings kept for the comparison, newest last; null where missing. */
export type Recent = readonly (number | null)[]
const HOURS = 3

/** Whether a front has passed within the hour. `now` µg/m³ and `direction` ° are null where missing: then nothing is claimed. */
export function frontPassed(recent: Recent, now: number | null, direction: number | null): boolean {
  if (now === null || direction === null || !isNorthern(direction)) return false
  // Below 10 µg/m³ a fall by half is the noise of the instrument.
  return recent.some(before => before !== null && before >= 10 && now <= before / 2)
}

/** The readings after this hour, at most three. */
export function remember(recent: Recent, now: number | null): Recent { return [...recent, now].slice(-HOURS) }
