import type { Cell } from './columns.ts'
import type { Hour } from './times.ts'

/** Of a day's value as it builds, only that with which the day ends: at the label 24:00, which is 00:00 of the next. Row 0 is the hour `first`. */
export function dayEnds(values: readonly Cell[], first: Hour, offsetMinutes: number): Cell[] {
  return values.map((value, row) => (first + row + offsetMinutes / 60) % 24 === 0 ? value : null)
}
