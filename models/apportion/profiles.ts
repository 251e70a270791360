/**
 * Profiles: what the monitor reads of four tracers for each µg/m³ of a sector's primary PM2.5, drawn once for each member.
 * For: what the district's box would show at the monitor. In words: NO2, SO2 and CO as ratios, the coarse part as PM10 less the PM2.5
 * in it. Units: µg per µg (CO mg per µg). Reference: contracts.md, `profiles.csv`; science.md §2 (three degrees of freedom).
 * When not to use it: to tell sectors of one group apart.
 */
import { SECTORS } from '../contract/dimensions.ts'
import type { ProfileRow } from '../contract/inventory.ts'
import { spread } from '../numeric/random.ts'

export const TRACERS = ['no2', 'so2', 'co', 'coarse'] as const
const S = SECTORS.length

/** members × TRACERS × SECTORS: reading of the tracer for each µg/m³ of the sector's primary PM2.5; one lognormal draw a member. */
export function drawProfiles(rows: readonly ProfileRow[], members: number, seed: number): Float64Array {
  const out = new Float64Array(members * TRACERS.length * S)
  for (const row of rows) {
    const tracer = row.pollutant === 'pm10' ? 3 : TRACERS.indexOf(row.pollutant)
    // A pm10 reading holds the PM2.5 itself: the coarse part is what is above 1.
    const ratio = row.pollutant === 'pm10' ? Math.max(0, row.ratio_to_pm25 - 1) : row.ratio_to_pm25
    for (let member = 0; member < members; member++) {
      const key = { seed, model: 'profiles', member, name: `${row.sector}/${row.pollutant}` }
      out[(member * TRACERS.length + tracer) * S + SECTORS.indexOf(row.sector)] = ratio * spread(key, 1 + row.relative_uncertainty)
    }
  }
  return out
}
