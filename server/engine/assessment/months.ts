import { POLLUTANTS } from '../../../models/contract/frame.ts'
import { monthNeeds, monthShortfall, monthSpan, type Month } from '../../../models/rules/calendar-period.ts'
import { evaluationOf } from '../../../models/rules/edition.ts'
import type { Evaluation } from '../../../models/rules/limit-standard.ts'
import { withoutDust } from '../../../models/rules/sand-dust.ts'
import { seriesOf } from '../../../models/rules/series-of.ts'
import { roundBy, statisticOf } from '../../../models/rules/statistic.ts'
import { civilOfDay } from '../../../models/units/time.ts'
import type { AssessedMonth } from '../../protocol/assessment.ts'
import type { Choice } from './choice.ts'
import { countsOf, indexOf } from './counts.ts'
import type { IndexOf } from './indices.ts'
import type { Place } from './places.ts'

/** The months that a record touches, each by the edition in force on its last day. */
export function monthsOf(place: Place, firstDay: number, indices: readonly (IndexOf | null)[], choice: Choice, dust: ReadonlySet<number>): AssessedMonth[] {
  return monthList(firstDay, indices.length).flatMap((month) => {
    const { first, end } = monthSpan(month)
    const standard = choice.ofDay(end - 1)
    if (standard === null) return []
    const evaluation = evaluationOf(choice.book, standard)
    const days = withoutDust(place.days, dust, evaluation.dustFrom)
    const values: AssessedMonth['values'] = {}
    const counts: AssessedMonth['days'] = {}
    const valid: AssessedMonth['valid'] = {}
    for (const pollutant of POLLUTANTS) {
      if (days.hours[pollutant] === undefined) continue
      const series = seriesOf(days, pollutant, pollutant === 'o3' ? 'mda8' : 'day', first, end)
      const value = statisticOf(series, evaluation.index.find((part) => part.pollutant === pollutant)?.by ?? { kind: 'mean' })
      values[pollutant] = value === null ? null : roundBy(value, decimalsOf(evaluation, pollutant), 'half even')
      counts[pollutant] = series.length
      valid[pollutant] = monthShortfall(month, series.map(({ day }) => day), evaluation) === null
    }
    return [{
      month: `${String(month.year).padStart(4, '0')}-${String(month.month).padStart(2, '0')}`, standard: standard.id, values, days: counts, needed: monthNeeds(month, evaluation), valid,
      index: indexOf(days, first, end, standard, evaluation), counts: countsOf(indices.slice(Math.max(0, first - firstDay), Math.max(0, end - firstDay))),
    }]
  })
}

/** Decimals of a printed statistic of a month or a year. */
export function decimalsOf({ periodDecimals }: Evaluation, pollutant: string): number { return pollutant === 'co' ? periodDecimals.co : periodDecimals.others }

function monthList(firstDay: number, days: number): Month[] {
  const months: Month[] = []
  for (let day = firstDay; day < firstDay + days;) {
    const { year, month } = civilOfDay(day)
    months.push({ year, month })
    day = monthSpan({ year, month }).end
  }
  return months
}
