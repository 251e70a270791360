/**
 * Unit suspicion: values that fit the air a thousandfold, or a thousandth. For: quality.ts (values out of range), daily.ts (all others).
 * In words: a value beyond the range would fit if a thousandth of it lay within a factor of three of the network's median, or, for CO
 * alone and without neighbours, within what CO reads (CO in µg/m³ where mg/m³ was declared; 9999 and the like are error codes, not
 * air). Within the range, the median over a day of value / network must be within a factor of 2.5 of 1,000 or 1/1,000. Smaller
 * factors (ppb read as µg/m³ are 0.35 to 0.5) lie within what neighbouring streets differ by: ozone's daily peaks at Beijing's south
 * ring road are 0.56 of the network's, so they are left to gas-state.ts and to the declaration. Nothing is ever converted on suspicion.
 * Units of a pack. Reference: assumed; daily.test.ts counts alarms. When not to use it: to convert.
 */
import type { Pollutant } from '../../contract/frame.ts'
import { quantileSorted } from '../../numeric/quantile.ts'
import { cell, COUNT, filledRow, type Row } from './cells.ts'

const THOUSAND = 1000
const FACTOR = 2.5
/** Hours of a day that must have both. */
const HOURS = 18

/** Whether a value beyond the range would fit in the unit a thousand times smaller; `network` is NaN where nobody else measures. */
export function fitsThousandth(pollutant: Pollutant, value: number, network: number): boolean {
  const smaller = value / THOUSAND
  if (network > 0) return smaller >= network / 3 && smaller <= 3 * network
  return pollutant === 'co' && smaller >= 0.1 && smaller <= 20 && !/^9+$/.test(String(value))
}

/** `ratio` is the day's median of value over network. */
export function isThousandfold(ratio: number): boolean {
  return [THOUSAND, 1 / THOUSAND].some(factor => ratio >= factor / FACTOR && ratio <= FACTOR * factor)
}

/** 1 in each cell whose day was thousandfold. `rows` of the day's hours, `networks` the medians of the same hours by pollutant. */
export function doubtedUnits(rows: readonly Row[], networks: readonly Row[], stations: number): Row {
  const marks = filledRow(stations, 0)
  for (let s = 0; s < stations; s++) {
    for (let p = 0; p < COUNT; p++) {
      // Nearly always no hour is far off, and nothing need be sorted.
      let far = 0
      for (const [h, row] of rows.entries()) if (isThousandfold(row[cell(s, p)]! / networks[h]![p]!)) far++
      if (far < HOURS / 2) continue
      const ratios = rows.map((row, h) => row[cell(s, p)]! / networks[h]![p]!).filter(ratio => ratio > 0 && ratio < Infinity)
      if (ratios.length >= HOURS && isThousandfold(quantileSorted(Float64Array.from(ratios).sort(), 0.5))) marks[cell(s, p)] = 1
    }
  }
  return marks
}
