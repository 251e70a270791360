/**
 * Stuck: an instrument that repeats itself for longer than chance allows. For: quality.ts, hour by hour.
 * In words: each hour that repeats the value before adds -ln p to the evidence, where p is the chance that air at this level, rounded
 * as it is published, reads the same again: p = c·√(step / value), capped, with c = 2 and 0.95 while the network stands still, and
 * c = 1.3 and 0.65 when its median moved by at least 1.5 steps (or 7.5 %) in that hour. From a chance of one in a million on the run is
 * called: `stuck`, and withheld, where the hours in which the network moved are enough by themselves, and `repeated`, still in use,
 * where only the number of hours speaks (a station alone, or air that stands still over a whole region). The first hours of such a run
 * are not flagged: that is when it became known. Clean air (at or below `detection`) is neither. A spike, or a jump to full scale, that
 * comes again to the last digit is stuck at once, and so is a return within a day to a value that was, where air would hardly
 * read it twice (64 steps or more). The step is learnt: the smallest change among the last 96 to 192 (whole ppb in µg/m³ step by 2.9,
 * whatever their decimals say), that of limits.ts until there were so many, and at least 1 while the last day had whole numbers only
 * (some networks print CO of 1 and more without decimals).
 * Reference: the bounds of p lie above the repeats of all six pollutants at 35 Beijing stations, 2013-2016, runs within runs included
 * (they cluster; a bound for independent hours would cry wolf); stuck.test.ts counts the false alarms on random series.
 * When not to use it: for a station that has never moved; then only the hours count.
 */
const QUIET = { factor: 2, most: 0.95 } as const
const MOVING = { factor: 1.3, most: 0.65 } as const
/** Movement of the network's median, in steps, or in twentieths of itself. */
const MOVED = 1.5
const TWENTIETH = 0.05
/** Changes after which older ones are forgotten. */
export const CHANGES = 96
const WHOLE_HOURS = 24
/** -ln of one in a million. */
export const STUCK_EVIDENCE = 6 * Math.LN10
/** Hours for which the value of a stuck instrument is remembered. */
const REMEMBER = 24
const REMARKABLE = 64

/** The step of the numbers as published: the smallest change of the last full block (or what is usual) and of this one, and whole numbers in a row. */
export function stepOf(finest: number, finer: number, whole: number): number {
  return Math.max(Math.min(finest, finer), whole >= WHOLE_HOURS ? 1 : 0)
}

/** Whether the network's median went far enough from one hour to the next; NaN where there is none. */
export function hasMoved(step: number, now: number, before: number): boolean {
  return Math.abs(now - before) >= MOVED * Math.max(step, TWENTIETH * now)
}

/** What one more repeat of `value` says, in units of -ln chance. */
export function repeatEvidence(value: number, step: number, moved: boolean): number {
  const { factor, most } = moved ? MOVING : QUIET
  return -Math.log(Math.min(most, factor * Math.sqrt(step / value)))
}

/** Whether a value is the one at which the instrument was stuck `hours` ago. */
export function isStuckAgain(value: number, step: number, stuckAt: number, hours: number): boolean {
  return value === stuckAt && hours <= REMEMBER && value >= REMARKABLE * step
}
