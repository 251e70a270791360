/**
 * The PM2.5 above which a day's AQI lies above a given one. For: turning alert rules, which speak of AQI, into µg/m³.
 * In words: the largest whole concentration whose IAQI is not above the AQI asked for, by the edition of HJ 633 of the day. An AQI above
 * 200 is a daily mean above 150 µg/m³, above 300 one above 250; 500 is reached at 499, as the index is rounded up. µg/m³.
 * Reference: HJ 633-2012 table 1, HJ 633-2026 table 3. When not to use it: for other pollutants; alerts go by PM2.5 alone.
 */
import { dayOf, type EventHour } from '../../units/time.ts'
import { standardOn } from '../aqi.ts'
import { iaqi } from '../iaqi.ts'
import type { AqiStandard, AqiTables } from '../standard.ts'

/** Above the last breakpoint of every edition. */
const HIGHEST = 1_000

/** `limit(hour)` for one AQI: a rounded mean above it has an AQI above the one asked for. Editions are looked up once a day. */
export function pm25Limit(aqi: number, tables: AqiTables, offsetMinutes: number): (hour: EventHour) => number {
  const known = new Map<AqiStandard, number>()
  let day = -Infinity
  let limit = 0
  return hour => {
    const own = dayOf(hour, offsetMinutes)
    if (own === day) return limit
    const standard = standardOn(own, tables)
    limit = known.get(standard) ?? largestNotAbove(standard, aqi)
    known.set(standard, limit)
    day = own
    return limit
  }
}

/** The largest whole µg/m³ whose index is not above `aqi`; Infinity where none is above it. The index never falls, so it is found by halving. */
function largestNotAbove(standard: AqiStandard, aqi: number): number {
  const index = (c: number): number => iaqi(standard, 'PM25_24H', c) ?? Infinity
  if (index(HIGHEST) <= aqi) return Infinity
  let [low, high] = [-1, HIGHEST]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (index(middle) <= aqi) low = middle
    else high = middle
  }
  return low
}
