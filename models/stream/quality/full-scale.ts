/**
 * Full scale: a value where publication ends, so the air held at least as much. For: quality.ts.
 * In words: the value equals one of the ends in limits.ts; an end that ordinary air also reads counts from its first repeat on.
 * Units of a pack. Reference: limits.ts. When not to use it: for networks that publish without an end; there it is rare and harmless,
 * because the value is used either way.
 */
import type { Limit } from '../limits.ts'

/** `before` is the value of the hour before, NaN where there is none. */
export function isFullScale(limit: Limit, value: number, before: number): boolean {
  return limit.scales.some(({ at, onlyRepeated }) => value === at && (!onlyRepeated || before === at))
}
