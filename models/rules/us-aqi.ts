/**
 * Sub-index of the US Air Quality Index (2024 table) of one concentration.
 * For: the `aqi` command and comparisons across countries. In words: cut the concentration off at the table's decimals, find its row,
 * interpolate I = (IHi - ILo)·(C - BPLo) / (BPHi - BPLo) + ILo, and round to the nearest whole number, a half up; all in whole numbers.
 * Units as the table says: µg/m³, ppm, ppb. Above the last row the index is held at 500 (the technical document's note 4 lets agencies
 * extrapolate; the index itself ends there). Reference: EPA-454/B-24-002 (May 2024), table 6 and equation 1.
 * When not to use it: for Chinese reports (iaqi.ts).
 */
import { truncated } from './rounding.ts'

/** One row: index and concentration, both ends included. */
export interface UsRow { readonly index: readonly [number, number]; readonly concentration: readonly [number, number] }
export interface UsItem { readonly unit: string; readonly decimals: number; readonly rows: readonly UsRow[]; /** What a concentration above the last row gives. */ readonly above: number | null }
export interface UsStandard { readonly id: string; readonly name: { readonly zh: string; readonly en: string }; readonly from: string; readonly source: string; readonly items: Readonly<Record<string, UsItem>> }

/** Null where the table has no such item or no row so low. Throws RangeError below zero. */
export function usIndex(standard: UsStandard, item: string, concentration: number | string): number | null {
  const table = standard.items[item]
  if (table === undefined) return null
  const c = truncated(concentration, table.decimals)
  if (c < 0) throw new RangeError(`an AQI needs a concentration of at least 0, got ${concentration} ${table.unit} of ${item}`)
  for (const { index, concentration: ends } of table.rows) {
    const [low, high] = [truncated(ends[0], table.decimals), truncated(ends[1], table.decimals)]
    if (c < low) return null
    if (c <= high) return nearest((index[1] - index[0]) * (c - low), high - low) + index[0]
  }
  return table.above
}

/** a / b to the nearest whole number, a half up; both are whole and not negative. */
function nearest(a: number, b: number): number {
  const twice = 2 * a + b
  return (twice - twice % (2 * b)) / (2 * b)
}
