import { describe, expect, it } from 'vitest'
import { uniform } from '../../../../models/numeric/random.ts'
import { doubtedZeros, FLOOR_DAYS, FLOORS, floorsOf, isBelowDetection, isCreeping } from '../../../../models/stream/quality/zero-drift.ts'

const STATIONS = 9
const SO2 = 2
const CO = 4
const chance = (name: string, member: number, hour: number) => uniform({ seed: 4, model: 'zero', member, name, hour })

/** Marks after six weeks: lowest values of days that are clean every ninth day, `drift(station, day)` on top. */
function marks(seed: number, drift: (station: number, day: number) => number): number[] {
  const lows = Array.from({ length: 3 * FLOOR_DAYS }, (_, day) => Array.from({ length: STATIONS * 6 }, (_, k) => {
    const lowest = (day % 9 === 0 ? 2 : 2 + 30 * chance('dirty', seed, day)) + 4 * chance('own', seed * 1000 + k, day) + drift(Math.floor(k / 6), day)
    return k % 6 === CO ? lowest / 20 : lowest
  }))
  const floors = Array.from({ length: FLOORS }, (_, i) => floorsOf(lows.slice(i, i + FLOOR_DAYS), STATIONS))
  const highs = lows.slice(-3).map(row => row.map(value => value + 40))
  return [...doubtedZeros(floors, highs, STATIONS)].flatMap((mark, k) => mark === 0 ? [] : [k])
}

describe('a zero', () => {
  it('that creeps up by 1 µg/m³ a day is found at its station alone', () => {
    // Oracle: by construction: station 4 gains 42 µg/m³ in six weeks; HJ 654 lets SO2 wander by 14.
    const creeping = marks(1, (station, day) => station === 4 ? day : 0)
    expect(creeping).toContain(6 * 4 + SO2)
    expect(new Set(creeping.map(k => Math.floor(k / 6)))).toEqual(new Set([4]))
  })

  it('is not doubted for a step, for what all stations share, or for a dirty place', () => {
    // Oracle: a step is no creep; a region's haze moves all floors; a road is dirtier all the time.
    for (const step of [14, 20, 28, 35]) expect(marks(2, (station, day) => station === 4 && day >= step ? 40 : 0)).toEqual([])
    expect(marks(3, (_, day) => day)).toEqual([])
    expect(marks(4, station => station === 4 ? 40 : 0)).toEqual([])
  })

  it('is hardly ever doubted by accident', () => {
    // Oracle: 100 made networks of nine stations and six pollutants without a fault.
    expect(Array.from({ length: 100 }, (_, seed) => marks(100 + seed, () => 0)).flat()).toEqual([])
  })

  it('must be above all others for ozone and NO2, whose floors the street next door makes', () => {
    // Oracle: by hand, from the words at the head of the file.
    const floors = [{ own: 2, median: 2, highest: 4 }, { own: 12, median: 2, highest: 40 }, { own: 30, median: 2, highest: 40 }] as const
    expect([isCreeping(floors, 10, false), isCreeping(floors, 10, true)]).toEqual([true, false])
  })

  it('may also lie too low: three days at detection while others see air', () => {
    // Oracle: CO of 0.1 mg/m³ for days is less than the northern hemisphere holds.
    const day = (own: number, others: number) => ({ own, others })
    expect(isBelowDetection([day(0.1, 0.8), day(0.1, 0.5), day(0.1, 0.6)], 0.1)).toBe(true)
    expect(isBelowDetection([day(0.1, 0.8), day(0.2, 0.5), day(0.1, 0.6)], 0.1)).toBe(false)
    expect(isBelowDetection([day(0.1, 0.8), day(0.1, 0.3), day(0.1, 0.6)], 0.1)).toBe(false)
    expect(isBelowDetection([day(0.1, 0.8), day(0.1, 0.5)], 0.1)).toBe(false)
  })

  it('is nobody’s among few stations, or with few days', () => {
    // Oracle: by hand: a floor needs ten days of fourteen.
    const days = Array.from({ length: 14 }, (_, i) => [i < 5 ? Number.NaN : 10 + i, i < 4 ? Number.NaN : 10 + i, 3, 3, 3, 3])
    expect(floorsOf(days, 1).slice(0, 3)).toEqual([Number.NaN, 14, 3])
    expect([...doubtedZeros([], [], 4)]).toEqual(Array.from({ length: 24 }, () => 0))
  })
})
