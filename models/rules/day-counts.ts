/**
 * Good days, heavy days and days by level of a period.
 * For: targets, the calendar, monthly reports. In words: a valid day has an AQI; good is at most 100, heavy above 200; shares are of
 * valid days, to 0.1 %. Where the edition makes an AQI from what is there, a day without PM2.5 is not valid, else clean-looking days
 * would be counted that nobody knows (hour-aqi.ts). Dust days stay in. Days, percent. Reference: ranking note of the ministry (rules.md §1.4);
 * valid days as the denominator from memory; HJ 633-2026 §5.3.1 for days with a gap. When not to use it: for alerts.
 */
import type { Pollutant } from '../contract/frame.ts'
import type { AqiResult } from './aqi.ts'
import { roundedTo } from './exact.ts'
import { isKnown } from './hour-aqi.ts'

export interface DayCounts {
  readonly days: number
  readonly valid: number
  /** Valid days on which some pollutant was missing. */
  readonly incomplete: number
  readonly good: number
  readonly heavy: number
  /** Percent of valid days to 0.1; null without any. */
  readonly goodShare: number | null
  readonly heavyShare: number | null
  /** Valid days of level 1 to 6. */
  readonly byLevel: readonly number[]
  /** Days above 100 on which the pollutant was primary; ties count for each. */
  readonly exceededBy: Readonly<Partial<Record<Pollutant, number>>>
}

/** Counts of the period whose days these are. */
export function dayCounts(days: readonly Pick<AqiResult, 'aqi' | 'level' | 'primary' | 'missing'>[]): DayCounts {
  const valid = days.filter(isKnown)
  const count = (is: (aqi: number) => boolean): number => valid.filter(({ aqi }) => aqi !== null && is(aqi)).length
  const share = (part: number): number | null => valid.length === 0 ? null : roundedTo({ num: BigInt(part * 100), den: BigInt(valid.length) }, 1)
  const [good, heavy] = [count(aqi => aqi <= 100), count(aqi => aqi > 200)]
  const exceededBy: Partial<Record<Pollutant, number>> = {}
  for (const { aqi, primary } of valid) if (aqi !== null && aqi > 100) for (const pollutant of primary) exceededBy[pollutant] = (exceededBy[pollutant] ?? 0) + 1
  return {
    days: days.length, valid: valid.length, incomplete: valid.filter(({ missing }) => missing.length > 0).length,
    good, heavy, goodShare: share(good), heavyShare: share(heavy),
    byLevel: [1, 2, 3, 4, 5, 6].map(level => valid.filter(day => day.level === level).length), exceededBy,
  }
}
