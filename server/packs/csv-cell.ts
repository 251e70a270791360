/** A value as a CSV cell after RFC 4180; null is an empty cell. Throws RangeError for a number that is not finite: missing is never NaN. */
export function cellText(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`a pack holds finite numbers only, got ${value}`)
    return String(value)
  }
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
