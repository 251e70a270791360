import { describe, expect, it } from 'vitest'
import { along, chance, wander } from '../../../models/twin/chance.ts'
import { TOP_M, readWeather, weatherOf } from '../../../models/twin/weather.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
const day = (seed: number, d: number) => Array.from({ length: 24 }, (_, h) => weatherOf(seed)(d * 24 + h, h))

describe('the course of the weather', () => {
  it('is a clean north wind, then a weak south-westerly, then a front', () => {
    // Oracle: the stages of a winter episode; north is negative along the line.
    for (const seed of seeds) {
      expect(mean(day(seed, 0).map(w => w.u))).toBeLessThan(-2.5)
      const calm = mean(day(seed, 4).map(w => w.u))
      expect(calm).toBeGreaterThan(0.2)
      expect(calm).toBeLessThan(1.5)
      expect(mean(day(seed, 7).map(w => w.u))).toBeLessThan(-2.5)
    }
  })

  it('is shallower, more humid and lower in pressure in the stagnation', () => {
    // Oracle: stagnation before a front against the dry high behind it.
    for (const seed of seeds) {
      const [clean, heavy] = [day(seed, 0), day(seed, 5)]
      expect(mean(heavy.map(w => w.height))).toBeLessThan(0.7 * mean(clean.map(w => w.height)))
      expect(mean(heavy.map(w => w.humidity))).toBeGreaterThan(mean(clean.map(w => w.humidity)) + 15)
      expect(mean(heavy.map(w => w.pressure))).toBeLessThan(mean(clean.map(w => w.pressure)))
    }
  })

  it('keeps the mixing height below the top of the residual layer', () => {
    // Oracle: the layers exclude each other; heights are scaled by at most 1.06 over the city.
    for (const seed of seeds) for (let t = -60; t < 192; t++) { const h = weatherOf(seed)(t, ((t % 24) + 24) % 24).height; expect(h * 1.06).toBeLessThan(TOP_M); expect(h).toBeGreaterThan(0) }
  })

  it('is read in the north when it blows over the hills and in the south-west when it comes up the plain', () => {
    // Oracle: wind directions name where the wind comes from.
    const w = weatherOf(1)(0, 12)
    const north = readWeather({ ...w, u: -5, v: 0 }, 1, 0, 0)
    const south = readWeather({ ...w, u: 2, v: 0 }, 1, 0, 0)
    expect([north.wind_direction, north.wind_speed]).toEqual([335, 5])
    expect([south.wind_direction, south.wind_speed]).toEqual([235, 2])
    expect(readWeather({ ...w, u: 0.1, v: 0.1 }, 1, 0, 0).wind_direction).toBeNull()
  })
})

describe('chance of the twin', () => {
  it('wanders without jumps and about zero', () => {
    // Oracle: a broken line is continuous; 400 knots of mean 0 and variance 1 have a mean within 4 standard errors.
    for (let t = 0; t < 50; t += 0.5) expect(Math.abs(wander(5, 'x', t + 0.001, 6) - wander(5, 'x', t, 6))).toBeLessThan(0.01)
    expect(Math.abs(mean(Array.from({ length: 400 }, (_, k) => wander(5, 'x', k * 6, 6))))).toBeLessThan(0.2)
    expect(chance(5, 'x')).not.toBe(chance(6, 'x'))
  })

  it('goes along a line and stays at its ends', () => {
    // Oracle: interpolation by hand.
    expect([-1, 0, 1, 2, 3, 9].map(x => along([[0, 4], [2, 8], [3, 0]], x))).toEqual([4, 4, 6, 8, 0, 0])
  })
})
