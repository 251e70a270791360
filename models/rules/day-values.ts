/**
 * What a natural day was at one place: daily means, MDA8 of ozone, its largest hour; and the AQI of such a day.
 * For: daily AQI, periods, attainment, alerts. In words: hours in, one statistic a pollutant out, exact until its one rounding; gases
 * times the factor of their state, so that limits of another state can be compared. µg/m³, CO mg/m³. Reference: HJ 633-2026 §4.2.2,
 * GB 3095-2026 §3.8-3.10; the largest hour of ozone belongs to HJ 633-2012 only. When not to use it: for a day that is not over, where
 * the values are those of its hours so far.
 */
import { POLLUTANTS, type Pollutant } from '../contract/frame.ts'
import { dailyAqiBy, type AqiResult, type AqiStandard } from './aqi.ts'
import { dailyMaximum, dailyMean, type DayValue } from './daily-mean.ts'
import { ONE, roundedTo, times, type Exact } from './exact.ts'
import { mda8Exact } from './mda8.ts'

export type { DayValue } from './daily-mean.ts'

/** The 24 values labelled 01:00 to 24:00 of each pollutant; absent = not monitored by design. */
export type DayHours = Readonly<Partial<Record<Pollutant, readonly (number | null)[]>>>

/** Daily means; `o3` is MDA8 and `o3_1h` the largest hour. Absent = not monitored by design. */
export interface DayValues extends Readonly<Partial<Record<Pollutant | 'o3_1h', DayValue>>> { readonly day: number }

/** From the state of the data to that of the limits, by pollutant; absent = as it is (gas-state.ts). */
export type StateFactors = Readonly<Partial<Record<Pollutant, Exact>>>

/** Largest hour of ozone that counts however few hours there are, µg/m³ (GB 3095 grade 2). */
const HOUR_LIMIT = 200

/** Statistics of the day, gases times their factor. Throws RangeError where a pollutant has not 24 hours. */
export function dayValues(day: number, hours: DayHours, factors: StateFactors = {}): DayValues {
  const values: { day: number } & Partial<Record<Pollutant | 'o3_1h', DayValue>> = { day }
  for (const pollutant of POLLUTANTS) {
    const own = hours[pollutant]
    if (own === undefined) continue
    const factor = factors[pollutant] ?? ONE
    if (pollutant !== 'o3') {
      const mean = dailyMean(own)
      values[pollutant] = mean.value === null ? mean : { ...mean, value: times(mean.value, factor) }
      continue
    }
    const most = dailyMaximum(own, HOUR_LIMIT)
    values.o3 = { value: mda8Exact(own, factor).value, hours: most.hours }
    values.o3_1h = most.value === null ? most : { ...most, value: times(most.value, factor) }
  }
  return values
}

/** Decimals to which daily values are rounded before they meet a limit or a table: HJ 633-2026 §4.2.2. */
export function dayDecimals(pollutant: Pollutant | 'o3_1h'): 0 | 1 { return pollutant === 'co' ? 1 : 0 }

/** The value as daily reports print it; null where it is missing or not monitored. */
export function roundedDay(values: DayValues, pollutant: Pollutant | 'o3_1h'): number | null {
  const value = values[pollutant]?.value ?? null
  return value === null ? null : roundedTo(value, dayDecimals(pollutant))
}

/** AQI of the day by one edition, from values rounded once. */
export function dayAqi(values: DayValues, standard: AqiStandard): AqiResult {
  const rounded: Partial<Record<Pollutant | 'o3_1h', number | null>> = {}
  for (const name of [...POLLUTANTS, 'o3_1h'] as const) if (values[name] !== undefined) rounded[name] = roundedDay(values, name)
  return dailyAqiBy(rounded, standard)
}
