/**
 * Watermark: when an hour is closed. In words: an hour is closed once the clock has passed its end by the latency that the feed needs;
 * what comes later is late. Latency in minutes, moments in ms since 1970. For: order.ts and the engine's as-known clock.
 * Reference: contracts.md ("a row counts as arrived at the end of its hour plus latencyMinutes"). When not to use it: for feeds that
 * promise no latency at all; then an hour never closes.
 */
import type { EventHour } from '../units/time.ts'

/** The moment at which `hour` closes. */
export function closesAt(hour: EventHour, latencyMinutes: number): number { return (hour * 60 + latencyMinutes) * 60_000 }
