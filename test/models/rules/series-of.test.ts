import { describe, expect, it } from 'vitest'
import { numberOf } from '../../../models/rules/exact.ts'
import { gasFactors } from '../../../models/rules/gas-state.ts'
import { seriesOf } from '../../../models/rules/series-of.ts'
import { placeOf } from '../../support/made-days.ts'

const FIRST = 16_801
const read = (...args: Parameters<typeof seriesOf>) => seriesOf(...args).map(({ day, value }) => [day - FIRST, numberOf(value)])

describe('the values behind a statistic', () => {
  it('are the valid days of the span', () => {
    // Oracle: by hand.
    const place = placeOf(FIRST, { pm25: [10, null, 30, 40], o3: [100, 110, 120, null] })
    expect(read(place, 'pm25', 'day', FIRST, FIRST + 3)).toEqual([[0, 10], [2, 30]])
    expect(read(place, 'o3', 'mda8', FIRST + 1, FIRST + 99)).toEqual([[1, 110], [2, 120]])
    expect(read(place, 'so2', 'day', FIRST, FIRST + 4)).toEqual([])
    expect(read(place, 'so2', 'hour', FIRST, FIRST + 4)).toEqual([])
    expect(read(place, 'pm25', 'day', FIRST - 9, FIRST - 1)).toEqual([])
  })

  it('can be hours, largest hours, and the 8-hour maxima of CO, in the state of the limit', () => {
    // Oracle: by hand: a day of 2.0 with eight hours of 4.0; 100 · 273.15/298.15 = 91.615.
    const made = placeOf(FIRST, { co: [2, 3], no2: [100, null] })
    const place = { ...made, hours: { ...made.hours, co: made.hours.co!.map((value, i) => i >= 10 && i < 18 ? 4 : value) }, factorsOn: () => gasFactors(273.15, 298.15) }
    expect(read(made, 'no2', 'hour', FIRST, FIRST + 2)).toHaveLength(24)
    expect(read(place, 'no2', 'maximum hour', FIRST, FIRST + 2)[0]![1]).toBeCloseTo(91.615, 3)
    expect(read(place, 'co', 'mda8', FIRST, FIRST + 2).map(([, value]) => value! / 0.9161495891329867)).toEqual([4, 3])
  })
})
