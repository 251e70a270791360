/**
 * AQI of a day by the US table of 2024, from Chinese measurements.
 * For: comparing a day across countries. In words: PM as daily means, ozone as MDA8 and its largest hour, CO as its 8-hour maximum, SO2
 * and NO2 as their largest hours (SO2 its daily mean too, for the upper rows), gases by volume; each cut off at its decimals; the AQI is
 * the largest. Items of the table. Reference: EPA-454/B-24-002 (May 2024). When not to use it: as an American report, whose ozone day
 * has windows from 07:00 and whose city is its worst monitor; here it is the place that is asked about.
 */
import type { Pollutant } from '../contract/frame.ts'
import { cutTo, times, type Exact } from './exact.ts'
import { usIndex, type UsStandard } from './us-aqi.ts'
import { volumeFactor } from './volume-factor.ts'

/** Statistics of the day by item, µg/m³ (CO mg/m³) at `kelvin`; absent = not monitored, null = missing. */
export type UsDay = Readonly<Partial<Record<UsItemName, Exact | null>>>
export const US_ITEMS = ['PM25_24H', 'PM10_24H', 'O3_8H', 'O3_1H', 'CO_8H', 'SO2_1H', 'SO2_24H', 'NO2_1H'] as const
export type UsItemName = typeof US_ITEMS[number]

export interface UsDayResult { readonly aqi: number | null; readonly level: number | null; readonly primary: readonly Pollutant[]; readonly missing: readonly Pollutant[]; readonly above: boolean }

const POLLUTANT: Readonly<Record<UsItemName, Pollutant>> = { PM25_24H: 'pm25', PM10_24H: 'pm10', O3_8H: 'o3', O3_1H: 'o3', CO_8H: 'co', SO2_1H: 'so2', SO2_24H: 'so2', NO2_1H: 'no2' }

/** Level 1 to 6 of an index: Good, Moderate, … Hazardous. */
export function usLevel(aqi: number): number { return 1 + [50, 100, 150, 200, 300].filter(bound => aqi > bound).length }

/** The largest index of the day. */
export function usDay(day: UsDay, standard: UsStandard, kelvin: number): UsDayResult {
  const found: { pollutant: Pollutant; index: number }[] = []
  const asked = new Set<Pollutant>()
  let above = false
  for (const item of US_ITEMS) {
    const value = day[item]
    const table = standard.items[item]
    if (value === undefined || table === undefined) continue
    const pollutant = POLLUTANT[item]
    asked.add(pollutant)
    if (value === null) continue
    const cut = cutTo(times(value, volumeFactor(pollutant, unitOf(table.unit), kelvin)), table.decimals)
    const index = usIndex(standard, item, cut)
    if (index === null) continue
    above ||= cut > (table.rows.at(-1)?.concentration[1] ?? Infinity)
    found.push({ pollutant, index })
  }
  const aqi = found.length === 0 ? null : Math.max(...found.map(({ index }) => index))
  return {
    aqi, level: aqi === null ? null : usLevel(aqi), above,
    primary: [...new Set(found.filter(({ index }) => index === aqi).map(({ pollutant }) => pollutant))],
    missing: [...asked].filter(pollutant => !found.some(one => one.pollutant === pollutant)),
  }
}

function unitOf(unit: string): 'ug/m3' | 'ppb' | 'ppm' {
  if (unit === 'ug/m3' || unit === 'ppb' || unit === 'ppm') return unit
  throw new RangeError(`the US table has ug/m3, ppb and ppm, got "${unit}"`)
}
