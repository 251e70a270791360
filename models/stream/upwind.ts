/**
 * How much each other station counts for the air that comes in: the side from which the wind comes, and the nearer ones more.
 * For: the `upwind` mean of a frame's network. Equation: weight = e^(3·(cos Δ - 1)) · e^(-d/60 km), Δ the angle between the wind's origin
 * and the station as seen from the receptor: 1 straight upwind, 0.22 at 60°, 0.05 across, 0.002 behind.
 * Units: °, km; weights 1. Reference: assumed shape; the path over which arriving air is averaged is that of models/apportion.
 * When not to use it: where air turns on its way by more than the width of the lobe (60°).
 */
import type { Bearing } from './surroundings.ts'

const LOBE = 3
const REACH_KM = 60

/** Weight of each place, written into `out`; 0 where a place is unknown. `direction` ° from which the wind comes. */
export function upwindWeights(places: readonly (Bearing | null)[], direction: number, out: Float64Array): Float64Array {
  for (const [i, place] of places.entries()) {
    out[i] = place === null ? 0 : Math.exp(LOBE * (Math.cos((place.degrees - direction) * Math.PI / 180) - 1) - place.km / REACH_KM)
  }
  return out
}
