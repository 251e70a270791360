/**
 * Exact fractions: what a statistic is before its one rounding.
 * For: means of means, windows, percentiles and converted gases, where a float might tip a half. In words: hours are taken in whole
 * millionths of their unit, everything after that is a fraction of whole numbers. The unit is that of the series. Reference: GB/T
 * 8170-2008 §3.2, which allows one rounding and none in stages. When not to use it: for models, whose numbers are no decimals.
 */
import { rounded } from './rounding.ts'

/** num / den; den above 0. */
export interface Exact { readonly num: bigint; readonly den: bigint }

export const ONE: Exact = { num: 1n, den: 1n }
const MILLION = 1_000_000

/** A decimal number to a millionth. Throws RangeError where it is not finite. */
export function exact(value: number): Exact { return { num: BigInt(millionths(value)), den: BigInt(MILLION) } }

/** The mean of `count` values whose sum is `sum` millionths. */
export function meanOfMillionths(sum: number, count: number): Exact { return { num: BigInt(sum), den: BigInt(count * MILLION) } }

/** Whole millionths, to the nearest. Throws RangeError where that is no longer exact. */
export function millionths(value: number): number {
  const whole = Math.round(value * MILLION)
  if (!(Math.abs(whole) <= 1e14)) throw new RangeError(`a statistic needs a finite number below 100 million, got ${value}`)
  return whole === 0 ? 0 : whole
}

/** The arithmetic mean; null of nothing. Equal denominators are added first, which is nearly all the work. */
export function meanExact(values: readonly Exact[]): Exact | null {
  if (values.length === 0) return null
  const byDenominator = new Map<bigint, bigint>()
  for (const { num, den } of values) byDenominator.set(den, (byDenominator.get(den) ?? 0n) + num)
  let sum: Exact = { num: 0n, den: 1n }
  for (const [den, num] of byDenominator) sum = plus(sum, { num, den })
  return lowest({ num: sum.num, den: sum.den * BigInt(values.length) })
}

/** a + b */
export function plus(a: Exact, b: Exact): Exact {
  return a.den === b.den ? { num: a.num + b.num, den: a.den } : lowest({ num: a.num * b.den + b.num * a.den, den: a.den * b.den })
}

/** a - b */
export function minus(a: Exact, b: Exact): Exact { return plus(a, { num: -b.num, den: b.den }) }

/** a · b */
export function times(a: Exact, b: Exact): Exact { return b.num === b.den ? a : { num: a.num * b.num, den: a.den * b.den } }

/** Below 0, 0 or above 0, as a is less than, equal to or more than b. */
export function compare(a: Exact, b: Exact): number {
  const [left, right] = [a.num * b.den, b.num * a.den]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The nearest float, to an ulp or two: for printing, never for rounding by a standard. */
export function numberOf(value: Exact): number { return Number(value.num) / Number(value.den) }

/** Half to even, in whole units of 10^-decimals. */
export function roundedUnits(value: Exact, decimals: number): number { return rounded(value.num * 10n ** BigInt(decimals), value.den) }

/** Half to even, as a number with so many decimals. */
export function roundedTo(value: Exact, decimals: number): number { return roundedUnits(value, decimals) / Number(10n ** BigInt(decimals)) }

/** The rest after `decimals` cut off, as a number: how the US EPA takes concentrations. Not for values below 0. */
export function cutTo(value: Exact, decimals: number): number {
  const scale = 10n ** BigInt(decimals)
  return Number(value.num * scale / value.den) / Number(scale)
}

function lowest({ num, den }: Exact): Exact {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b > 0n) [a, b] = [b, a % b]
  return a > 1n ? { num: num / a, den: den / a } : { num, den }
}
