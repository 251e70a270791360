import { expect, it } from 'vitest'
import { POLLUTANTS } from '../../../../models/contract/frame.ts'
import { cell, COUNT, emptyRow, filledRow, O3, PM10, PM25, SO2 } from '../../../../models/stream/quality/cells.ts'

it('puts each station and pollutant in a place of its own', () => {
  // Oracle: counting: 7 stations × 6 pollutants are 42 different places, 0 to 41.
  const places = Array.from({ length: 7 }, (_, s) => POLLUTANTS.map((_, p) => cell(s, p))).flat()
  expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 42 }, (_, i) => i))
  expect([PM25, PM10, SO2, O3].map(p => POLLUTANTS[p])).toEqual(['pm25', 'pm10', 'so2', 'o3'])
  expect(COUNT).toBe(6)
})

it('makes rows without values, and rows of one number', () => {
  // Oracle: by hand.
  expect(emptyRow(2)).toEqual(Array.from({ length: 12 }, () => Number.NaN))
  expect(filledRow(1, 3)).toEqual([3, 3, 3, 3, 3, 3])
})
