/**
 * Tracers: what the monitor reads beside PM2.5, as a slow correction of three groups of the district's inventory.
 * For: traffic (NO2), solid fuel (SO2 and CO), dust (PM10 - PM2.5). In words: what the station reads above the inflow of the tracer,
 * against what the predicted contributions would make through their profiles; the logarithm of the ratio moves the group's factor with
 * a time of 72 h, and the factor returns to the inventory with 240 h, within a factor of 3.
 * Units: µg/m³ (co mg/m³); factors 1. Reference: science.md §1 (slow factor), §2 (three degrees of freedom). A later issue replaces it
 * by a filter. When not to use it: to tell sectors within a group apart.
 */
import { SECTORS, type Sector } from '../contract/dimensions.ts'
import type { HourFrame } from '../contract/frame.ts'
import type { ProfileRow } from '../contract/inventory.ts'
import { spread } from '../numeric/random.ts'
import { isMeasured } from '../units/missing.ts'

export const TRACERS = ['no2', 'so2', 'co', 'coarse'] as const
/** Which slow factor a tracer moves: 0 traffic, 1 solid fuel, 2 dust. */
export const MOVES = [0, 1, 1, 2] as const
export const FACTORS = 3
const S = SECTORS.length
const MEMBERS_OF: readonly (readonly Sector[])[] = [['mobile', 'non_road'], ['industry', 'residential_heating'], ['construction_dust', 'road_dust', 'bare_land']]

/** Factor of each sector (index into SECTORS), -1 where no tracer reaches it. */
export const FACTOR_OF = Int8Array.from(SECTORS, sector => MEMBERS_OF.findIndex(group => group.includes(sector)))

/** Of the hour, by tracer: the reading and its inflow (null: unknown), or null where not measured. */
export type TracerReading = { readonly reading: number; readonly inflow: number | null } | null

/** Readings of the four tracers. The inflow of a gas is the network's 10th percentile; coarse is PM10 less PM2.5, both at that percentile. */
export function readTracers(frame: HourFrame): readonly TracerReading[] {
  const gas = (name: 'no2' | 'so2' | 'co'): TracerReading => {
    const reading = frame.readings[name]
    return isMeasured(reading) ? { reading: Math.max(0, reading.value), inflow: frame.network[name]?.p10 ?? null } : null
  }
  const { pm10, pm25 } = frame.readings
  const [far10, far25] = [frame.network.pm10, frame.network.pm25]
  const coarse = isMeasured(pm10) && isMeasured(pm25)
    ? { reading: Math.max(0, pm10.value - pm25.value), inflow: far10 && far25 ? Math.max(0, far10.p10 - far25.p10) : null } : null
  return [gas('no2'), gas('so2'), gas('co'), coarse]
}

/** members × TRACERS × SECTORS: reading of the tracer for each µg/m³ of the sector's primary PM2.5; one lognormal draw a member. */
export function drawProfiles(rows: readonly ProfileRow[], members: number, seed: number): Float64Array {
  const out = new Float64Array(members * TRACERS.length * SECTORS.length)
  for (const row of rows) {
    const tracer = row.pollutant === 'pm10' ? 3 : TRACERS.indexOf(row.pollutant)
    // A pm10 reading holds the PM2.5 itself: the coarse part is what is above 1.
    const ratio = row.pollutant === 'pm10' ? Math.max(0, row.ratio_to_pm25 - 1) : row.ratio_to_pm25
    for (let member = 0; member < members; member++) {
      const key = { seed, model: 'profiles', member, name: `${row.sector}/${row.pollutant}` }
      out[(member * TRACERS.length + tracer) * SECTORS.length + SECTORS.indexOf(row.sector)] = ratio * spread(key, 1 + row.relative_uncertainty)
    }
  }
  return out
}

export interface Nudge { readonly gain: number; readonly back: number; readonly background: Float64Array }

/** The slow factors (members × FACTORS, natural logarithms) after the hour. `primary` is members × TAGS with the district first, µg/m³. */
export function nudge(slow: Float64Array, readings: readonly TracerReading[], primary: Float64Array, tags: number, profiles: Float64Array, by: Nudge): Float64Array {
  const { back, background } = by
  const next = new Float64Array(slow.length)
  for (let i = 0; i < next.length; i++) next[i] = (slow[i] as number) * (1 - back)
  for (const [t, tracer] of readings.entries()) {
    if (tracer === null || tracer.reading <= 0) continue
    const { reading, inflow } = tracer
    const factor = MOVES[t] as number
    // Two tracers of one group share its gain.
    const gain = factor === 1 && readings[1] !== null && readings[2] !== null ? by.gain / 2 : by.gain
    // A tenth of the reading on both sides is the noise of background and instrument.
    const noise = 0.1 * reading
    for (let m = 0; m < background.length; m++) {
      const made = madeOf(primary, m * tags, profiles, (m * TRACERS.length + t) * S)
      if (made <= 0) continue
      const excess = Math.max(0, reading - (inflow ?? (background[m] as number) * reading))
      const step = gain * Math.log((excess + noise) / (made + noise))
      next[m * FACTORS + factor] = clamp((next[m * FACTORS + factor] as number) + step)
    }
  }
  return next
}

/** What the monitor would read of the district's primary PM2.5 from `tag` on, through the profiles from `ratio` on. */
function madeOf(primary: Float64Array, tag: number, profiles: Float64Array, ratio: number): number {
  let made = 0
  for (let s = 0; s < S; s++) made += (primary[tag + s] as number) * (profiles[ratio + s] as number)
  return made
}

const LIMIT = Math.log(3)
function clamp(x: number): number { return x < -LIMIT ? -LIMIT : x > LIMIT ? LIMIT : x }
