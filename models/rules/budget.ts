/**
 * What is left of a year's budget: the mean that the rest may have, the good days still needed, what one more heavy day costs.
 * For: targets of the year (science of the meeting: every day counts). In words: with m valid days of sum S behind and R days to come,
 * all taken to be valid, the rest may have (T·(m + R) - S)/R; of m + R days a share p must be good. One more heavy day at x leaves
 * (T·(m + R) - S - x)/(R - 1) for the others. The budget takes the target as it stands; beside it stands the one that rounding
 * allows (half a unit more), by which it is said whether the target can still be met. A year that is over is rounded and compared.
 * µg/m³, days. Reference: arithmetic; that a year's mean is the mean of its valid daily means is GB 3095-2026 §3.13.
 * When not to use it: as a forecast; it says what would be needed, not what will come.
 */
import { exact, meanExact, minus, numberOf, plus, roundedTo, times, type Exact } from './exact.ts'

/** The year as it stands after its last day with data: `values` are the valid days behind, `remaining` the days to come. */
export interface MeanSoFar { readonly values: readonly Exact[]; readonly remaining: number }

export interface MeanBudget {
  readonly target: number
  readonly mean: number | null
  readonly days: number
  readonly remaining: number
  /** The largest mean of the days to come that keeps the year's mean at the target; null when the year is over. */
  readonly rest: number | null
  /** The same for the largest mean that still rounds to the target; below 0 it cannot be met any more. */
  readonly restByRounding: number | null
  /** Whether the target is met (the year is over) or can still be met. */
  readonly met: boolean | null
  readonly heavyDay: HeavyDayCost | null
}

export interface HeavyDayCost {
  /** The day that is taken, µg/m³. */
  readonly concentration: number
  /** What the days after it may have; null when it is the last. */
  readonly restAfter: number | null
  /** By how much each of them must be lower than before. */
  readonly lowersRest: number | null
  /** By how much it raises the mean of the year, in place of a day at `rest`. */
  readonly raisesMean: number
  /** How many days at `rest` it uses up; null where nothing is left. */
  readonly daysOfBudget: number | null
}

/** `heavy`: the concentration of the heavy day that is priced; `decimals`: those to which a finished year's mean is rounded before the target meets it. */
export function meanBudget({ values, remaining }: MeanSoFar, target: number, heavy: number, decimals = 0): MeanBudget {
  const mean = meanExact(values)
  const base = { target, mean: mean === null ? null : numberOf(mean), days: values.length, remaining }
  if (remaining === 0) return { ...base, rest: null, restByRounding: null, met: mean === null ? null : roundedTo(mean, decimals) <= target, heavyDay: null }
  const all = values.length + remaining
  const behind = mean === null ? exact(0) : times(mean, whole(values.length))
  const leftOf = (bound: Exact): Exact => minus(times(bound, whole(all)), behind)
  const left = leftOf(exact(target))
  const rest = over(left, remaining)
  const byRounding = over(leftOf(plus(exact(target), { num: 1n, den: 2n * 10n ** BigInt(decimals) })), remaining)
  const after = remaining === 1 ? null : over(minus(left, exact(heavy)), remaining - 1)
  return {
    ...base, rest: numberOf(rest), restByRounding: numberOf(byRounding), met: byRounding.num >= 0n,
    heavyDay: {
      concentration: heavy, restAfter: after === null ? null : numberOf(after), lowersRest: after === null ? null : numberOf(minus(rest, after)),
      raisesMean: numberOf(over(minus(exact(heavy), rest), all)), daysOfBudget: rest.num > 0n ? heavy / numberOf(rest) : null,
    },
  }
}

export interface DaysBudget {
  /** Percent. */
  readonly target: number
  readonly counted: number
  readonly days: number
  readonly remaining: number
  /** Good days still needed, or heavy days still allowed; below 0: more than are allowed have been. */
  readonly left: number
  /** Days to come that need not be good; null for heavy days. */
  readonly spare: number | null
  readonly met: boolean
}

/** At least `target` percent of the year's valid days are to be good. */
export function goodDaysBudget(good: number, valid: number, remaining: number, target: number): DaysBudget {
  const needed = Math.max(0, ceilPercent(target, valid + remaining) - good)
  return { target, counted: good, days: valid, remaining, left: needed, spare: remaining - needed, met: needed <= remaining }
}

/** At most `target` percent of them may be heavy. */
export function heavyDaysBudget(heavy: number, valid: number, remaining: number, target: number): DaysBudget {
  const left = floorPercent(target, valid + remaining) - heavy
  return { target, counted: heavy, days: valid, remaining, left, spare: null, met: left >= 0 }
}

/** The least whole number of days that is `percent` of `days`, by whole numbers: 79.2 % of 365 must not hang on a float. */
function ceilPercent(percent: number, days: number): number { return floorPercent(percent, days) + (share(percent, days) % PERCENT_MILLIONTHS > 0n ? 1 : 0) }
function floorPercent(percent: number, days: number): number { return Number(share(percent, days) / PERCENT_MILLIONTHS) }
const PERCENT_MILLIONTHS = 100_000_000n
function share(percent: number, days: number): bigint { return exact(percent).num * BigInt(days) }

function whole(count: number): Exact { return { num: BigInt(count), den: 1n } }
function over(value: Exact, count: number): Exact { return { num: value.num, den: value.den * BigInt(count) } }
