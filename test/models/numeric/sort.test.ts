import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortFirst } from '../../../models/numeric/sort.ts'

it('puts the first numbers in ascending order and leaves the others', () => {
  // Oracle: the engine's own sort of as many numbers.
  const number = fc.double({ noNaN: true }).map(value => value + 0)
  fc.assert(fc.property(fc.array(number, { maxLength: 150 }), fc.nat(150), (given, wish) => {
    const n = Math.min(wish, given.length)
    const values = Float64Array.from(given)
    sortFirst(values, n)
    expect([...values]).toEqual([...Float64Array.from(given.slice(0, n)).sort(), ...given.slice(n)])
  }))
})
