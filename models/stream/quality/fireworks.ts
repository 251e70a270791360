/**
 * Fireworks: the night of the Chinese New Year. For: quality.ts; it explains values, and so no spike is called then.
 * In words: from 18:00 of the eve to 12:00 of the first day (labels 19 to 12) an hour is one of fireworks when PM2.5 is at least 75
 * µg/m³ and twice its mean of the eve's afternoon (labels 13 to 18), and SO2 twice its own mean too: black powder is charcoal and
 * sulphur. Where SO2 is not measured, PM2.5 alone must be 115 µg/m³ and threefold. Such hours are real and used; whoever fits sources
 * should leave them out. µg/m³. Reference: Foreback et al. 2022, Atmos. Chem. Phys. 22, 11089-11104 (Beijing 2013-2019: SO2 and PM
 * peak together around midnight); the days are data (seeds/calendar). 75 and 115 are where HJ 633 begins light and moderate pollution.
 * When not to use it: for the fifth and fifteenth day, when fewer crackers meet ordinary haze, and where fireworks are banned and kept.
 */
import type { EventHour } from '../../units/time.ts'
import type { QualityContext } from './context.ts'

export type Festival = 'afternoon' | 'night' | null

/** Where an hour stands in the festival of its year, if it does. */
export function festivalAt(hour: EventHour, { newYears, offsetMinutes }: Pick<QualityContext, 'newYears' | 'offsetMinutes'>): Festival {
  const local = hour + Math.floor(offsetMinutes / 60)
  const day = Math.floor(local / 24)
  const label = local - 24 * day
  if (newYears.has(day) && label <= 12) return 'night'
  if (!newYears.has(day + 1) || label < 13) return null
  return label <= 18 ? 'afternoon' : 'night'
}

/** Sums and counts of one afternoon. */
export interface Afternoon { readonly pm25: number; readonly pm25Hours: number; readonly so2: number; readonly so2Hours: number }

/** NaN stands for no value. Without an afternoon nothing can be said. */
export function isFireworks(pm25: number, so2: number, before: Afternoon): boolean {
  if (before.pm25Hours === 0) return false
  const times = pm25 / (before.pm25 / before.pm25Hours)
  if (Number.isNaN(so2) || before.so2Hours === 0) return pm25 >= 115 && times >= 3
  return pm25 >= 75 && times >= 2 && so2 >= 2 * before.so2 / before.so2Hours
}
