import { describe, expect, it } from 'vitest'
import { observe } from '../../../models/twin/observe.ts'
import { config } from './sample-twin.ts'

const truth = { pm25: 200.4, pm10: 260.6, so2: 12.2, no2: 80.1, o3: 3.3, co: 2.34 }
const here = config.stations[0] ?? { id: 'none', cell: 0 }
const all = (more: Partial<typeof config>, hours = 192) => Array.from({ length: hours }, (_, t) => observe({ ...config, hours, ...more }, here, t, truth))

describe('instruments of the twin', () => {
  it('publish the rounded truth when they are perfect', () => {
    // Oracle: rounding by hand; no noise, no gaps.
    expect(all({ noise: 0, gapRate: 0 }, 1)[0]).toEqual({ pm25: 200, pm10: 261, so2: 12, no2: 80, o3: 3, co: 2.3 })
  })

  it('scatter by a few per cent about the truth', () => {
    // Oracle: 3 % and 2 µg/m³ at 200 make 6.3; within a fifth over 192 hours, the mean within 4 standard errors.
    const values = all({ gapRate: 0 }).map(r => r.pm25 ?? NaN)
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length
    const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1))
    expect(Math.abs(mean - 200.4)).toBeLessThan(2)
    expect(sd).toBeGreaterThan(5)
    expect(sd).toBeLessThan(7.6)
  })

  it('lose single hours at the rate asked for, and the gases once for 5 to 10 hours', () => {
    // Oracle: a binomial of 2,000 hours at 2 % within 4 standard errors; the stop is one block that the particles do not share.
    const hours = 2000
    const readings = all({ gapRate: 0.02 }, hours)
    const lost = readings.filter(r => r.pm25 === null).length
    expect(Math.abs(lost - 40)).toBeLessThan(4 * Math.sqrt(hours * 0.02 * 0.98))
    const stop = readings.flatMap((r, t) => r.so2 === null && r.no2 === null && r.o3 === null && r.co === null ? [t] : [])
    expect(stop.length).toBeGreaterThanOrEqual(5)
    expect(stop.length).toBeLessThanOrEqual(10)
    expect((stop.at(-1) ?? 0) - (stop[0] ?? 0)).toBe(stop.length - 1)
    expect(stop.some(t => readings[t]?.pm25 !== null)).toBe(true)
  })
})
