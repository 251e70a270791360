import { expect, it } from 'vitest'
import { timeTo } from '../../../../models/response/indicators/time-to.ts'
import { series } from './run.ts'

it('is the end of the first hour above, from the beginning of the run; -1 where it never comes', () => {
  // Oracle: by eye; member 1 passes 75 in the first hour, member 2 in the third, and only member 1 passes 115.
  const times = timeTo(series([[80, 10], [120, 75], [90, 76]]))
  expect([[...times[75]], [...times[115]], [...times[250]]]).toEqual([[1, 3], [2, -1], [-1, -1]])
})
