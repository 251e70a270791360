import { POLLUTANTS, type Pollutant } from '../../models/contract/frame.ts'
import { NO_POINTS_YET, pointMeansStep } from '../../models/rules/alert/point-means.ts'
import { standardOn, type AqiTables } from '../../models/rules/aqi.ts'
import { hourAqi } from '../../models/rules/hour-aqi.ts'
import { NO_OZONE_YET, ozoneDayStep } from '../../models/rules/ozone-day.ts'
import { halfEven } from '../../models/rules/rounding.ts'
import { runningMeanStep } from '../../models/rules/running-mean.ts'
import { valueOrNull } from '../../models/units/missing.ts'
import { dayOf } from '../../models/units/time.ts'
import type { GasTimeline } from './gas-timeline.ts'
import type { AssessState, Assessment, FramedHour } from './hour.ts'

/** What the hour is judged by. */
interface Rules { readonly tables: AqiTables; readonly offsetMinutes: number; readonly gas: GasTimeline }

export const NOTHING_ASSESSED: AssessState = { pm25: [], pm10: [], ozone: NO_OZONE_YET, points: NO_POINTS_YET }

/**
 * What rules say of the hour: the AQI, ozone of the day so far, the last 24 hours of PM2.5. An AQI of at most 100 without PM2.5 says too
 * little and is null (hour-aqi.ts).
 */
export function assessHour(state: AssessState, { frame, points }: FramedHour, { tables, offsetMinutes, gas }: Rules): { state: AssessState; out: Assessment } {
  const value = (name: Pollutant): number | null => valueOrNull(frame.readings[name])
  const pm25 = runningMeanStep(state.pm25, value('pm25'))
  const pm10 = runningMeanStep(state.pm10, value('pm10'))
  const ozone = ozoneDayStep(state.ozone, frame.hour, value('o3'), offsetMinutes, gas.restate(frame.hour))
  const city = pointMeansStep(state.points, points)
  const measured = Object.fromEntries(POLLUTANTS.map((name) => [name, value(name)]))
  const { aqi, level } = hourAqi(measured, { pm25: pm25.out, pm10: pm10.out }, standardOn(dayOf(frame.hour, offsetMinutes), tables))
  return {
    state: { pm25: pm25.state, pm10: pm10.state, ozone: ozone.state, points: city.state },
    out: {
      aqi, level, ozone: ozone.out,
      last24: { city: wholeMean(city.out.mean), points: city.out.points, of: city.out.of, own: wholeMean(pm25.out) },
    },
  }
}

/** A mean as alerts take it, in whole µg/m³. Binary sums err in the last digits, and a half must not be tipped by them. */
export function wholeMean(mean: number | null): number | null { return mean === null ? null : halfEven(Math.round(mean * 1e9) / 1e9, 0) }
