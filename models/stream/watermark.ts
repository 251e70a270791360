/**
 * Watermark: when an hour is closed. For: order.ts. In words: an hour is closed once the clock has passed its end by the latency that
 * the feed needs. Minutes since 1970 UTC for the clock, minutes for the latency. Reference: contracts.md ("a row counts as arrived at
 * the end of its hour plus latencyMinutes"). When not to use it: for feeds that promise no latency at all; then an hour never closes.
 */
import type { EventHour } from '../units/time.ts'

/** The last hour that is closed when the clock shows `nowMinutes`. */
export function closedThrough(nowMinutes: number, latencyMinutes: number): EventHour {
  return Math.floor((nowMinutes - latencyMinutes) / 60) as EventHour
}

/** The clock at which `hour` closes, minutes since 1970 UTC. */
export function closesAt(hour: EventHour, latencyMinutes: number): number { return hour * 60 + latencyMinutes }
