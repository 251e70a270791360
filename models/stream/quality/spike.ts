/**
 * Spike and jump: a rise that nothing else shares. For: quality.ts, hour by hour.
 * In words: a value is asked about when it is more than threefold the last believed one and more than a day's limit above it
 * (limits.ts). It is neither when the second highest of the nearest stations read at least half of it within the last three hours
 * (the second, so that one other broken instrument cannot acquit it); of one or two neighbours the highest may. Three neighbours or
 * more that did not read it convict it: a spike, withheld. Fewer only make it a jump, still in use, and only where it rose by twice as
 * much, the believed value is at most six hours old, and no other gas or particle of the station rose with it. The verdict is given at
 * once, on the rise: a spike is confirmed only by the next hour, which is not known yet. If that hour stays up there it is believed,
 * and the flag of the first hour stands: for one hour a real rise that came to this station alone is withheld. A sudden fall is
 * neither, because fronts do that. Units of a pack. Reference: what happened next at 35 Beijing stations, 2013-2016, which
 * quality-measured.test.ts counts again: of PM2.5 rises that three neighbours contradict two thirds fell back by half within the hour,
 * of all others one in eight. When not to use it: for averages of more than an hour.
 */
import type { Limit } from '../limits.ts'

const TIMES = 3
const SHARED = 0.5
/** Neighbours that are enough to convict. */
const QUORUM = 3
/** Hours after which a believed value says nothing without neighbours, and with them. */
const FORGET_ALONE = 6
const FORGET = 24

/** Whether a value stands so far above `before` (NaN where there is none) that others must be asked. */
export function isRise(limit: Limit, value: number, before: number): boolean {
  return value - before > limit.rise && value > TIMES * before
}

export interface Rise {
  readonly value: number
  readonly believed: number
  /** Hours since the value that is believed. */
  readonly age: number
  /** The value of the hour before where it was itself a spike or a jump, otherwise NaN. */
  readonly doubted: number
  /** What each of the nearest stations read at most in this and the last two hours, those without a value left out. */
  readonly neighbours: readonly number[]
  /** Whether something else that this station measures rose with it. */
  readonly companions: boolean
}

/** What a rise (see `isRise`) is; null for an ordinary one. */
export function verdictOn(limit: Limit, { value, believed, age, doubted, neighbours, companions }: Rise): 'spike' | 'jump' | null {
  if (!isRise(limit, value, believed) || age > FORGET) return null
  if (Number.isFinite(doubted) && !isRise(limit, value, doubted)) return null
  const sorted = [...neighbours].sort((a, b) => b - a)
  const witness = sorted[sorted.length >= QUORUM ? 1 : 0]
  if (witness !== undefined && witness >= SHARED * value) return null
  if (sorted.length >= QUORUM) return 'spike'
  return age <= FORGET_ALONE && value - believed > 2 * limit.rise && !companions ? 'jump' : null
}
