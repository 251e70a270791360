import { expect, it } from 'vitest'
import { dustfallYears } from '../../../models/rules/dustfall.ts'

it('is the mean over points, then over months, with and without sand storms', () => {
  // Oracle: by hand. March: (8 + 10)/2 = 9, less 4 and 6: (4 + 4)/2 = 4. April: 5. Year: 7 measured, 4.5 deducted.
  const [year] = dustfallYears([
    { month: '2024-04', station: 'a', dustfall: 5, storm: null }, { month: '2024-03', station: 'a', dustfall: 8, storm: 4 }, { month: '2024-03', station: 'b', dustfall: 10, storm: 6 },
  ])
  expect(year).toEqual({ year: 2024, measured: 7, deducted: 4.5, months: [{ month: '2024-03', points: 2, measured: 9, deducted: 4, unsaid: 0 }, { month: '2024-04', points: 1, measured: 5, deducted: 5, unsaid: 1 }] })
})

it('keeps years apart and never falls below zero', () => {
  // Oracle: by hand; a part larger than the whole is a mistake of the sampler's book.
  expect(dustfallYears([{ month: '2025-01', station: 'a', dustfall: 3, storm: 4 }, { month: '2024-12', station: 'a', dustfall: 4, storm: 0 }]).map(({ year, deducted }) => [year, deducted])).toEqual([[2024, 4], [2025, 0]])
  expect(dustfallYears([])).toEqual([])
})
