/**
 * Weather of a synthetic winter episode: a clean north wind, stagnation under a weak south-westerly, a cold front.
 * For: the twin's transport and what its weather station reads. In words: broken lines through the days, a breeze by hour, slow noise;
 * strength of the stagnation, its humidity, the mixing height and the hour of the front are drawn from the seed.
 * Units: m/s along the line (positive from the south-west), m, °C, %, hPa, mm/h. Reference: assumed, after the stages of Zhong 2018 (ACP 18, 247)
 * and episodes of mean wind 1.6 m/s and humidity 62 % (Guo 2025, HJKX 46(3) 1265); mixing heights of science.md §9.
 * When not to use it: other seasons.
 */
import { along, chance, gauss, wander } from './chance.ts'

export interface TwinWeather {
  /** Wind along the line in the mixed and in the residual layer. */
  readonly u: number
  readonly uAloft: number
  /** Wind across the line, which only the vane sees. */
  readonly v: number
  readonly height: number
  readonly sun: number
  readonly humidity: number
  readonly temperature: number
  readonly pressure: number
  readonly rain: number
  /** Share of the air exchanged sideways with clean air, 1/h. */
  readonly sideways: number
}

/** Top of the residual layer, m. */
export const TOP_M = 520

type Line = readonly (readonly [number, number])[]
interface Course { readonly wind: Line; readonly calm: Line; readonly humid: Line; readonly warmth: Line; readonly pressure: Line; readonly front: number; readonly height: number }

/** The weather by hour from the first hour given out (0; before it negative) and the local hour 0-23 in which that hour begins. */
export function weatherOf(seed: number): (t: number, localHour: number) => TwinWeather {
  const course = drawCourse(seed)
  return (t, localHour) => {
    const calm = along(course.calm, t)
    const sun = Math.max(0, Math.sin(Math.PI * (localHour + 0.5 - 7) / 10.5))
    const warmth = Math.max(0, Math.sin(Math.PI * (localHour + 0.5 - 8.5) / 11))
    const breeze = 0.55 * Math.sin(2 * Math.PI * (localHour - 9) / 24) * Math.min(1, calm)
    const u = along(course.wind, t) + breeze + 0.25 * wander(seed, 'wind', t, 5)
    const still = (130 + 560 * warmth) * Math.max(0.3, 1 - 0.55 * calm) * course.height * (1 + 0.08 * wander(seed, 'height', t, 4))
    // Wind stirs: about 90 m of mixing for each m/s.
    const height = Math.min(480, Math.max(65, still, 90 * Math.abs(u)))
    return {
      u, uAloft: 1.5 * u, v: 0.6 * wander(seed, 'across', t, 3), height, sun,
      humidity: Math.min(97, Math.max(12, along(course.humid, t) + 7 - 16 * warmth + 3 * wander(seed, 'humidity', t, 6))),
      temperature: along(course.warmth, t) - 3 + 7 * warmth + 0.6 * wander(seed, 'temperature', t, 6),
      pressure: along(course.pressure, t) + 0.5 * wander(seed, 'pressure', t, 9),
      rain: Math.abs(t - course.front) <= 1 ? 0.1 + 0.4 * chance(seed, 'snow', t) : 0,
      sideways: 0.003 + 0.015 * (1 - Math.min(1, calm)),
    }
  }
}

/** What the instruments of a weather station read; a vane in less than 0.3 m/s is lost. Rounded as networks publish. */
export function readWeather(w: TwinWeather, seed: number, hour: number, noise: number): Readonly<Record<'temperature' | 'relative_humidity' | 'pressure' | 'wind_speed' | 'wind_direction' | 'precipitation', number | null>> {
  const speed = Math.max(0, Math.sqrt(w.u * w.u + w.v * w.v) + 0.1 * noise * gauss(seed, 'anemometer', hour))
  // From the south-west when it comes up the plain, from the north-north-west when it comes over the hills.
  const from = (w.u > 0 ? 235 : 335) + Math.atan(w.v / Math.max(0.2, Math.abs(w.u))) * 180 / Math.PI + 6 * noise * gauss(seed, 'vane', hour)
  return {
    temperature: tenth(w.temperature + 0.2 * noise * gauss(seed, 'thermometer', hour)),
    relative_humidity: Math.round(Math.min(100, Math.max(5, w.humidity + 2 * noise * gauss(seed, 'hygrometer', hour)))),
    pressure: tenth(w.pressure + 0.2 * noise * gauss(seed, 'barometer', hour)),
    wind_speed: tenth(speed),
    wind_direction: speed < 0.3 ? null : Math.round((from + 720) % 360) % 360,
    precipitation: tenth(w.rain),
  }
}

function drawCourse(seed: number): Course {
  const range = (name: string, low: number, high: number) => low + (high - low) * chance(seed, name)
  const front = Math.round(range('front', 154, 168))
  const onset = range('onset', 22, 34)
  const weak = range('weak wind', 0.55, 0.8)
  const humid = range('humid', 62, 80)
  return {
    front,
    height: range('height factor', 0.85, 1.15),
    wind: [[-60, -4], [4, -5], [onset - 8, -3], [onset, -0.4], [onset + 10, 0.75 * weak], [onset + 40, weak], [front - 4, 1.05 * weak], [front - 1, 0.6], [front + 1, -6], [front + 10, -6], [front + 26, -3]],
    calm: [[-60, 0], [onset - 8, 0], [onset + 14, 0.75], [onset + 60, 0.95], [front - 26, 1.05], [front - 4, 1.25], [front, 0.8], [front + 1, 0]],
    humid: [[-60, 26], [onset, 30], [onset + 36, humid - 24], [onset + 80, humid - 10], [front - 24, humid], [front, humid + 5], [front + 3, 38], [front + 24, 24]],
    warmth: [[-60, -7], [onset, -6], [onset + 60, -1.5], [front - 2, 0], [front + 8, -8], [front + 26, -9]],
    pressure: [[-60, 1033], [onset, 1034], [onset + 60, 1026], [front - 6, 1019], [front + 8, 1031], [front + 30, 1036]],
  }
}

function tenth(x: number): number { return Math.round(x * 10) / 10 + 0 }
