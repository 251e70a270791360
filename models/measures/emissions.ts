/**
 * Emission cut of an order: how much less is emitted while it lasts, in the area that it binds.
 * For: the indicator `emission_cut_percent`, set beside the 10, 20, 30 % that plans require. In words: 100·(1 - mean over hours of
 * Σ tonnes·remaining / Σ tonnes), over all sectors of the areas bound; PM is PM2.5 + coarse. Percent.
 * Reference: contracts.md ("mean over the order's hours in the area ordered"); rules.md §4.3.
 * When not to use it: for hours of unequal emission (the inventory's year is spread evenly over the order's hours).
 */
import { EMITTED, TAGS, areasBound, tagOf, type Area, type Emitted } from '../contract/dimensions.ts'
import type { InventoryRow } from '../contract/inventory.ts'
import type { Order } from '../contract/scenario.ts'
import { band, type Band } from '../numeric/quantile.ts'
import type { EventHour } from '../units/time.ts'

export const CUT_KEYS = ['SO2', 'NOx', 'PM', 'VOC'] as const
export type CutKey = typeof CUT_KEYS[number]
const parts: Readonly<Record<CutKey, readonly Emitted[]>> = { SO2: ['SO2'], NOx: ['NOx'], PM: ['PM2.5', 'PMcoarse'], VOC: ['VOC'] }

/** Percent by pollutant, over members. `hours` are the order's; null where the inventory has no such emission in the area. */
export function emissionCutPercent(order: Order, inventory: readonly InventoryRow[], area: Area, hours: readonly EventHour[]): Record<CutKey, Band | null> {
  const counted = new Map<Float64Array, number>()
  for (const hour of hours) {
    const remaining = order.remaining(hour)
    if (remaining !== null) counted.set(remaining, (counted.get(remaining) ?? 0) + 1)
  }
  const bound = areasBound(area)
  const cutOf = (key: CutKey): Band | null => {
    const rows = inventory.filter(row => bound.includes(row.area) && parts[key].includes(row.pollutant))
    const total = rows.reduce((sum, row) => sum + row.tonnes_per_year, 0)
    if (total <= 0) return null
    // Where a row stands in a member's array, looked up once and not for every member.
    const cells = rows.map(row => tagOf(row.area, row.sector) * EMITTED.length + EMITTED.indexOf(row.pollutant))
    const tonnes = rows.map(row => row.tonnes_per_year)
    const cut = new Float64Array(order.members)
    for (const [remaining, times] of counted) for (let member = 0; member < order.members; member++) {
      let avoided = 0
      const first = member * TAGS * EMITTED.length
      for (let i = 0; i < cells.length; i++) avoided += (tonnes[i] as number) * (1 - (remaining[first + (cells[i] as number)] as number))
      cut[member] = (cut[member] as number) + 100 * (avoided / total) * (times / hours.length)
    }
    return band(cut)
  }
  return { SO2: cutOf('SO2'), NOx: cutOf('NOx'), PM: cutOf('PM'), VOC: cutOf('VOC') }
}
