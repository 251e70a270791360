import { describe, expect, it } from 'vitest'
import { POLLUTANTS } from '../../../../models/contract/frame.ts'
import { normal } from '../../../../models/numeric/random.ts'
import { clockShift, lagOf, leastShift, shiftOf, SHIFT_HOURS } from '../../../../models/stream/quality/clock-shift.ts'
import { air, rounded } from '../city.ts'

const near = (own: number, km: number | null = 4) => Array.from({ length: 8 }, (_, station) => ({ station, km })).filter(({ station }) => station !== own)

/** A fortnight of the made city, the clock of station 0 late by some hours. */
function rows(late: number, seed: number): number[][] {
  return Array.from({ length: SHIFT_HOURS }, (_, n) => Array.from({ length: 8 }, (_, s) => {
    const values = rounded(air({ seed }, s, s === 0 ? n - late : n))
    return POLLUTANTS.map(name => values[name])
  }).flat())
}

describe('a clock', () => {
  it.each([1, -1, 2, -3, 5, -8, 11, 12, -12])('that is off by %d h is found out to the hour', late => {
    // Oracle: by construction: the same air, labelled so many hours later. Half a day late is half a day early.
    const found = clockShift(rows(late, 11 + late), 0, near(0))
    expect(Math.abs(late) === 12 ? Math.abs(found ?? 0) : found).toBe(Math.abs(late) === 12 ? 12 : late)
  })

  it('that is right is not suspected', () => {
    // Oracle: 96 right clocks of twelve made cities.
    const suspects = Array.from({ length: 12 }, (_, seed) => {
      const fortnight = rows(0, 100 + seed)
      return Array.from({ length: 8 }, (_, s) => clockShift(fortnight, s, near(s)))
    }).flat().filter(shift => shift !== null)
    expect(suspects).toEqual([])
  })

  it('cannot be told by air that takes as long to come', () => {
    // Oracle: 20 km/h is the air of a breeze of 5.6 m/s: from 40 km away two hours are no clock, from an unknown place one is not.
    expect([leastShift([3, 5, 4]), leastShift([60, 40, 20]), leastShift([4, null]), leastShift([])]).toEqual([0.5, 2, 1.5, 1.5])
    expect(clockShift(rows(1, 12), 0, near(0, 40))).toBeNull()
    expect(clockShift(rows(5, 16), 0, near(0, 40))).toBe(5)
  })

  it('is not doubted by one pollutant alone, by two neighbours, or by less than a fortnight', () => {
    // Oracle: by hand; transport moves particles and not the sun.
    expect([shiftOf([3, 3, 0.2], 0.5), shiftOf([3, 2.6, null, 3.1], 0.5), shiftOf([-2, 2, 2], 0.5), shiftOf([3, 3, null], 0.5), shiftOf([-1.1, -0.8, -1.3], 0.5), shiftOf([12, -11.8, -11.2], 0.5)]).toEqual([null, 3, null, null, -1, -12])
    const fortnight = rows(4, 15)
    expect(clockShift(fortnight, 0, near(0).slice(0, 2))).toBeNull()
    expect(clockShift(fortnight.slice(1), 0, near(0))).toBeNull()
  })
})

describe('a lag', () => {
  it('is that of a known shift of a random series, between hours too', () => {
    // Oracle: moving means of the same noise: 2 h wide and 4 h wide windows whose centres are 2.5 h apart.
    const noise = Float64Array.from({ length: 500 }, (_, hour) => normal({ seed: 1, model: 'lag', member: 0, name: 'noise', hour }))
    const mean = (from: number, to: number) => Float64Array.from({ length: 336 }, (_, i) => {
      let sum = 0
      for (let k = from; k <= to; k++) sum += noise[i + 20 + k]!
      return sum
    })
    expect(lagOf(mean(-6, 0), mean(-6, 0))).toBeCloseTo(0, 6)
    expect(lagOf(mean(-9, -3), mean(-6, 0))).toBeCloseTo(3, 1)
    expect(lagOf(mean(-8, -3), mean(-5, -1))).toBeGreaterThan(2)
    expect(lagOf(mean(-8, -3), mean(-5, -1))).toBeLessThan(3)
  })

  it('is unknown where series have nothing to do with each other, or hours are missing', () => {
    // Oracle: independent noise; half of the hours taken away.
    const noise = (name: string) => Float64Array.from({ length: 336 }, (_, hour) => normal({ seed: 1, model: 'lag', member: 0, name, hour }))
    expect(lagOf(noise('a'), noise('b'))).toBeNull()
    expect(lagOf(noise('a').map((value, i) => i % 2 === 0 ? Number.NaN : value), noise('a'))).toBeNull()
  })
})
