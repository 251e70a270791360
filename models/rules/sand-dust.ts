/**
 * Deduction of sand-dust days (沙尘天气扣除).
 * For: annual and monthly means, percentiles and the composite index. In words: on a day that is marked as dust, PM10 and PM2.5 are
 * left out of what is averaged; that day's AQI, good and heavy days keep them. Only from the day on from which the rule holds. Reference:
 * 环办监测〔2016〕120号 from 2017-01-01, and the national report of July 2021 for what is kept (rules.md §1.4). When a dust day begins and
 * ends was not found: the pack marks it (dust_days.csv). When not to use it: on hours flagged as dust by quality, which is a doubt.
 */
import { parseDay } from '../units/time.ts'
import type { DayValues } from './day-values.ts'
import type { PlaceDays } from './series-of.ts'

/** The place with PM of dust days blanked; itself where nothing is to be deducted. `from` as YYYY-MM-DD, null = never. */
export function withoutDust(place: PlaceDays, dust: ReadonlySet<number>, from: string | null): PlaceDays {
  const first = from === null ? null : parseDay(from)
  const deducted = (day: number): boolean => first !== null && day >= first && dust.has(day)
  if (!place.days.some(({ day }) => deducted(day))) return place
  return { ...place, days: place.days.map(day => deducted(day.day) ? blanked(day) : day) }
}

/** The dust days from `first` to before `end` that are deducted. */
export function deductedDays(dust: ReadonlySet<number>, from: string | null, first: number, end: number): number[] {
  const begins = from === null ? null : parseDay(from)
  return begins === null ? [] : [...dust].filter(day => day >= Math.max(first, begins) && day < end).sort((a, b) => a - b)
}

function blanked(day: DayValues): DayValues {
  return { ...day, ...(day.pm25 && { pm25: { ...day.pm25, value: null } }), ...(day.pm10 && { pm10: { ...day.pm10, value: null } }) }
}
