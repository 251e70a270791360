/** The form of a standard's limits and of the rules by which they are judged, as data (seeds/standards/limits, seeds/standards/evaluation). Types. */
import type { Pollutant } from '../contract/frame.ts'
import type { Bilingual } from '../contract/parameter.ts'
import type { StateSince } from './gas-state.ts'

/** Read in the source named; read second-hand or in one doubtful place; from memory, which the screen calls assumed. */
export type RuleStatus = 'found' | 'weak' | 'memory'

/** What a limit is a limit of: a year's or a day's mean, the largest 8-hour mean of a day, an hour, the six worst months of ozone. */
export type Averaging = 'year' | 'day' | 'mda8' | 'hour' | 'season'

export interface LimitValue {
  readonly pollutant: Pollutant
  readonly averaging: Averaging
  readonly unit: 'ug/m3' | 'mg/m3' | 'ppb' | 'ppm'
  /** By grade or target; absent where the standard gives none. */
  readonly values: Readonly<Record<string, number>>
  readonly clause: string
  readonly status: RuleStatus
  readonly source: string
}

export interface LimitStandard {
  readonly id: string
  readonly name: Bilingual
  /** First and last day in force, YYYY-MM-DD; null = still. */
  readonly from: string
  readonly to: string | null
  /** id of its index table; null where it has none. */
  readonly aqi: string | null
  /** id of its evaluation. */
  readonly evaluation: string
  /** State that its limits are meant in, by date; null where gases are by volume. */
  readonly gasState: readonly StateSince<string>[] | null
  readonly amendments: readonly ({ readonly from: string; readonly status: RuleStatus; readonly source: string } & Bilingual)[]
  readonly grades: readonly { readonly id: string; readonly name: Bilingual }[]
  /** The grade that decides attainment where people live. */
  readonly judged: string
  readonly source: string
  readonly notes: readonly Bilingual[]
  readonly limits: readonly LimitValue[]
}

/** The values that a statistic is made of. */
export type SeriesOf = 'day' | 'mda8' | 'hour' | 'maximum hour'

/** What is made of them. `ranked percentile` takes a value that was measured, of rank int(n·p) + 1; `allowed` counts those above the limit. */
export type Reduction =
  | { readonly kind: 'mean' }
  | { readonly kind: 'percentile' | 'ranked percentile'; readonly p: number }
  | { readonly kind: 'rank'; readonly n: number }
  | { readonly kind: 'allowed'; readonly times: number }
  | { readonly kind: 'season'; readonly months: number }

export type Rounding = 'half even' | 'half up' | 'cut'

/** One question of an annual evaluation: which statistic against which limit, after which rounding. */
export interface Criterion {
  readonly pollutant: Pollutant
  readonly limit: Averaging
  readonly of: SeriesOf
  readonly by: Reduction
  /** Years whose mean is compared. */
  readonly years: 1 | 3
  /** To this many decimals; -1 = to tens. */
  readonly decimals: number
  readonly rounding: Rounding
  readonly status: RuleStatus
  readonly source: string
}

export interface CitedRule extends Bilingual { readonly id: string; readonly status: RuleStatus; readonly source: string }

/** How statistics are made and judged: HJ 663 in its editions, and what other standards ask. */
export interface Evaluation {
  readonly id: string
  readonly name: Bilingual
  readonly from: string
  readonly source: string
  /** Days that a year, a month and a February need; 0 = nothing asked. */
  readonly validity: { readonly yearDays: number; readonly monthDays: number; readonly februaryDays: number }
  /** Decimals of printed statistics of months and years. */
  readonly periodDecimals: { readonly co: number; readonly others: number }
  /** First day from which dust days are left out; null = never. */
  readonly dustFrom: string | null
  readonly criteria: readonly Criterion[]
  /** Parts of the composite index: a statistic over its limit; empty where there is none. */
  readonly index: readonly Pick<Criterion, 'pollutant' | 'of' | 'by' | 'limit'>[]
  readonly rules: readonly CitedRule[]
}

export interface RuleBook { readonly limits: readonly LimitStandard[]; readonly evaluations: readonly Evaluation[] }
