/**
 * One number from a year's values: mean, percentile, rank, count above a limit, the worst season.
 * For: annual evaluation. In words: as its name says; the season is the largest mean over so many consecutive calendar months of the
 * year, each of which has a value. Units of the values, exact; a count has none. Reference: percentile.ts; GB 3095-2026 §3.13 (a year's
 * mean is the mean of its daily means); WHO 2021, note b. When not to use it: without asking whether there are enough days
 * (calendar-period.ts).
 */
import { civilOfDay } from '../units/time.ts'
import { compare, meanExact, numberOf, roundedUnits, type Exact } from './exact.ts'
import type { Reduction, Rounding } from './limit-standard.ts'
import { nthHighest, percentile, rankedPercentile } from './percentile.ts'
import type { Dated } from './series-of.ts'

/** Null where nothing is there, and for a count (`countAbove`). */
export function statisticOf(values: readonly Dated[], by: Reduction): Exact | null {
  const plain = (): Exact[] => values.map(({ value }) => value)
  switch (by.kind) {
    case 'mean': return meanExact(plain())
    case 'percentile': return percentile(plain(), by.p)
    case 'ranked percentile': return rankedPercentile(plain(), by.p)
    case 'rank': return nthHighest(plain(), by.n)
    case 'season': return worstSeason(values, by.months)
    case 'allowed': return null
  }
}

/** Values that exceed the limit after rounding, and those that do before it: a standard rounds first. */
export function countAbove(values: readonly Dated[], limit: number, decimals: number, rounding: Rounding): { readonly rounded: number; readonly unrounded: number } {
  const bound = decimalFraction(limit)
  // A tenth of the last unit is far more than a float can be wrong: only values nearer than a unit have to be looked at exactly.
  const unit = decimals < 0 ? 10 : 1 / Number(10n ** BigInt(decimals))
  let [rounded, unrounded] = [0, 0]
  for (const { value } of values) {
    const size = numberOf(value)
    if (size < limit - unit / 10) continue
    const isFar = size > limit + 1.1 * unit
    if (isFar || roundBy(value, decimals, rounding) > limit) rounded++
    if (isFar || compare(value, bound) > 0) unrounded++
  }
  return { rounded, unrounded }
}

/** As a number with so many decimals; -1 rounds to tens. */
export function roundBy(value: Exact, decimals: number, rounding: Rounding): number {
  const ten = (power: number): bigint => 10n ** BigInt(Math.max(0, power))
  const scaled = { num: value.num * ten(decimals), den: value.den * ten(-decimals) }
  const down = Number(scaled.num / scaled.den)
  const units = rounding === 'half even' ? roundedUnits(scaled, 0) : rounding === 'cut' ? down : down + ((scaled.num % scaled.den) * 2n >= scaled.den ? 1 : 0)
  return units * Number(ten(-decimals)) / Number(ten(decimals))
}

/** A limit as written in decimal; limits in ppm have two or three decimals. */
function decimalFraction(limit: number): Exact { return { num: BigInt(Math.round(limit * 1_000_000)), den: 1_000_000n } }

function worstSeason(values: readonly Dated[], months: number): Exact | null {
  const byMonth = Array.from({ length: 12 }, (): Exact[] => [])
  for (const { day, value } of values) byMonth[civilOfDay(day).month - 1]!.push(value)
  let worst: Exact | null = null
  for (let first = 0; first + months <= 12; first++) {
    const season = byMonth.slice(first, first + months)
    if (season.some(month => month.length === 0)) continue
    const mean = meanExact(season.flat())!
    if (worst === null || compare(mean, worst) > 0) worst = mean
  }
  return worst
}
