/**
 * Weather of a synthetic summer week: hot days with a weak south-westerly that freshens in the afternoon, calm nights with a stream
 * aloft, one front with a shower, a clean day, and heat again.
 * For: the summer twin's transport, light and plants, and what its weather station reads. In words: broken lines by the hour of the day,
 * times what the day has of heat, wind and cloud, drawn from the seed; the front turns the wind, dries and clears the air.
 * Units: m/s along the line (positive from the south-west), m, °C, %, hPa, mm/h. Reference: assumed; the plain's breeze comes from the
 * south-west by day, mixing reaches 1,500 m on summer afternoons. When not to use it: other seasons.
 */
import { along, chance, wander } from '../chance.ts'
import type { TwinWeather } from '../weather.ts'
import { saturation } from './constants.ts'

export interface SummerWeather extends TwinWeather {
  /** Share of the clear-sky light that clouds leave. */
  readonly open: number
  /** Exchange of the residual layer with the air above it, 1/h. */
  readonly venting: number
}

/** Top of the residual layer, m. */
export const SUMMER_TOP_M = 1900

type Line = readonly (readonly [number, number])[]
/** Wind in the mixed and in the residual layer, mixing height, and warmth above the day's mean, by local hour. */
const BREEZE: Line = [[0, 0.1], [5, -0.5], [7.5, -0.1], [10, 1.7], [12.5, 3.2], [14.5, 3.2], [16.5, 2], [18.5, 1], [21, 0.5], [24, 0.1]]
const ALOFT: Line = [[0, 3.4], [4, 3], [8, 2.2], [12, 2.6], [16, 3], [20, 3.2], [24, 3.4]]
const MIXING: Line = [[0, 100], [7.6, 85], [9, 210], [10.6, 600], [12.3, 1150], [14, 1450], [16, 1300], [17.3, 800], [18.7, 260], [20.5, 130], [24, 100]]
const WARMTH: Line = [[0, -3.2], [5, -5.6], [9, 0], [12, 4], [15.5, 6], [18, 4.2], [21, -0.6], [24, -3.2]]

interface Course { readonly front: number; readonly heat: Line; readonly wind: Line; readonly dew: Line; readonly pressure: Line; readonly cloud: Line }

/** The weather by hour from the first hour given out (0; before it negative) and the local hour 0-23 in which that hour begins. */
export function summerWeatherOf(seed: number): (t: number, localHour: number) => SummerWeather {
  const course = drawCourse(seed)
  return (t, localHour) => {
    const hour = localHour + 0.5
    const heat = along(course.heat, t)
    const behind = t >= course.front && t < course.front + 30
    const wind = along(course.wind, t)
    const gust = 0.3 * wander(seed, 'wind', t, 4)
    // The front's wind comes over the hills: north, negative.
    const u = wind < 0 ? wind + gust : wind * along(BREEZE, hour) + gust
    const shower = t >= course.front - 1 && t <= course.front + 2
    const open = Math.min(1, Math.max(0.15, (shower ? 0.3 : along(course.cloud, t)) + 0.05 * wander(seed, 'cloud', t, 3)))
    const temperature = heat + along(WARMTH, hour) * (0.45 + 0.55 * open) - (shower ? 3 : 0) + 0.4 * wander(seed, 'temperature', t, 6)
    const still = along(MIXING, hour) * (0.55 + 0.45 * open) * (1 + 0.1 * wander(seed, 'height', t, 5))
    return {
      u, uAloft: wind < 0 ? 1.4 * wind : wind * along(ALOFT, hour) + gust, v: 0.5 * wander(seed, 'across', t, 3),
      height: Math.min(1600, Math.max(75, still, behind ? 110 * Math.abs(u) : 0)), sun: Math.max(0, Math.sin(Math.PI * (hour - 5) / 14.6)),
      humidity: Math.min(97, Math.max(15, 100 * saturation(along(course.dew, t) + 0.4 * wander(seed, 'dew', t, 8)) / saturation(temperature))),
      temperature, pressure: along(course.pressure, t) + 0.4 * wander(seed, 'pressure', t, 9),
      rain: shower ? 1 + 6 * chance(seed, 'rain', t) : 0,
      sideways: behind ? 0.03 : 0.006, open, venting: behind ? 0.08 : 0.02,
    }
  }
}

function drawCourse(seed: number): Course {
  const range = (name: string, low: number, high: number) => low + (high - low) * chance(seed, name)
  // In the evening of the fifth day, after its ozone.
  const front = Math.round(range('front', 113, 117))
  const hot = range('hot', 28.2, 29.6)
  const wind = (day: number) => range(`wind of day ${day}`, 0.75, 1.1)
  // Haze and cloud thin out from day to day as it gets hotter.
  const cloud = (day: number) => Math.min(1, range(`cloud of day ${day}`, 0.6, 0.72) + 0.13 * day)
  const winds: Line = [0, 1, 2, 3].flatMap(d => [[24 * d + 4, wind(d)] as const, [24 * d + 22, wind(d)] as const])
  return {
    front,
    heat: [[-60, 25], [12, 26.5], [36, hot - 1], [72, hot], [front - 4, hot + 0.8], [front + 6, 23], [front + 22, 24.5], [168, hot - 1.5]],
    wind: [[-60, 0.9], ...winds, [front - 2, wind(4)], [front - 1, 0.3], [front, -4.5], [front + 9, -5], [front + 20, -3], [front + 27, -0.8], [front + 30, 0.5], [front + 44, 0.9], [168, 0.9]],
    dew: [[-60, 18], [40, 20], [front - 2, 22], [front + 4, 17], [front + 20, 13], [168, 18]],
    pressure: [[-60, 1003], [60, 1001], [front - 3, 996], [front + 8, 1003], [front + 24, 1006], [168, 1003]],
    cloud: [[-60, 0.7], ...[0, 1, 2, 3].map(d => [24 * d + 13, cloud(d)] as const), [front - 7, 0.88], [front + 4, 0.75], [front + 10, 1], [168, 0.95]],
  }
}
