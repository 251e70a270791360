/** The one way a number is read from a cell of text. */

// Number() also takes hexadecimal, "Infinity" and blanks: none of them is a measurement.
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Nothing measured is larger in any unit, and below it no conversion of units overflows. */
const LARGEST = 1e100

/** The decimal number that `cell` says, spaces around it ignored; null where it says none (NaN, text, 1,5, 0x1F, nothing) or one beyond 1e100. */
export function numberOf(cell: string): number | null {
  const count = countOf(cell)
  if (count >= 0) return count
  const text = cell.trim()
  if (!DECIMAL.test(text)) return null
  const value = Number(text)
  return Math.abs(value) <= LARGEST ? value : null
}

/** Below this many digits a sum of them is exact. */
const EXACT = 15

/** A cell of digits alone, as most cells of a year are, read without looking for anything else; -1 for every other cell. */
function countOf(cell: string): number {
  if (cell === '' || cell.length > EXACT) return -1
  let count = 0
  for (let i = 0; i < cell.length; i++) {
    const digit = cell.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    count = 10 * count + digit
  }
  return count
}
