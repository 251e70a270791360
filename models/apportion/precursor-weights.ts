/**
 * Which precursor the secondary PM2.5 of each area was made of.
 * For: the response, where a cut of a precursor takes away its part. In words: for city and region the drawn shares of the season; for
 * the district what its own inventory makes at a residence of 8 h and 60 % humidity, a middling winter hour, so that the weights do not
 * change by the hour. Units: shares, adding up to 1 for each member and area. Reference: secondary.ts. When not to use it: by the hour.
 */
import { AREAS, SECTORS } from '../contract/dimensions.ts'
import { PRECURSORS } from '../contract/outcome.ts'
import { seasonal } from './activity.ts'
import type { ApportionDraws } from './draws.ts'
import { madePer } from './secondary.ts'

const S = SECTORS.length
const Q = PRECURSORS.length
const A = AREAS.length
const RESIDENCE_H = 8
const HUMIDITY = 60

/** members × AREAS × PRECURSORS. A district without precursors has the shares of the others. */
export function precursorWeights(draws: ApportionDraws, heating: boolean): Float64Array {
  const drawn = heating ? draws.weightsHeating : draws.weightsRest
  const out = new Float64Array(drawn.length * A)
  const per = new Float64Array(Q)
  for (let m = 0; m < drawn.length / Q; m++) {
    for (let a = 0; a < A; a++) for (let q = 0; q < Q; q++) out[(m * A + a) * Q + q] = drawn[m * Q + q] as number
    madePer(draws.forming, m, RESIDENCE_H, HUMIDITY, heating, per)
    const made = draws.precursorFlux.map((flux, q) => (per[q] as number) * SECTORS.reduce((sum, sector, s) => sum + (flux[m * S + s] as number) * seasonal(sector, heating), 0))
    const all = made.reduce((sum, x) => sum + x, 0)
    if (all > 0) for (let q = 0; q < Q; q++) out[m * A * Q + q] = (made[q] as number) / all
  }
  return out
}
