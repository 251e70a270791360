import { describe, expect, it } from 'vitest'
import { startAir, stepAir, type AirState } from '../../../models/air/air.ts'
import { AIR_PARAMETERS } from '../../../models/air/parameters.ts'
import type { AirHour } from '../../../models/contract/outcome.ts'
import { at, frameOf, type FrameOf } from '../../support/frames.ts'
import { fixed } from '../../support/ideal.ts'

const first = at('2016-12-15T01:00')

function blow(hours: readonly FrameOf[], parameters = fixed(AIR_PARAMETERS), members = 1): { readonly state: AirState; readonly out: AirHour[] } {
  let state = startAir({ members, parameters, offsetMinutes: 480 }, 1)
  const out = hours.map((hour, i) => {
    const next = stepAir(state, frameOf(first + i, hour))
    state = next.state
    return next.out
  })
  return { state, out }
}
const many = (n: number, hour: FrameOf) => Array.from({ length: n }, () => hour)

describe('the air', () => {
  it('renews the district faster in wind and under a low lid', () => {
    // Oracle: the sign of each term.
    const tau = (wind: number, height: number) => blow([{ weather: { wind_speed: wind, boundary_layer_height: height } }]).out[0]?.residence[0] as number
    expect(tau(4, 300)).toBeLessThan(tau(1, 300))
    expect(tau(1, 100)).toBeLessThan(tau(1, 300))
    expect(tau(0, 300)).toBe(tau(0.3, 300))
  })

  it('travels 4.68 km an hour at 1.3 m/s and no less than the eddies in a calm', () => {
    // Oracle: 1.3 · 3.6 and 0.75 · 3.6, by hand.
    expect(blow(many(10, { weather: { wind_speed: 1.3, wind_direction: 250 } })).out[9]?.run[0]).toBeCloseTo(46.8, 9)
    expect(blow(many(10, { weather: { wind_speed: 0 } })).out[9]?.run[0]).toBeCloseTo(27, 9)
  })

  it('looks behind the city for the region when the wind comes over it, and over the near plain when it does not', () => {
    // Oracle: the map: the plain of Tianjin and Hebei begins near Pinggu, but lies behind Beijing to the west.
    const region = (direction: number) => blow(many(48, { weather: { wind_speed: 2, wind_direction: direction } })).out[47]?.region
    expect(region(250)?.near).toBeGreaterThan(110)
    expect(region(70)?.near).toBeLessThan(45)
    expect((region(250)?.near as number) < (region(250)?.far as number)).toBe(true)
  })

  it('says that the wind is assumed where none is given, and lets the members differ more', () => {
    // Oracle: the flag, and the ratio of the 95th to the 5th percentile of the path of 200 members.
    const spreadOf = (hour: FrameOf) => {
      const last = blow(many(24, hour), [], 200).out[23] as AirHour
      const run = Float64Array.from(last.run).sort()
      return { wind: last.wind, ratio: (run[190] as number) / (run[10] as number) }
    }
    const [given, absent] = [spreadOf({ weather: { wind_speed: 1.5 } }), spreadOf({})]
    expect(given.wind).toBe('measured')
    expect(absent.wind).toBe('assumed')
    expect(absent.ratio).toBeGreaterThan(1.3 * given.ratio)
  })

  it('clears the residual layer behind a front and says so', () => {
    // Oracle: science.md §1; 300 to 60 µg/m³ within three hours in a wind from 330°.
    const out = blow([...many(3, { readings: { pm25: 300 }, weather: { wind_speed: 1, wind_direction: 180 } }), { readings: { pm25: 60 }, weather: { wind_speed: 6, wind_direction: 330 } }]).out
    expect(out.map(hour => hour.front)).toEqual([false, false, false, true])
    expect([out[3]?.aloftKeeps[0], out[3]?.aloftGains[0], out[3]?.mixedGains[0]]).toEqual([0, 0, 0])
  })

  it('gives shares between 0 and 1 in every hour of a year, with or without weather', () => {
    // Oracle: what the contract says of the coefficients.
    const out = blow(Array.from({ length: 8760 }, (_, i) => i % 3 === 0 ? {} : { weather: { wind_speed: i % 9, wind_direction: i * 37 % 360, precipitation: i % 50 === 0 ? 12 : 0, relative_humidity: i % 100 } })).out
    for (const key of ['stays', 'mixedKeeps', 'mixedGains', 'aloftKeeps', 'aloftGains', 'blend'] as const) {
      const values = out.map(hour => hour[key][0] as number)
      expect(values.every(x => x >= 0 && x <= 1), key).toBe(true)
    }
    expect(out.every((hour, i) => i === 0 || (hour.run[0] as number) > (out[i - 1]?.run[0] as number))).toBe(true)
  })
})
