import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberOf } from '../../../server/packs/number-cell.ts'

it.each([['85', 85], [' 2.10 ', 2.1], ['-4.3', -4.3], ['1e-3', 0.001], ['.5', 0.5], ['553405', 553405], ['1e100', 1e100]])('%j is a number', (cell, value) => {
  // Oracle: decimal notation with an optional exponent.
  expect(numberOf(cell)).toBe(value)
})

it.each(['', ' ', 'NaN', 'nan', 'Infinity', '-inf', '0x1F', '1,5', '1 000', '12µ', '1e999', '1e101', '-1e308', 'null'])('%j is none', cell => {
  // Oracle: issue 2's bar on NaN; a number that overflows in another unit is no measurement either; a comma may be a decimal or a thousand, so it is not guessed.
  expect(numberOf(cell)).toBeNull()
})

it('digits alone are the number that JavaScript reads, however many they are', () => {
  // Oracle: Number(), the engine's own reading of decimal digits.
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 40 }), digits => { expect(numberOf(digits)).toBe(Number(digits)) }))
})
