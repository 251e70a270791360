import { published } from '../../../models/numeric/published.ts'
import { goodDaysBudget, heavyDaysBudget, meanBudget, type DaysBudget, type MeanBudget } from '../../../models/rules/budget.ts'
import { yearShortfall, yearSpan } from '../../../models/rules/calendar-period.ts'
import type { DustfallYear } from '../../../models/rules/dustfall.ts'
import { evaluationOf, limitOf } from '../../../models/rules/edition.ts'
import { exact, meanExact, numberOf } from '../../../models/rules/exact.ts'
import { isKnown } from '../../../models/rules/hour-aqi.ts'
import type { LimitStandard } from '../../../models/rules/limit-standard.ts'
import { withoutDust } from '../../../models/rules/sand-dust.ts'
import { seriesOf, type Dated } from '../../../models/rules/series-of.ts'
import type { Facts } from '../../packs/seed-schemas.ts'
import type { AssessedTarget } from '../../protocol/assessment.ts'
import type { Choice } from './choice.ts'
import { countsOf } from './counts.ts'
import type { IndexOf } from './indices.ts'
import type { Place } from './places.ts'
import { lastDayBehind, type HourRecord } from './record.ts'

type Target = Facts['targets'][number]
/** Values that the city has set, by id of the target. */
export type SetTargets = Readonly<Record<string, number>>

/** Least daily mean of PM2.5 whose index is above 200, µg/m³: what a heavy day costs at the least. */
const LEAST_HEAVY = 151
const NO_DATA = { zh: '数据包里没有可以衡量它的数据', en: 'nothing in the pack measures it' }
const NOT_SET = { zh: '由市级下达，尚未填写；国家标准没有这一项', en: 'set by the city and not entered; no national limit stands in for it' }
const TOO_FEW = { zh: '该年有效天数（连同剩余天数）不足，只有数值，没有结论', en: 'this year has too few valid days, those to come included, for a budget or a verdict' }
const BY_LIMIT = { zh: '由市级下达，尚未填写：按当日国家标准二级年限值', en: 'set by the city and not entered: the national annual limit of grade 2 on that date stands in' }

