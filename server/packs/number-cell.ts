/** The one way a number is read from a cell of text. */

// Number() also takes hexadecimal, "Infinity" and blanks: none of them is a measurement.
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Nothing measured is larger in any unit, and below it no conversion of units overflows. */
const LARGEST = 1e100

/** The decimal number that `cell` says, spaces around it ignored; null where it says none (NaN, text, 1,5, 0x1F, nothing) or one beyond 1e100. */
export function numberOf(cell: string): number | null {
  const text = cell.trim()
  if (!DECIMAL.test(text)) return null
  const value = Number(text)
  return Math.abs(value) <= LARGEST ? value : null
}
