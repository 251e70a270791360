/**
 * Composite index of air quality (环境空气质量综合指数).
 * For: comparing months, years and places. In words: the sum over the six pollutants of a statistic over its limit: means of SO2, NO2,
 * PM10 and PM2.5 over their annual limits, the 95th percentile of CO over its daily one, the 90th of MDA8 over its own, grade 2. Single
 * indices to 0.001, the sum to 0.01, each rounded once from what is exact. No unit. Reference: ranking notes of provinces (rules.md
 * §1.4, found); limits of the transition put in the same place [D]. A weighted index said to be of HJ 663-2026 is not used. When not to
 * use it: with a pollutant missing, where there is no sum.
 */
import type { Pollutant } from '../contract/frame.ts'
import { limitOf } from './edition.ts'
import { plus, roundedTo, type Exact } from './exact.ts'
import type { Evaluation, LimitStandard } from './limit-standard.ts'
import { seriesOf, type PlaceDays } from './series-of.ts'
import { statisticOf } from './statistic.ts'

export interface CompositeIndex {
  /** To 0.01; null where a part is missing. */
  readonly sum: number | null
  /** To 0.001, in the order of the evaluation. */
  readonly parts: Readonly<Partial<Record<Pollutant, number | null>>>
  /** The pollutant with the largest part: the one that weighs most (首要污染物 of a period). */
  readonly largest: readonly Pollutant[]
}

/** Of the days from `first` to before `end`. Null where the standard has no such index. */
export function compositeIndex(place: PlaceDays, first: number, end: number, standard: LimitStandard, evaluation: Evaluation): CompositeIndex | null {
  if (evaluation.index.length === 0) return null
  const parts = evaluation.index.map(({ pollutant, of, by, limit }) => {
    const value = statisticOf(seriesOf(place, pollutant, of, first, end), by)
    const bound = limitOf(standard, pollutant, limit)?.values[standard.judged]
    return { pollutant, share: value === null || bound === undefined ? null : { num: value.num, den: value.den * BigInt(bound) } }
  })
  const known = parts.map(({ share }) => share).filter(share => share !== null)
  const single = (share: Exact | null): number | null => share === null ? null : roundedTo(share, 3)
  const most = Math.max(...known.map(share => roundedTo(share, 3)))
  return {
    sum: known.length < parts.length ? null : roundedTo(known.reduce(plus), 2),
    parts: Object.fromEntries(parts.map(({ pollutant, share }) => [pollutant, single(share)])),
    largest: parts.filter(({ share }) => share !== null && roundedTo(share, 3) === most).map(({ pollutant }) => pollutant),
  }
}
