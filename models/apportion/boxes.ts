/**
 * The district's boxes: what its emissions make in the mixed layer and aloft, before the inventory is corrected.
 * For: contributions and what the monitor would read of four tracers. In words: one unit box a sector (a flux of 1 µg/m²/h with the
 * sector's course of the day), from which primary PM2.5 and precursors follow by their fluxes; one box for each tracer and group, which
 * the ground and the chemistry empty faster. Equation: x ← (x·keeps + aloft·gains)·e^(-rate) + feed·(1 - e^(-rate))/rate/h.
 * Units: µg/m³ (co mg/m³), µg/m²/h, m, 1/h. Reference: science.md §1, §9 (deposition). When not to use it: inflow.
 */
import { SECTORS } from '../contract/dimensions.ts'
import type { AirHour } from '../contract/outcome.ts'
import { blockOf } from '../numeric/block.ts'
import type { ApportionDraws } from './draws.ts'
import { FACTORS, FACTOR_OF } from './groups.ts'
import { TRACERS } from './profiles.ts'

const S = SECTORS.length
const T = TRACERS.length

export interface Box { readonly mixed: Float64Array; readonly aloft: Float64Array }

/** An empty box of `length` numbers in each layer. */
export function emptyBox(length: number): Box {
  const part = blockOf(2 * length)
  return { mixed: part(length), aloft: part(length) }
}

/** members × SECTORS after the hour, written into `after`; `course` by sector is the flux, µg/m²/h. */
export function renewUnit(before: Box, air: AirHour, course: Float64Array, after = emptyBox(before.mixed.length)): Box {
  for (let m = 0; m < air.height.length; m++) {
    const fed = (air.fill[m] as number) / (air.height[m] as number)
    for (let s = 0; s < S; s++) feed[s] = (course[s] as number) * fed
    renew(before, after, m * S, S, air, m, air.stays[m] as number)
  }
  return after
}

// What is fed into one member's boxes, and what its sectors emit: written anew for each.
const feed = new Float64Array(Math.max(S, FACTORS))
const emitted = new Float64Array(S)

/** members × TRACERS × FACTORS after the hour, written into `after`. */
export function renewTracers(before: Box, air: AirHour, course: Float64Array, { flux, profiles, tracerDeposition, tracerLoss }: ApportionDraws, after = emptyBox(before.mixed.length)): Box {
  for (let m = 0; m < air.height.length; m++) {
    const height = air.height[m] as number
    for (let s = 0; s < S; s++) emitted[s] = (flux[m * S + s] as number) * (course[s] as number)
    for (let t = 0; t < T; t++) {
      const rate = 1 / (air.residence[m] as number) + 36 * ((tracerDeposition[t] as Float64Array)[m] as number) / height + ((tracerLoss[t] as Float64Array)[m] as number)
      const stays = Math.exp(-rate)
      const fill = (1 - stays) / rate / height
      const of = (m * T + t) * S
      feed.fill(0)
      for (let s = 0; s < S; s++) {
        const g = FACTOR_OF[s] as number
        feed[g] = (feed[g] as number) + (emitted[s] as number) * (profiles[of + s] as number)
      }
      for (let g = 0; g < FACTORS; g++) feed[g] = (feed[g] as number) * fill
      renew(before, after, (m * T + t) * FACTORS, FACTORS, air, m, stays)
    }
  }
  return after
}

/** `width` boxes of member `m` from `at` on, with what `feed` holds for each. */
function renew({ mixed, aloft }: Box, after: Box, at: number, width: number, air: AirHour, m: number, stays: number): void {
  const keeps = air.mixedKeeps[m] as number
  const gains = air.mixedGains[m] as number
  const aloftKeeps = air.aloftKeeps[m] as number
  const aloftGains = air.aloftGains[m] as number
  for (let k = 0; k < width; k++) {
    const below = mixed[at + k] as number
    const above = aloft[at + k] as number
    after.mixed[at + k] = (below * keeps + above * gains) * stays + (feed[k] as number)
    after.aloft[at + k] = above * aloftKeeps + below * aloftGains
  }
}

/** Takes what was replaced by inflow out of the box, in place, and gives it back; `kept` by member, `width` numbers a member. */
export function keepOf(box: Box, kept: Float64Array, width: number): Box {
  const { mixed } = box
  for (let m = 0, i = 0; m < kept.length; m++) {
    const keeps = kept[m] as number
    for (const end = i + width; i < end; i++) mixed[i] = (mixed[i] as number) * keeps
  }
  return box
}
