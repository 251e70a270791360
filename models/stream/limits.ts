/**
 * Limits of quality: what an instrument can report at all, and what is odd enough to be flagged.
 * For: quality.ts. Units of a pack's columns. Reference: assumed; chosen from the ranges of the instruments in use (PM monitors to
 * 1,000-10,000 µg/m³, gas analysers to 0.5 ppm, CO to 50 ppm) with room for dust storms (Beijing 2021-03-15: PM10 above 7,000) and
 * so that CO sent in µg/m³ as if it were mg/m³ falls outside. When not to use it: at a stack or a tunnel.
 */
import type { Pollutant, WeatherVariable } from '../contract/frame.ts'

export interface Limit {
  readonly min: number
  readonly max: number
  /** Hours of the same value from which an instrument is called stuck, and the value above which that is odd at all (below it air is just clean). */
  readonly stuckHours: number
  readonly stuckAbove: number
  /** A rise over the last believed hour that is both larger than this and more than threefold is a spike. */
  readonly spike: number
}

export const OBSERVED_LIMITS: Readonly<Record<Pollutant, Limit>> = {
  pm25: { min: 0, max: 2000, stuckHours: 6, stuckAbove: 10, spike: 200 },
  pm10: { min: 0, max: 10_000, stuckHours: 6, stuckAbove: 15, spike: 400 },
  so2: { min: 0, max: 3000, stuckHours: 12, stuckAbove: 10, spike: 150 },
  no2: { min: 0, max: 1500, stuckHours: 8, stuckAbove: 10, spike: 150 },
  co: { min: 0, max: 100, stuckHours: 12, stuckAbove: 1, spike: 5 },
  o3: { min: 0, max: 1500, stuckHours: 8, stuckAbove: 10, spike: 150 },
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
