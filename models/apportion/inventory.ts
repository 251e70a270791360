/**
 * The inventory, drawn: the district's fluxes, and whose emissions the inflow and the secondary PM are made of.
 * For: the prior of the apportionment. In words: every row is multiplied by one lognormal draw a member (no hour in its key); shares
 * add up to 1 over the sectors; an area without rows for a pollutant borrows the shares of the next area that has some.
 * Units: t/a in, µg/m²/h out (1 t/a on 1 km² is 1e6/8760 µg/m²/h). Reference: science.md §1, §6. When not to use it: gridded
 * inventories, point sources near the receptor.
 */
import { AREAS, SECTORS, type Area, type Emitted } from '../contract/dimensions.ts'
import type { InventoryRow } from '../contract/inventory.ts'
import { PRECURSORS } from '../contract/outcome.ts'
import { spread } from '../numeric/random.ts'
import { seasonal } from './activity.ts'

const S = SECTORS.length

/** members × SECTORS, µg/m²/h as a mean over the year: what the district emits of `pollutant` over the `area` on which its sources lie, km² by member. Zero where the inventory has no row. */
export function districtFlux(rows: readonly InventoryRow[], pollutant: Emitted, members: number, seed: number, area: Float64Array): Float64Array {
  const drawn = drawRows(rows, 'district', pollutant, members, seed)
  return drawn === null ? new Float64Array(members * S) : drawn.map((tonnes, i) => tonnes * 1e6 / 8760 / (area[Math.floor(i / S)] as number))
}

/** members × [city, region] × SECTORS: shares of the primary PM2.5 of the inflow. */
export function inflowShares(rows: readonly InventoryRow[], members: number, seed: number, heating: boolean): Float64Array {
  const out = new Float64Array(members * 2 * S)
  for (const [a, area] of (['city', 'region'] as const).entries()) place(out, shares(rows, area, 'PM2.5', members, seed, heating), members, 2, a)
  return out
}

/** members × AREAS × PRECURSORS × SECTORS: shares of each precursor. */
export function precursorShares(rows: readonly InventoryRow[], members: number, seed: number, heating: boolean): Float64Array {
  const out = new Float64Array(members * AREAS.length * PRECURSORS.length * S)
  for (const [a, area] of AREAS.entries()) for (const [p, precursor] of PRECURSORS.entries()) {
    place(out, shares(rows, area, precursor, members, seed, heating), members, AREAS.length * PRECURSORS.length, a * PRECURSORS.length + p)
  }
  return out
}

function shares(rows: readonly InventoryRow[], area: Area, pollutant: Emitted, members: number, seed: number, heating: boolean): Float64Array {
  const order: Area[] = area === 'region' ? ['region', 'city', 'district'] : area === 'city' ? ['city', 'region', 'district'] : ['district', 'city', 'region']
  for (const from of order) {
    const drawn = drawRows(rows, from, pollutant, members, seed)
    if (drawn === null) continue
    for (let m = 0; m < members; m++) {
      let sum = 0
      for (let s = 0; s < S; s++) {
        const value = (drawn[m * S + s] as number) * seasonal(SECTORS[s] as typeof SECTORS[number], heating)
        drawn[m * S + s] = value
        sum += value
      }
      for (let s = 0; s < S; s++) drawn[m * S + s] = (drawn[m * S + s] as number) / sum
    }
    return drawn
  }
  return new Float64Array(members * S).fill(1 / S)
}

/** members × SECTORS in t/a, or null where nothing is emitted. */
function drawRows(rows: readonly InventoryRow[], area: Area, pollutant: Emitted, members: number, seed: number): Float64Array | null {
  const own = rows.filter(row => row.area === area && row.pollutant === pollutant && row.tonnes_per_year > 0)
  if (own.length === 0) return null
  const out = new Float64Array(members * S)
  for (const row of own) {
    const s = SECTORS.indexOf(row.sector)
    for (let member = 0; member < members; member++) {
      const key = { seed, model: 'inventory', member, name: `${area}/${row.sector}/${pollutant}` }
      out[member * S + s] = (out[member * S + s] as number) + row.tonnes_per_year * spread(key, 1 + row.relative_uncertainty)
    }
  }
  return out
}

function place(out: Float64Array, part: Float64Array, members: number, parts: number, index: number): void {
  for (let m = 0; m < members; m++) out.set(part.subarray(m * S, (m + 1) * S), (m * parts + index) * S)
}
