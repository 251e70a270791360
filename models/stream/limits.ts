/**
 * Limits of quality: what an instrument can report at all, and the sizes from which each check begins to doubt.
 * For: quality/*.ts. Units of a pack's columns. References: `min`, `max` from the ranges of the instruments in use (PM monitors to
 * 1,000-10,000 µg/m³, gas analysers to 0.5 ppm, CO to 50 ppm) with room for dust storms (Beijing 2021-03-15: PM10 above 7,000) and so
 * that CO sent in µg/m³ as if it were mg/m³ falls outside: assumed. `detection`, `scales`: the least and the roundest greatest values
 * that Beijing's network published 2013-2016 (35 stations, none below or above): found. `rise`: the limits of 24 hours (ozone: 8) of
 * GB 3095-2012, grade 2: air that gains a day's limit within one hour is rare enough to ask the neighbours. `drift`: what HJ 654-2013
 * lets a zero wander in 24 h (5 ppb; CO 1 ppm) at 273.15 K, and for PM the intercept that HJ 653-2013 allows (10 µg/m³; PM10 twice
 * that, for its coarse part): assumed, quoted from memory. When not to use it: at a stack or a tunnel.
 */
import type { Pollutant, WeatherVariable } from '../contract/frame.ts'

export interface Limit {
  readonly min: number
  readonly max: number
  /** At or below this a value says "clean", and no more. */
  readonly detection: number
  /** Where publication ends: a value there is a lower bound. One that ordinary air also reads counts only when it is repeated. */
  readonly scales: readonly { readonly at: number; readonly onlyRepeated: boolean }[]
  readonly rise: number
  readonly drift: number
  /** How finely the numbers are usually published. */
  readonly step: number
}

const ENDS = { thousand: { at: 1000, onlyRepeated: false }, gas: { at: 500, onlyRepeated: false } } as const

export const OBSERVED_LIMITS: Readonly<Record<Pollutant, Limit>> = {
  // 500 is where the index of PM2.5 ends; on 2015-11-29 a station read it for 14 hours while its neighbours went above 600.
  pm25: { min: 0, max: 2000, detection: 3, scales: [ENDS.thousand, { at: 500, onlyRepeated: true }], rise: 75, drift: 10, step: 1 },
  pm10: { min: 0, max: 10_000, detection: 5, scales: [ENDS.thousand], rise: 150, drift: 20, step: 1 },
  so2: { min: 0, max: 3000, detection: 2, scales: [ENDS.gas], rise: 150, drift: 14.3, step: 1 },
  no2: { min: 0, max: 1500, detection: 2, scales: [ENDS.gas], rise: 80, drift: 10.3, step: 1 },
  co: { min: 0, max: 100, detection: 0.1, scales: [{ at: 20, onlyRepeated: false }], rise: 4, drift: 1.25, step: 0.1 },
  o3: { min: 0, max: 1500, detection: 2, scales: [ENDS.gas], rise: 160, drift: 10.7, step: 1 },
}

/** [least, most]: °C, %, hPa, m/s, ° from, mm in the hour, m. */
export const WEATHER_LIMITS: Readonly<Record<WeatherVariable, readonly [number, number]>> = {
  temperature: [-60, 60],
  relative_humidity: [0, 100],
  pressure: [500, 1100],
  wind_speed: [0, 75],
  wind_direction: [0, 360],
  precipitation: [0, 300],
  boundary_layer_height: [0, 6000],
}
