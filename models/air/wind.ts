/**
 * Wind over the path: what was measured, held for a short gap, and the smoothed direction from which the air comes.
 * For: ventilation, transit and the split of the inflow. In words: a vector mean over the last hours, weight e^(-age/6 h); its length
 * over the mean speed says how steady the wind is, and its direction how much of the air comes from the city's bearing.
 * Units: m/s, ° from which. Reference: science.md §1 (wind along the path, hourly). When not to use it: complex terrain, where one
 * station does not stand for the path.
 */
import { isMeasured } from '../units/missing.ts'
import type { HourFrame } from '../contract/frame.ts'

export interface WindState {
  /** Smoothed vector, towards which the air moves, and smoothed speed, m/s. */
  readonly east: number
  readonly north: number
  readonly mean: number
  /** Speed last measured, m/s, and how many hours ago; null before the first. */
  readonly last: number | null
  readonly silent: number
}
export interface WindHour { readonly state: WindState; readonly speed: number | null; readonly direction: number | null }

export const NO_WIND: WindState = { east: 0, north: 0, mean: 0, last: null, silent: 0 }

/** Memory of the direction, h: the air at the receptor is a mixture of several hours. Assumed. */
const MEMORY = 6
/** A gap of up to this many hours keeps the last speed; beyond it the wind counts as absent. */
const HOLD = 3

/** Wind of the hour: `speed` m/s or null where absent for longer than the hold; `direction` ° only where measured in this hour. */
export function followWind(state: WindState, frame: HourFrame): WindHour {
  const speedReading = frame.weather.wind_speed
  const directionReading = frame.weather.wind_direction
  const direction = isMeasured(directionReading) ? directionReading.value : null
  if (!isMeasured(speedReading)) {
    const silent = state.silent + 1
    const held = state.last !== null && silent <= HOLD
    const fade = held ? 1 : Math.exp(-1 / MEMORY)
    return { state: { ...state, east: state.east * fade, north: state.north * fade, silent }, speed: held ? state.last : null, direction }
  }
  const speed = Math.max(0, speedReading.value)
  const keep = state.last === null ? 0 : Math.exp(-1 / MEMORY)
  const radians = direction === null ? 0 : direction * Math.PI / 180
  const [east, north] = direction === null ? [0, 0] : [-speed * Math.sin(radians), -speed * Math.cos(radians)]
  const next = { east: state.east * keep + east * (1 - keep), north: state.north * keep + north * (1 - keep), mean: state.mean * keep + speed * (1 - keep), last: speed, silent: 0 }
  return { state: next, speed, direction }
}

/** How much the smoothed wind comes from `bearing` (°): 1 straight and steady, -1 straight away, 0 calm, turning or unknown. */
export function comesFrom(state: WindState, bearing: number): number {
  if (state.mean <= 0.05) return 0
  const radians = bearing * Math.PI / 180
  const along = -(state.east * Math.sin(radians) + state.north * Math.cos(radians)) / state.mean
  return along < -1 ? -1 : along > 1 ? 1 : along
}

/** From the northern half: 270° over 0° to 90°. */
export function isNorthern(direction: number): boolean { return direction >= 270 || direction <= 90 }

/** Length of the smoothed vector over the smoothed speed, [0, 1]: 1 steady, 0 air that goes to and fro; 1 where the direction was never known. */
export function steadiness(state: WindState): number {
  const along = Math.sqrt(state.east * state.east + state.north * state.north)
  return state.mean <= 0.05 || along === 0 ? 1 : Math.min(1, along / state.mean)
}
