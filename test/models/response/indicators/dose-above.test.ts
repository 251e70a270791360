import { expect, it } from 'vitest'
import { doseAbove } from '../../../../models/response/indicators/dose-above.ts'
import { series } from './run.ts'

it('adds up what lies above the threshold and takes nothing off for clean hours', () => {
  // Oracle: by hand; 100 and 300 lie 25 and 225 above 75, and 50 above 250.
  const dose = doseAbove(series([[100], [10], [300]]))
  expect(Object.entries(dose).map(([key, members]) => [key, ...members])).toEqual([['75', 250], ['115', 185], ['150', 150], ['250', 50]])
})
