/**
 * Deficits: the amount of PM2.5 that is not there because of an order, tag by tag and member by member.
 * For: every branch. In words: the district's primary deficits are mixed between the layers and renewed like the air itself,
 * D ← D·e^(-Δt/τ) + (1-m)·P·τ·(1-e^(-Δt/τ)), and held to the tag's contribution; of the city and the region the share cut is that of the
 * arriving air by its age; the secondary part follows its precursors' air and then relaxes with a rate of its own.
 * Units: µg/m³ (deficits), shares (everything that arrives). Reference: science.md §1. When not to use it: the baseline, which is given.
 */
import { AREAS, SECTORS, TAGS } from '../contract/dimensions.ts'
import type { AirHour, BaselineHour } from '../contract/outcome.ts'
import { CUTS } from './cuts.ts'
import { sharesOf, type History } from './history.ts'

const S = SECTORS.length
const A = AREAS.length
/** Tags of city and region. */
export const INFLOW = TAGS - S

export interface Deficits {
  /** members × SECTORS, µg/m³: the district's primary deficits in the mixed layer and aloft. */
  readonly mixed: Float64Array
  readonly aloft: Float64Array
  /** members × INFLOW: share of the inflow's primary tags that is cut. */
  readonly arrived: Float64Array
  /** members × AREAS: cut of the production of the secondary PM in the air at the receptor, and what the secondary PM shows of it yet. */
  readonly pool: Float64Array
  readonly shown: Float64Array
}

/** No deficit anywhere. */
export function noDeficits(members: number): Deficits {
  return { mixed: new Float64Array(members * S), aloft: new Float64Array(members * S), arrived: new Float64Array(members * INFLOW), pool: new Float64Array(members * A), shown: new Float64Array(members * A) }
}

/** One hour. `relax` by member: share by which secondary PM follows within the hour. `history` includes the hour; `missing` is Σ D by member, µg/m³. */
export function stepDeficits(before: Deficits, baseline: BaselineHour, history: History, relax: Float64Array): { readonly deficits: Deficits; readonly missing: Float64Array; readonly held: number } {
  const members = relax.length
  const deficits = noDeficits(members)
  const missing = new Float64Array(members)
  const cut = history.at(-1)?.cut ?? null
  const held = stepDistrict(before, deficits, baseline, cut, missing)
  stepInflow(before, deficits, baseline, history, missing)
  for (let i = 0; i < deficits.shown.length; i++) {
    const m = (i / A) | 0
    const shown = before.shown[i] as number
    const now = shown + ((deficits.pool[i] as number) - shown) * (relax[m] as number)
    deficits.shown[i] = now
    missing[m] = (missing[m] as number) + now * (baseline.secondary[i] as number)
  }
  return { deficits, missing, held }
}

function stepDistrict(before: Deficits, after: Deficits, { air, supply, primary, kept }: BaselineHour, cut: Float64Array | null, missing: Float64Array): number {
  let held = 0
  for (let m = 0; m < missing.length; m++) {
    const keeps = air.mixedKeeps[m] as number
    const gains = air.mixedGains[m] as number
    const aloftKeeps = air.aloftKeeps[m] as number
    const aloftGains = air.aloftGains[m] as number
    const stays = air.stays[m] as number
    const fill = air.fill[m] as number
    const left = kept[m] as number
    let sum = 0
    for (let s = 0; s < S; s++) {
      const i = m * S + s
      const below = before.mixed[i] as number
      const above = before.aloft[i] as number
      const fed = cut === null ? 0 : (cut[m * CUTS + s] as number) * (supply[i] as number) * fill
      let d = ((below * keeps + above * gains) * stays + fed) * left
      const most = primary[m * TAGS + s] as number
      if (d > most) {
        // Rounding alone is not a hold worth counting.
        if (d > most + 1e-9) held++
        d = most
      }
      after.mixed[i] = d
      after.aloft[i] = above * aloftKeeps + below * aloftGains
      sum += d
    }
    missing[m] = sum
    const pool = before.pool[m * A] as number
    after.pool[m * A] = pool * stays + (cut === null ? 0 : cut[m * CUTS + TAGS] as number) * (1 - stays)
  }
  return held
}

function stepInflow(before: Deficits, after: Deficits, { air, primary }: BaselineHour, history: History, missing: Float64Array): void {
  const shares = new Float64Array(history.length)
  const target = new Float64Array(S + 1)
  for (let a = 1; a < A; a++) {
    const { near, far } = a === 1 ? air.city : air.region
    for (let m = 0; m < missing.length; m++) {
      arriving(history, air, m, a, near, far, shares, target)
      const blend = air.blend[m] as number
      let sum = 0
      for (let s = 0; s < S; s++) {
        const i = m * INFLOW + (a - 1) * S + s
        const was = before.arrived[i] as number
        const now = was + ((target[s] as number) - was) * blend
        after.arrived[i] = now
        sum += now * (primary[m * TAGS + a * S + s] as number)
      }
      missing[m] = (missing[m] as number) + sum
      const pool = before.pool[m * A + a] as number
      after.pool[m * A + a] = pool + ((target[S] as number) - pool) * blend
    }
  }
}

/** Cut of the air that arrives now from area `a`: by sector, and of the secondary production last. */
function arriving(history: History, air: AirHour, m: number, a: number, near: number, far: number, shares: Float64Array, target: Float64Array): void {
  sharesOf(history, m, air.run[m] as number, near, far, shares)
  target.fill(0)
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] as number
    const cut = history[i]?.cut ?? null
    if (share === 0 || cut === null) continue
    const at = m * CUTS
    for (let s = 0; s < S; s++) target[s] = (target[s] as number) + share * (cut[at + a * S + s] as number)
    target[S] = (target[S] as number) + share * (cut[at + TAGS + a] as number)
  }
}
