/**
 * Whether a year attains a standard: each of its criteria, and all of them.
 * For: the attainment table. In words: make the statistic, round it once as the criterion asks, compare it with the limit of each grade;
 * a year without enough days has a number and no verdict, except that a count that is above what is allowed stays above it. A criterion
 * over three years takes the mean of three valid ones. Units as the limit. Reference: seeds/standards/evaluation; that mean and
 * percentile must both be within the limit is from memory (rules.md §1.4). When not to use it: as an official judgement.
 */
import type { Pollutant } from '../contract/frame.ts'
import { yearShortfall, yearSpan, type Shortfall } from './calendar-period.ts'
import { limitOf } from './edition.ts'
import { meanExact, ONE, times, type Exact } from './exact.ts'
import type { Criterion, Evaluation, LimitStandard, LimitValue } from './limit-standard.ts'
import { seriesOf, type Dated, type PlaceDays } from './series-of.ts'
import { countAbove, roundBy, statisticOf } from './statistic.ts'

/** From µg/m³ (mg/m³) of the limits' state into the unit of a limit by volume; ONE where that is the same. */
export type UnitFactor = (pollutant: Pollutant, unit: LimitValue['unit']) => Exact

export interface CriterionResult {
  readonly criterion: Criterion
  readonly limit: LimitValue
  /** Exact, in the unit of the limit; null of nothing and for counts. Over three years the mean of three. */
  readonly value: Exact | null
  /** What is compared: rounded, or a count. */
  readonly compared: number | null
  /** Valid days of the year. */
  readonly days: number
  readonly shortfall: Shortfall | null
  /** Over three years, the years whose own value was valid. */
  readonly yearsUsed: readonly number[]
  /** By grade; null = no verdict. */
  readonly attained: Readonly<Record<string, boolean | null>>
}

export interface Attainment { readonly criteria: readonly CriterionResult[]; /** By grade: all attained, one missed, or not known. */ readonly attained: Readonly<Record<string, boolean | null>> }

/** The year judged by one standard. `place` has its days in the state of the limits, dust taken out where that is due. */
export function attainmentOf(place: PlaceDays, year: number, standard: LimitStandard, evaluation: Evaluation, unitFactor: UnitFactor = () => ONE): Attainment {
  const criteria = evaluation.criteria.flatMap(criterion => {
    const limit = limitOf(standard, criterion.pollutant, criterion.limit)
    return limit === null ? [] : judged(place, year, criterion, limit, evaluation, unitFactor)
  })
  return { criteria, attained: Object.fromEntries(standard.grades.map(({ id }) => [id, together(criteria.map(one => one.attained[id] ?? null))])) }
}

/** True where all are, false where one is not, null where that is not known. */
export function together(verdicts: readonly (boolean | null)[]): boolean | null {
  return verdicts.includes(false) ? false : verdicts.includes(null) || verdicts.length === 0 ? null : true
}

/** How far above the limit, as a multiple of it, to 0.01; 0 where it is not above. */
export function exceedanceMultiple(value: number, limit: number): number { return value > limit ? Math.round((value / limit - 1) * 100) / 100 : 0 }

function judged(place: PlaceDays, year: number, criterion: Criterion, limit: LimitValue, evaluation: Evaluation, unitFactor: UnitFactor): CriterionResult {
  const ownYears = criterion.years === 1 ? [year] : [year - 2, year - 1, year]
  const years = ownYears.map(own => yearOf(place, own, criterion, limit, evaluation, unitFactor))
  const own = years.at(-1)!
  const valid = years.filter(one => one.shortfall === null)
  const base = { criterion, limit, days: own.days, shortfall: own.shortfall, yearsUsed: ownYears.filter((_, i) => years[i]?.shortfall === null) }
  const enough = valid.length === years.length
  if (criterion.by.kind === 'allowed') return { ...base, ...counted(years, limit, criterion, criterion.by.times, enough) }
  const value = enough ? meanExact(years.flatMap(one => one.value ?? [])) : own.value
  const compared = value === null ? null : roundBy(value, criterion.decimals, criterion.rounding)
  const attained = Object.fromEntries(Object.entries(limit.values).map(([grade, bound]) => [grade, compared === null || !enough ? null : compared <= bound]))
  return { ...base, value, compared, attained }
}

interface OwnYear { readonly series: readonly Dated[]; readonly value: Exact | null; readonly days: number; readonly shortfall: Shortfall | null }

function yearOf(place: PlaceDays, year: number, { pollutant, of, by }: Criterion, limit: LimitValue, evaluation: Evaluation, unitFactor: UnitFactor): OwnYear {
  const { first, end } = yearSpan(year)
  const factor = unitFactor(pollutant, limit.unit)
  const series = seriesOf(place, pollutant, of, first, end).map(({ day, value }) => ({ day, value: times(value, factor) }))
  const days = [...new Set(series.map(({ day }) => day))]
  return { series, value: statisticOf(series, by), days: days.length, shortfall: yearShortfall(year, days, evaluation) }
}

/** Over three years the mean of the counts. Too many already is too many, however many days are missing. */
function counted(years: readonly OwnYear[], limit: LimitValue, { decimals, rounding }: Criterion, times: number, enough: boolean): Pick<CriterionResult, 'value' | 'compared' | 'attained'> {
  const perGrade = Object.entries(limit.values).map(([grade, bound]) => [grade, years.reduce((sum, { series }) => sum + countAbove(series, bound, decimals, rounding).rounded, 0) / years.length] as const)
  const own = years.at(-1)!
  const first = Object.values(limit.values)[0]
  const ownCount = own.series.length === 0 || first === undefined ? null : countAbove(own.series, first, decimals, rounding).rounded
  return {
    // Without three valid years the year speaks for itself, and has no verdict unless even empty years beside it leave too many.
    value: null, compared: enough ? perGrade[0]?.[1] ?? null : ownCount,
    attained: Object.fromEntries(perGrade.map(([grade, count]) => [grade, count > times ? false : enough ? true : null])),
  }
}

