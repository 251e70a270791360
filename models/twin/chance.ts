/**
 * Chance of the twin: draws named by what they are for, and a slow wander.
 * For: weather, emissions and instruments of a synthetic episode. In words: the wander is a line between independent standard normals
 * at knots `period` hours apart. Units: 1. Reference: models/numeric/random.ts (counter-based).
 * When not to use it: where a spectrum matters; a broken line has too little at high frequencies.
 */
import { normal, uniform } from '../numeric/random.ts'

const MODEL = 'twin'

/** Uniform in (0, 1), once for each name. */
export function chance(seed: number, name: string, hour?: number): number {
  return hour === undefined ? uniform({ seed, model: MODEL, member: 0, name }) : uniform({ seed, model: MODEL, member: 0, name, hour })
}

/** Standard normal of one hour. */
export function gauss(seed: number, name: string, hour: number): number { return normal({ seed, model: MODEL, member: 0, name, hour }) }

/** Slow noise at `hour`: a line between the normals of the knots beside it. */
export function wander(seed: number, name: string, hour: number, period: number): number {
  const knot = Math.floor(hour / period)
  const share = hour / period - knot
  return gauss(seed, name, knot) * (1 - share) + gauss(seed, name, knot + 1) * share
}

/** Value at `x` of the broken line through `points`, flat beyond its ends. */
export function along(points: readonly (readonly [number, number])[], x: number): number {
  let [x0, y0] = points[0] as readonly [number, number]
  if (x <= x0) return y0
  for (const [x1, y1] of points) {
    if (x <= x1) return x1 === x0 ? y1 : y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    x0 = x1
    y0 = y1
  }
  return y0
}
