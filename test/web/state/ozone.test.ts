import { expect, it } from 'vitest'
import { dayEnds } from '../../../web/src/state/ozone.ts'
import { FIRST, OFFSET } from '../sample-room.ts'

it('marks the value with which a day ends, at the label 24:00 of the pack\'s zone', () => {
  // Oracle: the sample begins at 01:00, so row 23 is midnight; at UTC it would be eight hours earlier in the day.
  const values = Array.from({ length: 49 }, (_, row) => row)
  expect(dayEnds(values, FIRST, OFFSET).flatMap((value, row) => value === null ? [] : [row])).toEqual([23, 47])
  expect(dayEnds(values, FIRST, 0).flatMap((value, row) => value === null ? [] : [row])).toEqual([7, 31])
})
