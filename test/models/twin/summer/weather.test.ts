import { describe, expect, it } from 'vitest'
import { saturation } from '../../../../models/twin/summer/constants.ts'
import { SUMMER_TOP_M, summerWeatherOf } from '../../../../models/twin/summer/weather.ts'
import { readWeather } from '../../../../models/twin/weather.ts'
import { mean } from './sample-summer.ts'

const seeds = [1, 2, 3, 4, 5, 6]
const day = (seed: number, d: number) => Array.from({ length: 24 }, (_, h) => summerWeatherOf(seed)(d * 24 + h, h))

describe('the course of a summer week', () => {
  it('is hot with a weak south-westerly by day and calm nights, until the front comes on the fifth evening', () => {
    // Oracle: the brief of the seed: hot, weak southerly inflow, one front; south-west is positive along the line.
    for (const seed of seeds) {
      for (const d of [0, 1, 2, 3]) {
        const hours = day(seed, d)
        expect(mean(hours.slice(12, 18).map(w => w.u))).toBeGreaterThan(1.5)
        expect(mean(hours.slice(12, 18).map(w => w.u))).toBeLessThan(4)
        expect(Math.abs(mean(hours.slice(0, 6).map(w => w.u)))).toBeLessThan(0.8)
      }
      expect(Math.max(...day(seed, 3).map(w => w.temperature))).toBeGreaterThan(31)
      expect(Math.max(...day(seed, 3).map(w => w.temperature))).toBeLessThan(38)
      expect(mean(day(seed, 5).slice(0, 12).map(w => w.u))).toBeLessThan(-2)
      const rain = Array.from({ length: 168 }, (_, t) => summerWeatherOf(seed)(t, t % 24).rain).flatMap((mm, t) => mm > 0 ? [t] : [])
      expect(rain.length).toBeGreaterThanOrEqual(3)
      expect(rain.length).toBeLessThanOrEqual(4)
      expect(Math.floor((rain[0] ?? 0) / 24)).toBe(4)
    }
  })

  it('brings drier and cooler air behind the front', () => {
    // Oracle: a cold front; the water in the air is what humidity and temperature say together.
    const vapour = (w: ReturnType<ReturnType<typeof summerWeatherOf>>) => w.humidity / 100 * saturation(w.temperature)
    for (const seed of seeds) {
      expect(mean(day(seed, 5).map(vapour))).toBeLessThan(0.85 * mean(day(seed, 3).map(vapour)))
      expect(mean(day(seed, 5).map(w => w.temperature))).toBeLessThan(mean(day(seed, 3).map(w => w.temperature)) - 2)
      expect(mean(day(seed, 5).map(w => w.pressure))).toBeGreaterThan(mean(day(seed, 4).map(w => w.pressure)))
    }
  })

  it('mixes deep by day and little at night, always below the top of the residual layer', () => {
    // Oracle: heights of 1 to 1.6 km on summer afternoons; the layers exclude each other, and heights are scaled by at most 1.08.
    for (const seed of seeds) {
      expect(Math.max(...day(seed, 3).map(w => w.height))).toBeGreaterThan(1000)
      expect(Math.min(...day(seed, 3).map(w => w.height))).toBeLessThan(200)
      for (let t = -72; t < 168; t++) {
        const w = summerWeatherOf(seed)(t, ((t % 24) + 24) % 24)
        expect(w.height * 1.08).toBeLessThan(0.95 * SUMMER_TOP_M)
        expect(w.open).toBeGreaterThan(0)
        expect(w.open).toBeLessThanOrEqual(1)
      }
    }
  })

  it('is read from the south-west in the afternoon and from the north behind the front', () => {
    // Oracle: directions name where the wind comes from.
    const at = (t: number) => readWeather(summerWeatherOf(5)(t, t % 24), 5, t, 0)
    expect(Math.abs((at(3 * 24 + 15).wind_direction ?? 0) - 235)).toBeLessThan(45)
    const behind = at(5 * 24 + 2).wind_direction ?? 180
    expect(Math.min(behind, 360 - behind)).toBeLessThan(60)
  })
})
