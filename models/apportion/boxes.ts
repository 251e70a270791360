/**
 * The district's boxes: what its emissions make in the mixed layer and aloft, before the inventory is corrected.
 * For: contributions and what the monitor would read of four tracers. In words: one unit box a sector (a flux of 1 µg/m²/h with the
 * sector's course of the day), from which primary PM2.5 and precursors follow by their fluxes; one box for each tracer and group, which
 * the ground and the chemistry empty faster. Equation: x ← (x·keeps + aloft·gains)·e^(-rate) + feed·(1 - e^(-rate))/rate/h.
 * Units: µg/m³ (co mg/m³), µg/m²/h, m, 1/h. Reference: science.md §1, §9 (deposition). When not to use it: inflow.
 */
import { SECTORS } from '../contract/dimensions.ts'
import type { AirHour } from '../contract/outcome.ts'
import type { ApportionDraws } from './draws.ts'
import { FACTORS, FACTOR_OF } from './groups.ts'
import { TRACERS } from './profiles.ts'

const S = SECTORS.length
const T = TRACERS.length

export interface Box { readonly mixed: Float64Array; readonly aloft: Float64Array }

/** An empty box of `length` numbers in each layer. */
export function emptyBox(length: number): Box { return { mixed: new Float64Array(length), aloft: new Float64Array(length) } }

/** members × SECTORS after the hour; `course` by sector is the flux, µg/m²/h. */
export function renewUnit(before: Box, air: AirHour, course: Float64Array): Box {
  const after = emptyBox(before.mixed.length)
  for (let m = 0; m < air.height.length; m++) {
    const fed = (air.fill[m] as number) / (air.height[m] as number)
    for (let s = 0; s < S; s++) renewOne(before, after, m * S + s, air, m, air.stays[m] as number, (course[s] as number) * fed)
  }
  return after
}

/** members × TRACERS × FACTORS after the hour. */
export function renewTracers(before: Box, air: AirHour, course: Float64Array, { flux, profiles, tracerDeposition, tracerLoss }: ApportionDraws): Box {
  const after = emptyBox(before.mixed.length)
  const feed = new Float64Array(FACTORS)
  for (let m = 0; m < air.height.length; m++) {
    const height = air.height[m] as number
    for (let t = 0; t < T; t++) {
      const rate = 1 / (air.residence[m] as number) + 36 * ((tracerDeposition[t] as Float64Array)[m] as number) / height + ((tracerLoss[t] as Float64Array)[m] as number)
      const stays = Math.exp(-rate)
      const fill = (1 - stays) / rate / height
      feed.fill(0)
      for (let s = 0; s < S; s++) {
        const g = FACTOR_OF[s] as number
        feed[g] = (feed[g] as number) + (flux[m * S + s] as number) * (course[s] as number) * (profiles[(m * T + t) * S + s] as number)
      }
      for (let g = 0; g < FACTORS; g++) renewOne(before, after, (m * T + t) * FACTORS + g, air, m, stays, (feed[g] as number) * fill)
    }
  }
  return after
}

function renewOne(before: Box, after: Box, i: number, air: AirHour, m: number, stays: number, fed: number): void {
  const below = before.mixed[i] as number
  const above = before.aloft[i] as number
  after.mixed[i] = (below * (air.mixedKeeps[m] as number) + above * (air.mixedGains[m] as number)) * stays + fed
  after.aloft[i] = above * (air.aloftKeeps[m] as number) + below * (air.aloftGains[m] as number)
}

/** The same box with what was replaced by inflow taken out; `kept` by member, `width` numbers a member. */
export function keepOf({ mixed, aloft }: Box, kept: Float64Array, width: number): Box {
  return { mixed: mixed.map((x, i) => x * (kept[Math.floor(i / width)] as number)), aloft }
}
