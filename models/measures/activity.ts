/**
 * Activity of a measure: which share of its full effect a measure has in one hour.
 * For: combine.ts. In words: nothing outside start to end (end labels, both included); nothing outside the daily window of local
 * labels; else the mean over the hour of a line that climbs from 0 at the order (the beginning of the hour labelled `start`) to 1
 * after `ramp_h` hours. Share, 0 to 1. Reference: definition (contracts.md, "A scenario file").
 * When not to use it: measures that also fade out; an order's end is sharp here.
 */
import type { EventHour } from '../units/time.ts'

export interface Window {
  readonly start: EventHour
  readonly end: EventHour
  /** Local labels 1-24 between which it acts, both included; `[21, 6]` runs over midnight. */
  readonly hours: readonly [number, number] | null
  readonly ramp_h: number
}

/** Share of the full effect in the hour that `hour` ends; `offsetMinutes` east of UTC. */
export function activityAt(window: Window, hour: EventHour, offsetMinutes: number): number {
  if (hour < window.start || hour > window.end) return 0
  if (window.hours !== null && !within(localLabel(hour, offsetMinutes), window.hours)) return 0
  return rampMean(hour - window.start, window.ramp_h)
}

/** Mean over the hour that begins `since` h after the order of the line min(1, x / ramp). */
function rampMean(since: number, ramp: number): number {
  if (since >= ramp) return 1
  const climbing = Math.min(1, ramp - since)
  const middle = (since + climbing / 2) / ramp
  return climbing * middle + (1 - climbing)
}

function within(label: number, [from, to]: readonly [number, number]): boolean {
  return from <= to ? label >= from && label <= to : label >= from || label <= to
}

/** 1 to 24: midnight closes the day before, so it is 24. */
function localLabel(hour: EventHour, offsetMinutes: number): number {
  const label = (((hour + Math.floor(offsetMinutes / 60)) % 24) + 24) % 24
  return label === 0 ? 24 : label
}
