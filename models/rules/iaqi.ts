/**
 * Individual air quality index (IAQI, 空气质量分指数) of one concentration.
 * For: aqi.ts and the `aqi` command. In words: round the concentration half-even to the standard's decimals, then interpolate between
 * breakpoints, IAQI = (IHi - ILo)·(C - BPLo) / (BPHi - BPLo) + ILo, and round up; all in whole numbers, so that no float tips the
 * rounding up (27 CO values do). µg/m³, CO mg/m³. Reference: HJ 633-2026 §4.2.2-4.2.6; HJ 633-2012 §4.2, §6.2.
 * When not to use it: for values already averaged and rounded twice; round once.
 */
import { halfEven } from './rounding.ts'
import type { AqiStandard, Item, ItemTable } from './standard.ts'

/** Null where the standard has no such item or gives no index so high. Throws RangeError below zero. */
export function iaqi(standard: AqiStandard, item: Item, concentration: number | string): number | null {
  const table = standard.items[item]
  if (table === undefined) return null
  const scale = table.decimals === 0 ? 1 : 10
  const c = halfEven(concentration, table.decimals)
  if (c < 0) throw new RangeError(`an IAQI needs a concentration of at least 0, got ${concentration} ${table.unit} of ${item}`)
  for (let i = 1; i < table.breakpoints.length; i++) {
    const low = table.breakpoints[i - 1]! * scale
    const high = table.breakpoints[i]! * scale
    if (c > high) continue
    const [from, to] = [standard.iaqi[i - 1]!, standard.iaqi[i]!]
    return ceilDivide((to - from) * (c - low), high - low) + from
  }
  return table.above
}

/** Whether the concentration, rounded as the table asks, lies above its last breakpoint. */
export function isAbove(table: ItemTable, concentration: number | string): boolean {
  return halfEven(concentration, table.decimals) > table.breakpoints.at(-1)! * (table.decimals === 0 ? 1 : 10)
}

/** Rounds up; both are whole and at least 0. */
function ceilDivide(a: number, b: number): number {
  const rest = a % b
  return (a - rest) / b + (rest > 0 ? 1 : 0)
}
