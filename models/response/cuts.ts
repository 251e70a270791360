/**
 * An order as the response needs it: for each member, the share of each tag's primary PM2.5 that is cut, and of each area's secondary.
 * For: computing once per distinct order what would otherwise be computed every hour. In words: primary cut = 1 - remaining(PM2.5);
 * secondary = the response surface at the cuts of SO2, NOx, NH3 and VOC, each weighted by the sectors' shares of that precursor.
 * Units: shares; layout members × CUTS with the TAGS first, then the AREAS. Reference: science.md §1. When not to use it: coarse PM.
 */
import { AREAS, EMITTED, SECTORS, TAGS } from '../contract/dimensions.ts'
import { PRECURSORS, type Precursors } from '../contract/outcome.ts'
import { productionCut, type Quad, type Surface } from './surface.ts'

export const CUTS = TAGS + AREAS.length
const S = SECTORS.length
const Q = PRECURSORS.length
const E = EMITTED.length
const PM = EMITTED.indexOf('PM2.5')
const COLUMN = PRECURSORS.map(precursor => EMITTED.indexOf(precursor))

/** members × CUTS, each in [0, 1]. `remaining` is members × TAGS × EMITTED. */
export function reduceOrder(remaining: Float64Array, { weights, shares }: Precursors, surfaces: readonly Surface[]): Float64Array {
  const out = new Float64Array(surfaces.length * CUTS)
  for (const [m, surface] of surfaces.entries()) {
    for (let tag = 0; tag < TAGS; tag++) out[m * CUTS + tag] = 1 - (remaining[(m * TAGS + tag) * E + PM] as number)
    for (let a = 0; a < AREAS.length; a++) {
      const cuts = [0, 0, 0, 0]
      for (let q = 0; q < Q; q++) for (let s = 0; s < S; s++) {
        const share = shares[((m * AREAS.length + a) * Q + q) * S + s] as number
        cuts[q] = (cuts[q] as number) + share * (1 - (remaining[(m * TAGS + a * S + s) * E + (COLUMN[q] as number)] as number))
      }
      out[m * CUTS + TAGS + a] = clamp01(productionCut(surface, quad(weights, m * AREAS.length + a), quad(cuts, 0)))
    }
  }
  return out
}

/** By area: whether any member's cut touches it. `cut` is members × CUTS. */
export function areasTouched(cut: Float64Array): boolean[] {
  const touched = AREAS.map(() => false)
  for (let i = 0; i < cut.length; i++) {
    const column = i % CUTS
    if (cut[i] !== 0) touched[column < TAGS ? Math.floor(column / S) : column - TAGS] = true
  }
  return touched
}

function quad(from: ArrayLike<number>, m: number): Quad {
  return [from[m * Q] as number, from[m * Q + 1] as number, from[m * Q + 2] as number, from[m * Q + 3] as number]
}

/** Shares add up to 1 but for the last bit. */
function clamp01(x: number): number { return x < 0 ? 0 : x > 1 ? 1 : x }
