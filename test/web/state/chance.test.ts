import { expect, it } from 'vitest'
import { chanceText } from '../../../web/src/state/chance.ts'

it.each([[1, '1.00'], [0.02, '0.02'], [0.00042, '4·10⁻⁴'], [2.6e-57, '3·10⁻⁵⁷'], [9.6e-100, '1·10⁻⁹⁹'], [0, '<10⁻³⁰⁰']])('a chance of %d is written %s', (p, text) => {
  // Oracle: by hand.
  expect(chanceText(p)).toBe(text)
})
