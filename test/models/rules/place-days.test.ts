import { describe, expect, it } from 'vitest'
import { roundedDay } from '../../../models/rules/day-values.ts'
import { gasFactors } from '../../../models/rules/gas-state.ts'
import { areaPlace, dayOfColumns, meanColumn, placeDays } from '../../../models/rules/place-days.ts'

const hours = (...days: number[]) => days.flatMap(value => Array<number>(24).fill(value))

describe('a place over many days', () => {
  it('has a day for each 24 hours, in the state that its day asks for', () => {
    // Oracle: by hand: 100 · 273.15/298.15 = 91.6 on the second day alone.
    const place = placeDays(16_800, { pm25: hours(10, 20), no2: hours(100, 100) }, day => day === 16_801 ? gasFactors(273.15, 298.15) : {})
    expect(place.days.map(day => [day.day, roundedDay(day, 'pm25'), roundedDay(day, 'no2')])).toEqual([[16_800, 10, 100], [16_801, 20, 92]])
    expect(dayOfColumns(place.hours, 1).pm25).toEqual(hours(20))
  })

  it('is an area with its points: days from days, hours from hours', () => {
    // Oracle: by hand; of four points three have the hour.
    const points = [10, 20, 30].map(value => placeDays(16_800, { pm25: hours(value) }, () => ({})))
    const area = areaPlace([...points, placeDays(16_800, { pm25: Array<number | null>(24).fill(null), o3: hours(50) }, () => ({}))])
    expect([roundedDay(area.days[0]!, 'pm25'), area.hours.pm25?.[0], roundedDay(area.days[0]!, 'o3')]).toEqual([20, 20, 50])
    expect(meanColumn([[1, null], [2, null], [4, 9]])).toEqual([2.333333, null])
  })

  it('has whole days, and an area has points', () => {
    // Oracle: a programmer's errors.
    expect(() => placeDays(1, { pm25: [1, 2] }, () => ({}))).toThrow(/whole days/)
    expect(() => placeDays(1, { pm25: hours(1), o3: hours(1, 2) }, () => ({}))).toThrow(/one length, got 24, 48/)
    expect(() => areaPlace([])).toThrow(/at least one point/)
    expect(placeDays(1, {}, () => ({})).days).toEqual([])
  })
})
