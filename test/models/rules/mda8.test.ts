import { expect, it } from 'vitest'
import { numberOf } from '../../../models/rules/exact.ts'
import { stateFactor } from '../../../models/rules/gas-state.ts'
import { mda8, mda8Exact } from '../../../models/rules/mda8.ts'

const day = (fill: (label: number) => number | null) => Array.from({ length: 24 }, (_, i) => fill(i + 1))

it('takes the best of the 17 windows that end at 08:00 to 24:00', () => {
  // Oracle: by hand; labels 12 to 19 at 200 and 20 before and after. A night before counts only through labels 1 to 8.
  expect(mda8(day(label => label >= 12 && label <= 19 ? 200 : 20))).toBe(200)
  expect(mda8(day(label => label <= 4 ? 100 : 20))).toBe(60)
})

it('needs 14 windows of 6 hours, unless the limit is exceeded already', () => {
  // Oracle: rules.md §1.4. With labels 1 to 19 the windows ending at 8 to 21 hold 6 hours or more, which are 14; with 1 to 18, 13.
  expect(mda8(day(label => label <= 19 ? 100 : null))).toBe(100)
  expect(mda8(day(label => label <= 18 ? 100 : null))).toBeNull()
  expect(mda8(day(label => label <= 16 ? 161 : null))).toBe(161)
  expect(mda8(day(() => null))).toBeNull()
})

it('judges the exception after the change of state, and says how many windows there were', () => {
  // Oracle: by hand: nine windows of 170 exceed 160 as reported; at 298.15 K they are 155.7 and the day is gone.
  const hours = day(label => label <= 14 ? 170 : null)
  expect(mda8Exact(hours)).toMatchObject({ windows: 9 })
  expect(numberOf(mda8Exact(hours).value!)).toBe(170)
  expect(mda8Exact(hours, stateFactor(273.15, 298.15))).toEqual({ value: null, windows: 9 })
})

it('tells windows apart that floats would not', () => {
  // Oracle: by hand: 0.1 + 0.2 over six hours and eight; the window with 0.3 eight times is larger than a sum of 2.3999999999999995.
  expect(mda8(day(() => 0.3))).toBe(0.3)
})