/** Reads `id=value` or `id:value`. Throws RangeError for an id that is no target that the city sets, or a value that is none. */
export function readTargets(texts: readonly string[], { targets }: Facts): SetTargets {
  const open = targets.filter(({ indicator, target }) => indicator !== null && target === null).map(({ id }) => id)
  return Object.fromEntries(texts.map((text) => {
    const [, id = '', value = ''] = /^([a-z0-9-]+)[=:]\s*(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? []
    if (id === '' || !open.includes(id)) throw new RangeError(`"${text.slice(0, 80)}" is no target that the city sets; say one of ${open.map((one) => `${one}=NUMBER`).join(', ')}`)
    return [id, Number(value)]
  }))
}

/** What is known of a place's year: its PM2.5 days, its indices, and how many days are still to come. */
interface YearSoFar { readonly standard: LimitStandard; readonly pm25: readonly Dated[]; readonly indices: readonly (IndexOf | null)[]; readonly from: number; readonly remaining: number; readonly decimals: number; /** Whether these days and those to come are enough for a year: if not, there are numbers and no verdict. */ readonly isEnough: (days: readonly number[]) => boolean; readonly dustfall: DustfallYear | null }

/** The targets of the district's plan in one year of a place. Null where no standard was in force. */
export function targetRows(place: Place, year: number, record: HourRecord, indices: readonly (IndexOf | null)[], choice: Choice, given: { readonly facts: Facts; readonly set: SetTargets; readonly dust: ReadonlySet<number>; readonly dustfall: readonly DustfallYear[] }): AssessedTarget[] | null {
  const { first, end } = yearSpan(year)
  const { firstDay } = record
  const standard = choice.ofDay(end - 1)
  if (standard === null) return null
  const evaluation = evaluationOf(choice.book, standard)
  const pm25 = seriesOf(withoutDust(place.days, given.dust, evaluation.dustFrom), 'pm25', 'day', first, end)
  const remaining = Math.max(0, end - 1 - lastDayBehind(record))
  const soFar: YearSoFar = {
    standard, pm25, remaining, isEnough: (days) => yearShortfall(year, [...days, ...Array.from({ length: remaining }, (_, i) => end - remaining + i)], evaluation) === null,
    indices: indices.slice(Math.max(0, first - firstDay), end - firstDay), from: Math.max(first, firstDay),
    decimals: evaluation.criteria.find(({ pollutant, by }) => pollutant === 'pm25' && by.kind === 'mean')?.decimals ?? 0,
    dustfall: given.dustfall.find((one) => one.year === year) ?? null,
  }
  return given.facts.targets.map((target) => rowOf(target, given.set[target.id], soFar))
}

function rowOf(target: Target, set: number | undefined, soFar: YearSoFar): AssessedTarget {
  const { no, id, name, unit, kind, status, source } = target
  const base = { no, id, name: { ...name }, unit, kind, status, source, relation: target.target?.relation ?? target.relation, so_far: null, met: null, mean_budget: null, days_budget: null }
  const limit = target.indicator === 'pm25-mean' ? limitOf(soFar.standard, 'pm25', 'year')?.values[soFar.standard.judged] : undefined
  const [value, by] = target.target !== null ? [target.target.value, 'plan' as const] : set !== undefined ? [set, 'user' as const] : limit !== undefined ? [limit, 'national limit' as const] : [null, 'nobody' as const]
  const note = target.indicator === null ? NO_DATA : by === 'nobody' ? NOT_SET : by === 'national limit' ? BY_LIMIT : null
  return { ...base, target: value, set_by: by, note: note === null ? null : { ...note }, ...measured(target, value, soFar) }
}

function measured({ indicator }: Target, value: number | null, soFar: YearSoFar): Partial<AssessedTarget> {
  if (indicator === null) return {}
  if (indicator === 'dustfall') return dustfallOf(soFar, value)
  if (indicator === 'pm25-mean') return meanOf(soFar, value)
  const counts = countsOf(soFar.indices)
  if (counts === null) return {}
  const isGood = indicator === 'good-share'
  const share = isGood ? counts.good_share_percent : counts.heavy_share_percent
  if (value === null) return { so_far: share }
  if (!soFar.isEnough(soFar.indices.flatMap((day, i) => day !== null && isKnown(day) ? [soFar.from + i] : []))) return { so_far: share, note: { ...TOO_FEW } }
  const budget = isGood ? goodDaysBudget(counts.good, counts.valid, soFar.remaining, value) : heavyDaysBudget(counts.heavy, counts.valid, soFar.remaining, value)
  return { so_far: share, met: budget.met, days_budget: daysView(budget) }
}

function meanOf({ pm25, indices, from, remaining, decimals, isEnough }: YearSoFar, value: number | null): Partial<AssessedTarget> {
  if (value === null || pm25.length === 0) return {}
  const soFar = published(numberOf(meanExact(pm25.map((one) => one.value)) ?? exact(0)))
  if (!isEnough(pm25.map(({ day }) => day))) return { so_far: soFar, note: { ...TOO_FEW } }
  const heavy = new Set(indices.flatMap((day, i) => day !== null && day.aqi !== null && day.aqi > 200 && day.primary.includes('pm25') ? [from + i] : []))
  const days = pm25.filter(({ day }) => heavy.has(day))
  const mean = meanExact(days.map((one) => one.value))
  const [ugm3, basis] = mean === null ? [LEAST_HEAVY, 'the least daily mean that is heavy'] : [published(numberOf(mean)), `mean of ${days.length} heavy days of this year`]
  const budget = meanBudget({ values: pm25.map((one) => one.value), remaining }, value, ugm3, decimals)
  return { so_far: soFar, met: budget.met, mean_budget: meanView(budget, basis) }
}

function meanView({ days, remaining, rest, restByRounding, heavyDay }: MeanBudget, basis: string): NonNullable<AssessedTarget['mean_budget']> {
  return {
    days, remaining, rest_ugm3: rounded(rest), rest_by_rounding_ugm3: rounded(restByRounding),
    heavy_day: heavyDay === null ? null : {
      ugm3: heavyDay.concentration, basis, rest_after_ugm3: rounded(heavyDay.restAfter), lowers_rest_ugm3: rounded(heavyDay.lowersRest),
      raises_mean_ugm3: published(heavyDay.raisesMean), days_of_budget: rounded(heavyDay.daysOfBudget),
    },
  }
}

function daysView({ counted, days, remaining, left, spare }: DaysBudget): NonNullable<AssessedTarget['days_budget']> { return { counted, days, remaining, left, spare } }

function dustfallOf({ dustfall, remaining }: YearSoFar, value: number | null): Partial<AssessedTarget> {
  if (dustfall === null) return { note: { ...NO_DATA } }
  const unsaid = dustfall.months.filter((month) => month.unsaid > 0).length
  return {
    so_far: dustfall.deducted, met: value === null || remaining > 0 ? null : dustfall.deducted < value,
    ...(unsaid > 0 && { note: { zh: `${unsaid}个月未说明沙尘部分，按无沙尘计`, en: `in ${unsaid} months nobody said what sand storms brought: nothing was deducted` } }),
  }
}

function rounded(value: number | null): number | null { return value === null ? null : published(value) }
