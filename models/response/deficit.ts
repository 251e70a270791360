/**
 * Deficits: the amount of PM2.5 that is not there because of an order, tag by tag and member by member.
 * For: every branch. In words: the district's primary deficits are mixed between the layers and renewed like the air itself,
 * D ← D·e^(-Δt/τ) + (1-m)·P·τ·(1-e^(-Δt/τ)), and held to the tag's contribution; of the city and the region the share cut is that of the
 * arriving air by its age; the secondary part follows its precursors' air and then relaxes with a rate of its own.
 * Units: µg/m³ (deficits), shares (everything that arrives). Reference: science.md §1. When not to use it: the baseline, which is given.
 */
import { AREAS, SECTORS, TAGS } from '../contract/dimensions.ts'
import type { BaselineHour } from '../contract/outcome.ts'
import { blockOf } from '../numeric/block.ts'
import { CUTS } from './cuts.ts'
import { sharesOf, type History, type Stretches } from './history.ts'

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

const EVERYWHERE: readonly boolean[] = AREAS.map(() => true)

/** No deficit anywhere. */
export function noDeficits(members: number): Deficits {
  const part = blockOf(members * (2 * S + INFLOW + 2 * A))
  return { mixed: part(members * S), aloft: part(members * S), arrived: part(members * INFLOW), pool: part(members * A), shown: part(members * A) }
}

/**
 * One hour, written into `deficits`. `history` includes the hour; an area that was never `touched` is left as it is, without a deficit.
 * `relax` by member: share by which secondary PM follows within the hour. `missing` is Σ D by member, µg/m³.
 */
export function stepDeficits(before: Deficits, baseline: BaselineHour, history: History, relax: Float64Array, touched = EVERYWHERE, deficits = noDeficits(relax.length)): { readonly deficits: Deficits; readonly missing: Float64Array; readonly held: number } {
  const missing = new Float64Array(relax.length)
  const held = stepDistrict(before, deficits, baseline, history.at(-1)?.cut ?? null, missing)
  for (const a of [1, 2] as const) if (touched[a] === true) stepInflow(before, deficits, baseline, history, a, missing)
  stepShown(before, deficits, baseline, relax, missing)
  return { deficits, missing, held }
}

// Here and below arrays are taken out of their objects before the loops; within, each access would look them up again.
function stepDistrict(before: Deficits, after: Deficits, { air, supply, primary, kept }: BaselineHour, cut: Float64Array | null, missing: Float64Array): number {
  const { mixed, aloft, pool } = before
  const { mixed: mixedAfter, aloft: aloftAfter, pool: poolAfter } = after
  const { mixedKeeps, mixedGains, aloftKeeps, aloftGains, stays, fill } = air
  let held = 0
  for (let m = 0; m < missing.length; m++) {
    const keeps = mixedKeeps[m] as number
    const gains = mixedGains[m] as number
    const keepsAloft = aloftKeeps[m] as number
    const gainsAloft = aloftGains[m] as number
    const stay = stays[m] as number
    const filled = fill[m] as number
    const left = kept[m] as number
    let sum = 0
    for (let s = 0; s < S; s++) {
      const i = m * S + s
      const below = mixed[i] as number
      const above = aloft[i] as number
      const fed = cut === null ? 0 : (cut[m * CUTS + s] as number) * (supply[i] as number) * filled
      let d = ((below * keeps + above * gains) * stay + fed) * left
      const most = primary[m * TAGS + s] as number
      if (d > most) {
        // Rounding alone is not a hold worth counting.
        if (d > most + 1e-9) held++
        d = most
      }
      mixedAfter[i] = d
      aloftAfter[i] = above * keepsAloft + below * gainsAloft
      sum += d
    }
    missing[m] = sum
    poolAfter[m * A] = (pool[m * A] as number) * stay + (cut === null ? 0 : cut[m * CUTS + TAGS] as number) * (1 - stay)
  }
  return held
}

function stepInflow(before: Deficits, after: Deficits, { air, primary }: BaselineHour, history: History, a: 1 | 2, missing: Float64Array): void {
  const { arrived, pool } = before
  const { arrived: arrivedAfter, pool: poolAfter } = after
  const { blend, run } = air
  const { near, far } = a === 1 ? air.city : air.region
  const shares = new Float64Array(history.length)
  const target = new Float64Array(S + 1)
  for (let m = 0; m < missing.length; m++) {
    const oldest = sharesOf(history, m, run[m] as number, near, far, shares)
    arriving(history, oldest, shares, m * CUTS + a * S, m * CUTS + TAGS + a, target)
    const blended = blend[m] as number
    let sum = 0
    for (let s = 0; s < S; s++) {
      const i = m * INFLOW + (a - 1) * S + s
      const was = arrived[i] as number
      const now = was + ((target[s] as number) - was) * blended
      arrivedAfter[i] = now
      sum += now * (primary[m * TAGS + a * S + s] as number)
    }
    missing[m] = (missing[m] as number) + sum
    const pooled = pool[m * A + a] as number
    poolAfter[m * A + a] = pooled + ((target[S] as number) - pooled) * blended
  }
}

/** Cut of the air that arrives now: by sector from `tag` on, and of the secondary production last. */
function arriving(history: History, oldest: number, shares: Float64Array, tag: number, secondary: number, target: Float64Array): void {
  for (let s = 0; s <= S; s++) target[s] = 0
  for (let i = oldest; i < shares.length; i++) {
    const share = shares[i] as number
    const cut = (history[i] as Stretches).cut
    if (share === 0 || cut === null) continue
    for (let s = 0; s < S; s++) target[s] = (target[s] as number) + share * (cut[tag + s] as number)
    target[S] = (target[S] as number) + share * (cut[secondary] as number)
  }
}

function stepShown(before: Deficits, after: Deficits, { secondary }: BaselineHour, relax: Float64Array, missing: Float64Array): void {
  const { shown } = before
  const { pool, shown: shownAfter } = after
  for (let m = 0; m < missing.length; m++) {
    const follows = relax[m] as number
    let sum = missing[m] as number
    for (let i = m * A; i < (m + 1) * A; i++) {
      const was = shown[i] as number
      const now = was + ((pool[i] as number) - was) * follows
      shownAfter[i] = now
      sum += now * (secondary[i] as number)
    }
    missing[m] = sum
  }
}
