/**
 * Calibration hours: rises of one hour that come back at the same time of day, as where a span gas is read as air.
 * For: hints.ts, over a finished series. In words: a peak is an hour above twice both its neighbours in time and a day's limit above
 * them (limits.ts). Peaks by hour of the day: the fullest hour against one in 24, binomial, times 24 for having looked for the fullest.
 * Notable when p is below 0.001 and at least five peaks are in that hour. Units of a pack. Reference: Wu et al. 2018, Adv. Atmos. Sci.
 * 35, 1522-1532, whose "periodic outliers" these are; at Donggaocun ozone reads 200 to 290 µg/m³ every second night at 03:00.
 * When not to use it: for traffic, whose peaks are broader than an hour; check that they are.
 */
import type { Pollutant } from '../../contract/frame.ts'
import { OBSERVED_LIMITS } from '../limits.ts'
import { binomialTail } from './chance.ts'
import { NOTABLE, type Hint, type Series } from './hint.ts'

/** Null where there is no peak at all. */
export function calibrationHours(pollutant: Pollutant, { first, values }: Series, offsetMinutes: number): Hint | null {
  const { rise } = OBSERVED_LIMITS[pollutant]
  const byHour = new Float64Array(24)
  let peaks = 0
  for (let i = 1; i + 1 < values.length; i++) {
    const [before, value, after] = [values[i - 1] ?? null, values[i] ?? null, values[i + 1] ?? null]
    if (before === null || value === null || after === null) continue
    const foot = Math.max(before, after)
    if (value <= 2 * foot || value - foot <= rise) continue
    peaks++
    byHour[((first + i + Math.floor(offsetMinutes / 60)) % 24 + 24) % 24]!++
  }
  if (peaks === 0) return null
  const most = Math.max(...byHour)
  const p = Math.min(1, 24 * binomialTail(most, peaks, 1 / 24))
  return { name: 'calibration hours', p, notable: p < NOTABLE && most >= 5, numbers: { peaks, inHour: most, hour: byHour.indexOf(most) } }
}
