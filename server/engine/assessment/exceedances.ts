import type { Pollutant } from '../../../models/contract/frame.ts'
import { numberOf, times } from '../../../models/rules/exact.ts'
import type { LimitStandard, LimitValue } from '../../../models/rules/limit-standard.ts'
import { halfEven } from '../../../models/rules/rounding.ts'
import { seriesOf, type PlaceDays } from '../../../models/rules/series-of.ts'
import { countAbove } from '../../../models/rules/statistic.ts'
import { volumeFactor } from '../../../models/rules/volume-factor.ts'
import type { AssessedYear } from '../../protocol/assessment.ts'
import { BY_VOLUME_KELVIN } from './choice.ts'

type Exceedances = AssessedYear['exceedances'][number]
type Count = Pick<Exceedances, 'count' | 'before_rounding' | 'of'>

/** Days and hours from `first` to before `end` above the limits of the grade that is judged; dust days are in it. */
export function exceedancesOf(days: PlaceDays, reported: PlaceDays | null, first: number, end: number, standard: LimitStandard): Exceedances[] {
  return standard.limits.filter(({ pollutant, averaging }) => days.hours[pollutant] !== undefined && averaging !== 'year' && averaging !== 'season').flatMap(({ pollutant, averaging, unit, values }) => {
    const limit = values[standard.judged]
    if (limit === undefined) return []
    const count = (place: PlaceDays): Count => averaging === 'hour' ? hoursAbove(place, pollutant, unit, limit, first, end) : daysAbove(place, pollutant, averaging === 'mda8', unit, limit, first, end)
    const isConverted = reported !== null && standard.gasState !== null && pollutant !== 'pm25' && pollutant !== 'pm10'
    return [{ pollutant, averaging, limit, unit, ...count(days), ...(isConverted && { as_reported: count(reported) }) }]
  })
}

function daysAbove(place: PlaceDays, pollutant: Pollutant, isMda8: boolean, unit: LimitValue['unit'], limit: number, first: number, end: number): Count {
  const factor = volumeFactor(pollutant, unit, BY_VOLUME_KELVIN)
  const series = seriesOf(place, pollutant, isMda8 ? 'mda8' : 'day', first, end).map(({ day, value }) => ({ day, value: times(value, factor) }))
  const { rounded, unrounded } = countAbove(series, limit, decimalsOf(pollutant, unit), 'half even')
  return { count: rounded, before_rounding: unrounded, of: series.length }
}

/** Hours are many: they are multiplied as floats, and rounded on their decimal digits. */
function hoursAbove({ days, hours, factorsOn }: PlaceDays, pollutant: Pollutant, unit: LimitValue['unit'], limit: number, first: number, end: number): Count {
  const [start, decimals] = [days[0]?.day ?? first, decimalsOf(pollutant, unit)]
  const bound = halfEven(limit, decimals)
  const toUnit = numberOf(volumeFactor(pollutant, unit, BY_VOLUME_KELVIN))
  let [count, before, of] = [0, 0, 0]
  for (let day = Math.max(first, start); day < Math.min(end, start + days.length); day++) {
    const state = factorsOn(day)[pollutant]
    const factor = (state === undefined ? 1 : numberOf(state)) * toUnit
    for (const value of hours[pollutant]?.slice((day - start) * 24, (day - start + 1) * 24) ?? []) {
      if (value === null) continue
      of++
      if (value * factor > limit) before++
      if (halfEven(value * factor, decimals) > bound) count++
    }
  }
  return { count, before_rounding: before, of }
}

/** As daily reports: whole µg/m³ and ppb, tenths of mg/m³, thousandths of ppm of ozone and whole ppm of CO. */
function decimalsOf(pollutant: Pollutant, unit: string): number { return unit === 'mg/m3' ? 1 : unit === 'ppm' && pollutant === 'o3' ? 3 : 0 }
