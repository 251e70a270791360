import { published } from '../../../models/numeric/published.ts'
import { attainmentOf, exceedanceMultiple, type Attainment, type CriterionResult } from '../../../models/rules/attainment.ts'
import { yearSpan } from '../../../models/rules/calendar-period.ts'
import { evaluationOf } from '../../../models/rules/edition.ts'
import { meanExact, numberOf } from '../../../models/rules/exact.ts'
import type { Evaluation, LimitStandard, Reduction } from '../../../models/rules/limit-standard.ts'
import { deductedDays, withoutDust } from '../../../models/rules/sand-dust.ts'
import { seriesOf, type PlaceDays } from '../../../models/rules/series-of.ts'
import { roundBy, statisticOf } from '../../../models/rules/statistic.ts'
import { volumeFactor } from '../../../models/rules/volume-factor.ts'
import { civilOfDay, formatDay } from '../../../models/units/time.ts'
import type { AssessedYear } from '../../protocol/assessment.ts'
import { BY_VOLUME_KELVIN, type Choice } from './choice.ts'
import { countsOf, indexOf } from './counts.ts'
import type { IndexOf } from './indices.ts'
import { exceedancesOf } from './exceedances.ts'
import { decimalsOf } from './months.ts'
import type { Place } from './places.ts'
import { lastDayBehind, type HourRecord } from './record.ts'

/** A place's years, each by the edition in force on its last day. `indices` has one entry a day of the record. */
export function yearsOf(place: Place, record: HourRecord, indices: readonly (IndexOf | null)[], choice: Choice, dust: ReadonlySet<number>): AssessedYear[] {
  const { firstDay } = record
  const lastDay = firstDay + record.days - 1
  const years = Array.from({ length: civilOfDay(lastDay).year - civilOfDay(firstDay).year + 1 }, (_, i) => civilOfDay(firstDay).year + i)
  const before: Attainment[] = []
  return years.flatMap((year) => {
    const { first, end } = yearSpan(year)
    const standard = choice.ofDay(end - 1)
    if (standard === null) return []
    const evaluation = evaluationOf(choice.book, standard)
    const days = withoutDust(place.days, dust, evaluation.dustFrom)
    const judge = (one: PlaceDays): Attainment => attainmentOf(one, year, standard, evaluation, (pollutant, unit) => volumeFactor(pollutant, unit, BY_VOLUME_KELVIN))
    const own = judge(days)
    before.push(own)
    const reported = place.reported === null || standard.gasState === null ? null : withoutDust(place.reported, dust, evaluation.dustFrom)
    const asReported = reported === null ? null : judge(reported)
    const deducted = deductedDays(dust, evaluation.dustFrom, first, end)
    return [{
      year, from: formatDay(Math.max(first, firstDay)), to: formatDay(Math.min(end - 1, lastDay)), over: lastDayBehind(record) >= end - 1, standard: standard.id, evaluation: evaluation.id, grade: standard.judged,
      statistics: own.criteria.map((one, i) => statisticView(one, asReported?.criteria[i] ?? null, standard, evaluation, threeYears(before, i, evaluation))),
      attained: { ...own.attained }, index: indexOf(days, first, end, standard, evaluation), counts: countsOf(indices.slice(Math.max(0, first - firstDay), end - firstDay)),
      exceedances: exceedancesOf(place.days, place.reported, first, end, standard), dust_days: deducted.map(formatDay), with_dust: deducted.length === 0 ? {} : withDust(place.days, first, end),
    }]
  })
}

function statisticView(result: CriterionResult, reported: CriterionResult | null, standard: LimitStandard, evaluation: Evaluation, threeYear: number | null | undefined): AssessedYear['statistics'][number] {
  const { criterion, limit, value, compared, days, shortfall, yearsUsed, attained } = result
  const judged = limit.values[standard.judged]
  const isGas = criterion.pollutant !== 'pm25' && criterion.pollutant !== 'pm10'
  const printed = Math.max(criterion.decimals, decimalsOf(evaluation, criterion.pollutant))
  return {
    pollutant: criterion.pollutant, of: criterion.of, by: nameOf(criterion.by), unit: criterion.by.kind === 'allowed' ? `${criterion.of}s` : limit.unit,
    value: value === null ? compared : roundBy(value, printed, criterion.rounding), unrounded: value === null ? null : published(numberOf(value)), compared,
    ...(reported !== null && isGas && { as_reported: reported.value === null ? reported.compared : published(numberOf(reported.value)) }),
    days, needed: evaluation.validity.yearDays, short_months: [...shortfall?.shortMonths ?? []], valid: shortfall === null, years: [...yearsUsed],
    limits: { ...limit.values }, attained: { ...attained },
    exceedance_multiple: compared === null || judged === undefined || criterion.by.kind === 'allowed' ? null : exceedanceMultiple(compared, judged),
    ...(threeYear !== undefined && { three_year_mean: threeYear }), status: criterion.status, limit_status: limit.status, source: `${limit.clause}; ${criterion.source}`,
  }
}

/** The mean of three valid years that follow one another, where the edition knows such a mean; undefined where it does not. */
function threeYears(years: readonly Attainment[], at: number, evaluation: Evaluation): number | null | undefined {
  if (!evaluation.rules.some(({ id }) => id === 'three-years') || evaluation.criteria[at]?.years === 3) return undefined
  const last = years.slice(-3).map(({ criteria }) => criteria[at])
  const values = last.flatMap((one) => one === undefined || one.shortfall !== null || one.value === null ? [] : [one.value])
  const mean = values.length < 3 ? null : meanExact(values)
  return mean === null ? null : published(numberOf(mean))
}

function nameOf(by: Reduction): string {
  switch (by.kind) {
    case 'mean': return 'mean'
    case 'percentile': case 'ranked percentile': return `${by.kind} ${by.p}`
    case 'rank': return `${by.n}th highest`
    case 'allowed': return `above the limit, ${by.times} allowed`
    case 'season': return `worst ${by.months} months`
  }
}

function withDust(days: PlaceDays, first: number, end: number): Record<string, number | null> {
  return Object.fromEntries((['pm25', 'pm10'] as const).filter((pollutant) => days.hours[pollutant] !== undefined).map((pollutant) => {
    const mean = statisticOf(seriesOf(days, pollutant, 'day', first, end), { kind: 'mean' })
    return [pollutant, mean === null ? null : published(numberOf(mean))]
  }))
}
