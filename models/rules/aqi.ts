/**
 * Air quality index (AQI, 空气质量指数), hourly and daily, by the edition in force on the date.
 * For: the AQI of hours and days on the screen. In words: the largest IAQI; above 50 its pollutants (all, on ties) are the primary
 * ones; level by 50, 100, 150, 200, 300. A pollutant that is missing (null) leaves the AQI to the others, in the 2026 edition only
 * where that is above 100, else it is "NA" (null); one that is not monitored at all (absent) blocks nothing. µg/m³, CO mg/m³.
 * Reference: HJ 633-2026 §4.2-4.3, §5.3; HJ 633-2012 §4. When not to use it: for alerts, which go by the PM2.5-driven AQI of the city.
 */
import type { Pollutant } from '../contract/frame.ts'
import { dayOf, formatDay, type EventHour } from '../units/time.ts'
import { iaqi } from './iaqi.ts'
import type { AqiStandard, AqiTables, Item } from './standard.ts'

export type { AqiStandard, AqiTables, Item } from './standard.ts'

/** Absent = not monitored by design, null = missing this time. */
export type Concentrations = Readonly<Partial<Record<Pollutant, number | null>>>

export interface AqiResult {
  readonly aqi: number | null
  /** 1 to 6 */
  readonly level: number | null
  readonly primary: readonly Pollutant[]
  readonly iaqi: Readonly<Partial<Record<Item, number>>>
  /** id of the edition used */
  readonly standard: string
}

/**
 * AQI of the hour that `hour` ends. PM goes in as the 1-h value in the 2026 edition. The 2012 edition knows only running 24-h means
 * of PM: hand them over in `running` (running-mean.ts); without them its daily column is read with the 1-h value, which is not official.
 */
export function hourlyAqi(concentrations: Concentrations, hour: EventHour, tables: AqiTables, running: Concentrations = {}, offsetMinutes = 480): AqiResult {
  const standard = standardOn(dayOf(hour, offsetMinutes), tables)
  const values = REPORTED.map(pollutant => [pollutant, standard.realtime[pollutant].map((item): [Item, number | null | undefined] =>
    [item, item.endsWith('_24H') && pollutant in running ? running[pollutant] : concentrations[pollutant]])] as const)
  return combined(standard, values)
}

/** AQI of a natural day: daily means, ozone as MDA8 in `o3` and, for the 2012 edition, the largest hour in `o3_1h`. */
export function dailyAqi(means: Concentrations & { readonly o3_1h?: number | null }, day: number, tables: AqiTables): AqiResult {
  const standard = standardOn(day, tables)
  const values = REPORTED.map(pollutant => [pollutant, standard.daily[pollutant].map((item): [Item, number | null | undefined] =>
    [item, item === 'O3_1H' ? means.o3_1h : means[pollutant]])] as const)
  return combined(standard, values)
}

/** The latest edition that has begun on the day; the earliest one before any has. Throws RangeError without editions. */
export function standardOn(day: number, tables: AqiTables): AqiStandard {
  const date = formatDay(day)
  const ascending = [...tables.standards].sort((a, b) => a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
  const found = ascending.findLast(s => s.from <= date) ?? ascending[0]
  if (found === undefined) throw new RangeError('an AQI needs at least one standard, got none')
  return found
}

/** In the order in which reports name pollutants. */
const REPORTED: readonly Pollutant[] = ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3']

function combined(standard: AqiStandard, values: readonly (readonly [Pollutant, readonly (readonly [Item, number | null | undefined])[]])[]): AqiResult {
  const indices: Partial<Record<Item, number>> = {}
  const largest: [Pollutant, number][] = []
  let missing = false
  for (const [pollutant, items] of values) {
    let most: number | null = null
    let asked = false
    for (const [item, value] of items) {
      if (value === undefined) continue
      asked = true
      const index = value === null ? null : iaqi(standard, item, value)
      if (index === null) continue
      indices[item] = index
      most = most === null || index > most ? index : most
    }
    if (most !== null) largest.push([pollutant, most])
    else if (asked) missing = true
  }
  const max = largest.length === 0 ? null : Math.max(...largest.map(([, index]) => index))
  const aqi = max !== null && missing && standard.missing === 'only above 100' && max <= 100 ? null : max
  return {
    aqi,
    level: aqi === null ? null : standard.levels.find(l => aqi <= l.upTo)?.level ?? null,
    primary: aqi === null || aqi <= 50 ? [] : largest.filter(([, index]) => index === aqi).map(([pollutant]) => pollutant),
    iaqi: indices,
    standard: standard.id,
  }
}
