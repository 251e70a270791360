/**
 * Rounding of standards: half to even in one step (四舍六入五成双), done on decimal digits so that no binary fraction tips a half.
 * For: concentrations before an IAQI or a comparison with a limit. In words: the result is a whole number of units of the last
 * decimal kept (tenths for decimals = 1). Negative values by their absolute value. Reference: GB/T 8170-2008 §3.2, via rules.md §1.4.
 * `truncated` is for the one standard that cuts off instead. When not to use it: for published model numbers (numeric/published.ts).
 */

/** `value` as it is written in decimal, in whole units of 10^-decimals. Throws RangeError where it is not finite. */
export function halfEven(value: number | string, decimals: number): number {
  if (typeof value === 'number' && decimals <= 6) {
    const clear = farFromHalf(value, decimals)
    if (clear !== null) return clear
    const whole = wholeMillionths(value)
    if (whole !== null) return nearest(whole, POWERS[6 - decimals]!)
  }
  const { negative, digits, places } = decimal(value)
  return rounded(negative ? -digits : digits, 10n ** BigInt(Math.max(0, places - decimals))) * Number(10n ** BigInt(Math.max(0, decimals - places)))
}

/** Mean of the values, exact until its one rounding, in whole units of 10^-decimals. At least one value. */
export function meanHalfEven(values: readonly number[], decimals: number): number {
  if (values.length === 0) throw new RangeError('a mean needs at least one value, got none')
  const total = decimals <= 6 ? wholeSum(values) : null
  if (total !== null) return nearest(total, POWERS[6 - decimals]! * values.length)
  const parts = values.map(decimal)
  const places = Math.max(decimals, ...parts.map(p => p.places))
  let sum = 0n
  for (const p of parts) sum += (p.negative ? -p.digits : p.digits) * 10n ** BigInt(places - p.places)
  return rounded(sum, 10n ** BigInt(places - decimals) * BigInt(values.length))
}

/** The digits down to 10^-decimals with the rest cut off, in whole units of 10^-decimals: how the US EPA takes concentrations. */
export function truncated(value: number | string, decimals: number): number {
  const whole = typeof value === 'number' && decimals <= 6 ? wholeMillionths(value) : null
  if (whole !== null) return cutOff(whole, POWERS[6 - decimals]!)
  if (typeof value === 'number' && decimals <= 6) {
    const size = Math.abs(value) * POWERS[decimals]!
    const rest = size - Math.floor(size)
    if (size < 1e8 && rest > 1e-6 && rest < 1 - 1e-6) return value < 0 && size >= 1 ? -Math.floor(size) : Math.floor(size)
  }
  const { negative, digits, places } = decimal(value)
  const kept = Number(digits / 10n ** BigInt(Math.max(0, places - decimals))) * Number(10n ** BigInt(Math.max(0, decimals - places)))
  return negative && kept !== 0 ? -kept : kept
}

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const
/** Below this every decimal of 15 digits reads back from its float, and sums and remainders of whole numbers are exact. */
const EXACT_BELOW = 1e15

/** whole / by, towards zero; both are whole. */
function cutOff(whole: number, by: number): number {
  const down = (whole - whole % by) / by
  return down === 0 ? 0 : down
}

/** The rounded value where it lies so far from a half that no binary fraction can matter; else null. */
function farFromHalf(value: number, decimals: number): number | null {
  const size = Math.abs(value) * POWERS[decimals]!
  if (!(size < 1e8)) return null
  const down = Math.floor(size)
  if (Math.abs(size - down - 0.5) < 1e-6) return null
  const result = size - down > 0.5 ? down + 1 : down
  return value < 0 && result !== 0 ? -result : result
}

/**
 * `value` in whole millionths where that is exactly what a person wrote; else null. Nearly every concentration is such a number, and
 * whole numbers in floats are fifty times as fast as the decimal text that the rest of this file reads.
 */
export function wholeMillionths(value: number): number | null {
  const whole = Math.round(value * 1_000_000)
  return Math.abs(whole) < EXACT_BELOW && whole / 1_000_000 === value ? whole : null
}

function wholeSum(values: readonly number[]): number | null {
  let sum = 0
  for (const value of values) {
    const whole = wholeMillionths(value)
    if (whole === null) return null
    sum += whole
  }
  return Math.abs(sum) < EXACT_BELOW ? sum : null
}

/** whole / by, half to even; both are whole. */
function nearest(whole: number, by: number): number {
  const size = Math.abs(whole)
  const rest = size % by
  const down = (size - rest) / by
  const result = rest * 2 > by || (rest * 2 === by && down % 2 === 1) ? down + 1 : down
  return whole < 0 && result !== 0 ? -result : result
}

/** sum / by, half to even; `by` is above 0. */
export function rounded(sum: bigint, by: bigint): number {
  const size = sum < 0n ? -sum : sum
  const whole = size / by
  const twice = (size % by) * 2n
  const up = twice > by || (twice === by && whole % 2n === 1n)
  const result = Number(up ? whole + 1n : whole)
  return sum < 0n && result !== 0 ? -result : result
}

const pattern = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Digits and decimal places of the shortest text that reads back to the number: what a person wrote. */
function decimal(value: number | string): { negative: boolean; digits: bigint; places: number } {
  const text = String(value).trim()
  const found = pattern.exec(text)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found ?? []
  if (whole + fraction === '') throw new RangeError(`rounding needs a decimal number, got "${text}"`)
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return { negative: sign === '-', digits: places < 0 ? digits * 10n ** BigInt(-places) : digits, places: Math.max(0, places) }
}
