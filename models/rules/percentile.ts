/**
 * Percentiles and ranks of a year's days, as standards define them.
 * For: annual evaluation. In words: ascending X(1…n); k = 1 + (n - 1)·p %, s the whole part of k, and X(s) + (X(s+1) - X(s))·(k - s):
 * linear between neighbours, as R's type 7. The US takes a value that was measured instead, of rank int(n·p %) + 1 from below.
 * Units of the values, exact. Reference: HJ 663-2013 A.6 from memory and two public codes (rules.md §1.4, weak); 40 CFR 50 app. N §4.5
 * from memory. When not to use it: for members of an ensemble (numeric/quantile.ts).
 */
import { compare, minus, numberOf, plus, times, type Exact } from './exact.ts'

/** Linear between neighbours; p in whole percent. Null of nothing. */
export function percentile(values: readonly Exact[], p: number): Exact | null {
  const sorted = ascending(values)
  const last = sorted.length - 1
  if (last < 0) return null
  // (n - 1)·p is whole, so the rank and what is left of it are exact.
  const hundredths = last * whole(p)
  const rest = hundredths % 100
  const low = sorted[(hundredths - rest) / 100]!
  const high = sorted[Math.min((hundredths - rest) / 100 + 1, last)]!
  return rest === 0 ? low : plus(low, times(minus(high, low), { num: BigInt(rest), den: 100n }))
}

/** The measured value of rank int(n·p %) + 1. Null of nothing. */
export function rankedPercentile(values: readonly Exact[], p: number): Exact | null {
  const sorted = ascending(values)
  const hundredths = sorted.length * whole(p)
  return sorted[(hundredths - hundredths % 100) / 100] ?? null
}

/** The nth value from above, the largest being the first; null where there are fewer. */
export function nthHighest(values: readonly Exact[], n: number): Exact | null {
  return ascending(values)[values.length - n] ?? null
}

/** Floats sort fast, fractions decide between those that no float can tell apart. */
function ascending(values: readonly Exact[]): Exact[] {
  return values.map(value => ({ value, size: numberOf(value) })).sort((a, b) => a.size - b.size || compare(a.value, b.value)).map(({ value }) => value)
}

function whole(p: number): number {
  if (!Number.isInteger(p) || p < 1 || p > 99) throw new RangeError(`a percentile is a whole number from 1 to 99, got ${p}`)
  return p
}
