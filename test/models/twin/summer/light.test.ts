import { describe, expect, it } from 'vitest'
import { cosZenith, photolysisAt } from '../../../../models/twin/summer/light.ts'

/** Days of the year 2019. */
const [MARCH_20, JULY_10, DECEMBER_21] = [79, 191, 355]
const dayLength = (day: number) => Array.from({ length: 1440 }, (_, m) => cosZenith(day, m / 60)).filter(cos => cos > 0).length / 60

describe('the sun over Pinggu', () => {
  it('rises about 5 and sets about 19:40 in July, and stands highest a quarter past noon', () => {
    // Oracle: almanac of Beijing, 10 July 2019: 04:54 and 19:43 at 116.4 E, 3 minutes later than at 117.1 E; refraction and the sun's
    // radius, which lengthen the day by 9 minutes in all, are not counted here. 4 minutes for the simple declination.
    const up = Array.from({ length: 1440 }, (_, m) => m).filter(m => cosZenith(JULY_10, m / 60) > 0)
    expect(Math.abs((up[0] ?? 0) - (4 * 60 + 54 - 3 + 4.5))).toBeLessThan(4)
    expect(Math.abs((up.at(-1) ?? 0) - (19 * 60 + 43 - 3 - 4.5))).toBeLessThan(4)
    const noon = up.reduce((best, m) => cosZenith(JULY_10, m / 60) > cosZenith(JULY_10, best / 60) ? m : best, 720)
    expect(Math.abs(noon - (12 * 60 + 17))).toBeLessThan(3)
  })

  it('is up for twelve hours at the equinox and a little over nine in midwinter', () => {
    // Oracle: geometry: half a day at the equinox; 2/15 acos(-tan 40.14° tan -23.44°) = 9.16 h at the solstice.
    expect(dayLength(MARCH_20)).toBeCloseTo(12, 0)
    expect(Math.abs(dayLength(DECEMBER_21) - 9.16)).toBeLessThan(0.1)
  })

  it('breaks NO2 about 0.9 times a hundredth a second at noon in July, and nothing at night', () => {
    // Oracle: clear-sky measurements in summer at 40° N lie at 8 to 10e-3 1/s at noon; below the horizon there is no light.
    const j = photolysisAt(cosZenith(JULY_10, 12.3), 1)
    expect(j.no2).toBeGreaterThan(0.008)
    expect(j.no2).toBeLessThan(0.01)
    expect(j.o1d).toBeGreaterThan(2e-5)
    expect(j.o1d).toBeLessThan(5e-5)
    expect(photolysisAt(cosZenith(JULY_10, 0.5), 1)).toEqual({ no2: 0, o1d: 0, formaldehyde: 0, formaldehydeMolecular: 0 })
  })

  it('loses ultraviolet first when it sinks, and half of all under half of the sky', () => {
    // Oracle: ozone takes the short waves on the longer path; a share is a share.
    const [noon, evening] = [photolysisAt(0.95, 1), photolysisAt(0.3, 1)]
    expect(evening.o1d / noon.o1d).toBeLessThan(0.5 * evening.no2 / noon.no2)
    expect(photolysisAt(0.95, 0.5).formaldehyde / noon.formaldehyde).toBeCloseTo(0.5, 12)
  })
})
