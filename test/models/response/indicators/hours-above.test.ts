import { expect, it } from 'vitest'
import { hoursAbove } from '../../../../models/response/indicators/hours-above.ts'
import { series } from './run.ts'

it('counts hours that are greater than the threshold, not those equal to it', () => {
  // Oracle: counted by hand for two members.
  const counts = hoursAbove(series([[75, 76], [116, 300], [150, 150.1]]))
  expect(Object.entries(counts).map(([key, members]) => [key, ...members])).toEqual([['75', 2, 3], ['115', 2, 2], ['150', 0, 2], ['250', 0, 1]])
})
