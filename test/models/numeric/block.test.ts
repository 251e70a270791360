import { expect, it } from 'vitest'
import { blockOf } from '../../../models/numeric/block.ts'

it('cuts parts that are empty at first and never overlap', () => {
  // Oracle: by hand; three parts filled with numbers of their own keep them, whatever is written beside them.
  const part = blockOf(7)
  const parts = [part(2), part(0), part(5)]
  expect(parts.map(values => [...values])).toEqual([[0, 0], [], [0, 0, 0, 0, 0]])
  for (const [i, values] of parts.entries()) values.fill(i + 1)
  expect(parts.map(values => [...values])).toEqual([[1, 1], [], [3, 3, 3, 3, 3]])
})

it('refuses a part that the block has no room for', () => {
  // Oracle: a programmer's error throws; one number too many.
  const part = blockOf(3)
  part(2)
  expect(() => part(2)).toThrow(RangeError)
})
