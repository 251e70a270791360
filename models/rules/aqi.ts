/**
 * Air quality index (AQI, 空气质量指数), hourly and daily, by the edition in force on the date.
 * For: the AQI of hours and days on the screen. In words: the largest IAQI; above 50 its pollutants (all, on ties) are the primary
 * ones; level by 50, 100, 150, 200, 300. A pollutant that is missing (null) leaves the AQI to the others, in the 2026 edition only
 * where that is above 100, else it is "NA" (null); one that is not monitored at all (absent) blocks nothing. µg/m³, CO mg/m³.
 * Reference: HJ 633-2026 §4.2-4.3, §5.3; HJ 633-2012 §4. When not to use it: for alerts, which go by the PM2.5-driven AQI of the city.
 */
import type { Pollutant } from '../contract/frame.ts'
import { dayOf, formatDay, type EventHour } from '../units/time.ts'
import { iaqi, isAbove } from './iaqi.ts'
import type { AqiStandard, AqiTables, Item } from './standard.ts'

export type { AqiStandard, AqiTables, Item } from './standard.ts'

/** Absent = not monitored by design, null = missing this time. */
export type Concentrations = Readonly<Partial<Record<Pollutant, number | null>>>

/**
 * What an index does not say by itself: a concentration above the last row, so that the index is the table's cap; one for which the
 * edition gives no index at all (the AQI then comes from the others and may be too low); and an index of 0, which table 3 gives for a
 * concentration of 0 although §4.1.1 begins at 1.
 */
export type AqiDoubt = 'above the table' | 'no index so high' | 'zero'

export interface AqiResult {
  readonly aqi: number | null
  /** 1 to 6 */
  readonly level: number | null
  readonly primary: readonly Pollutant[]
  readonly iaqi: Readonly<Partial<Record<Item, number>>>
  /** id of the edition used */
  readonly standard: string
  /** Pollutants that were asked for and gave no index. */
  readonly missing: readonly Pollutant[]
  readonly doubts: readonly AqiDoubt[]
}

/**
 * AQI of the hour that `hour` ends. PM goes in as the 1-h value in the 2026 edition. The 2012 edition knows only running 24-h means
 * of PM: hand them over in `running` (running-mean.ts); without them its daily column is read with the 1-h value, which is not official.
 */
export function hourlyAqi(concentrations: Concentrations, hour: EventHour, tables: AqiTables, running: Concentrations = {}, offsetMinutes = 480): AqiResult {
  return hourlyAqiBy(concentrations, standardOn(dayOf(hour, offsetMinutes), tables), running)
}

/** As `hourlyAqi`, by one edition whatever the date. */
export function hourlyAqiBy(concentrations: Concentrations, standard: AqiStandard, running: Concentrations = {}): AqiResult {
  return combined(standard, standard.realtime, (pollutant, item) => item.endsWith('_24H') && pollutant in running ? running[pollutant] : concentrations[pollutant])
}

/** AQI of a natural day: daily means, ozone as MDA8 in `o3` and, for the 2012 edition, the largest hour in `o3_1h`. */
export function dailyAqi(means: DayConcentrations, day: number, tables: AqiTables): AqiResult { return dailyAqiBy(means, standardOn(day, tables)) }

/** As `dailyAqi`, by one edition whatever the date. */
export function dailyAqiBy(means: DayConcentrations, standard: AqiStandard): AqiResult {
  return combined(standard, standard.daily, (pollutant, item) => item === 'O3_1H' ? means.o3_1h : means[pollutant])
}
export type DayConcentrations = Concentrations & { readonly o3_1h?: number | null }

/** The latest edition that has begun on the day; the earliest one before any has. Throws RangeError without editions. */
export function standardOn(day: number, { standards }: AqiTables): AqiStandard {
  const date = formatDay(day)
  let [found, earliest] = [standards[0], standards[0]]
  for (const standard of standards) {
    if (earliest === undefined || standard.from < earliest.from) earliest = standard
    if (found === undefined || (standard.from <= date && (found.from > date || standard.from > found.from))) found = standard
  }
  if (found === undefined || earliest === undefined) throw new RangeError('an AQI needs at least one standard, got none')
  return found.from <= date ? found : earliest
}

/** In the order in which reports name pollutants. */
const REPORTED: readonly Pollutant[] = ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3']

function combined(standard: AqiStandard, items: AqiStandard['daily'], valueOf: (pollutant: Pollutant, item: Item) => number | null | undefined): AqiResult {
  const indices: Partial<Record<Item, number>> = {}
  const missing: Pollutant[] = []
  const doubts: AqiDoubt[] = []
  let primary: Pollutant[] = []
  let max: number | null = null
  for (const pollutant of REPORTED) {
    let most: number | null = null
    let asked = false
    for (const item of items[pollutant]) {
      const value = valueOf(pollutant, item)
      if (value === undefined) continue
      asked = true
      if (value === null) continue
      const index = iaqi(standard, item, value)
      if (index === null || index === standard.items[item]?.above) {
        const doubt = doubtOf(standard, item, value, index)
        if (doubt !== null && !doubts.includes(doubt)) doubts.push(doubt)
      }
      if (index === null) continue
      indices[item] = index
      most = most === null || index > most ? index : most
    }
    if (most === null) {
      if (asked) missing.push(pollutant)
    } else if (max === null || most > max) [max, primary] = [most, [pollutant]]
    else if (most === max) primary.push(pollutant)
  }
  const aqi = max !== null && missing.length > 0 && standard.missing === 'only above 100' && max <= 100 ? null : max
  if (aqi === 0) doubts.push('zero')
  return {
    aqi, level: aqi === null ? null : standard.levels.find(l => aqi <= l.upTo)?.level ?? null, primary: aqi === null || aqi <= 50 ? [] : primary,
    iaqi: indices, standard: standard.id, missing, doubts,
  }
}

/** Looked at only where the index is that of the cap, or none: an edition that has no such item doubts nothing. */
function doubtOf(standard: AqiStandard, item: Item, value: number, index: number | null): AqiDoubt | null {
  const table = standard.items[item]
  if (table === undefined) return null
  if (index === null) return 'no index so high'
  return isAbove(table, value) ? 'above the table' : null
}
