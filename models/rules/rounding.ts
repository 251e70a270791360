/**
 * Rounding of standards: half to even in one step (四舍六入五成双), done on decimal digits so that no binary fraction tips a half.
 * For: concentrations before an IAQI or a comparison with a limit. In words: the result is a whole number of units of the last
 * decimal kept (tenths for decimals = 1). Negative values by their absolute value. Reference: GB/T 8170-2008 §3.2, via rules.md §1.4.
 * `truncated` is for the one standard that cuts off instead. When not to use it: for published model numbers (numeric/published.ts).
 */

/** `value` as it is written in decimal, in whole units of 10^-decimals. Throws RangeError where it is not finite. */
export function halfEven(value: number | string, decimals: number): number {
  const { negative, digits, places } = decimal(value)
  return rounded(negative ? -digits : digits, 10n ** BigInt(Math.max(0, places - decimals))) * Number(10n ** BigInt(Math.max(0, decimals - places)))
}

/** Mean of the values, exact until its one rounding, in whole units of 10^-decimals. At least one value. */
export function meanHalfEven(values: readonly number[], decimals: number): number {
  if (values.length === 0) throw new RangeError('a mean needs at least one value, got none')
  const parts = values.map(decimal)
  const places = Math.max(decimals, ...parts.map(p => p.places))
  let sum = 0n
  for (const p of parts) sum += (p.negative ? -p.digits : p.digits) * 10n ** BigInt(places - p.places)
  return rounded(sum, 10n ** BigInt(places - decimals) * BigInt(values.length))
}

/** The digits down to 10^-decimals with the rest cut off, in whole units of 10^-decimals: how the US EPA takes concentrations. */
export function truncated(value: number | string, decimals: number): number {
  const { negative, digits, places } = decimal(value)
  const kept = Number(digits / 10n ** BigInt(Math.max(0, places - decimals))) * Number(10n ** BigInt(Math.max(0, decimals - places)))
  return negative && kept !== 0 ? -kept : kept
}

/** sum / by, half to even. */
function rounded(sum: bigint, by: bigint): number {
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
