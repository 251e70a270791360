/**
 * Transport of the twin: one layer of one channel moved along the line, and air passed between the two layers.
 * For: the twin. In words: finite volumes, first-order upwind in flux form with a diffusivity, so that what leaves a cell enters the
 * next; a growing mixed layer takes from the residual layer the air that it swallows, a shrinking one leaves it behind.
 * Units: columns µg/m², m/s, s, m. Reference: LeVeque, Finite Volume Methods (2002), §4.9 (upwind); the layers are a bookkeeping.
 * When not to use it: sharp fronts; the scheme spreads them by about u·10 km/2.
 */
import { CELLS, CELL_KM } from './world.ts'

const DX = CELL_KM * 1000
/** m²/s; the scheme's own spreading comes on top. */
const DIFFUSIVITY = 1500

/** Mass that crossed the two ends during the step, µg/m² of one cell. */
export interface Crossing { entered: number; left: number }

/** Moves the columns of one channel in place by `u` over `dt`; `west` and `east` are the columns of the air beyond the ends. Throws where the wind crosses more than a cell. */
export function moveAlong(columns: Float64Array, at: number, u: number, dt: number, west: number, east: number, crossing: Crossing): void {
  const c = u * dt / DX
  if (Math.abs(c) > 1) throw new RangeError(`a step may cross one cell of ${CELL_KM} km, got ${u} m/s over ${dt} s`)
  const k = DIFFUSIVITY * dt / (DX * DX)
  let before = c > 0 ? c * west : c * (columns[at] as number)
  if (before > 0) crossing.entered += before
  else crossing.left -= before
  for (let i = 0; i < CELLS; i++) {
    const here = columns[at + i] as number
    const last = i === CELLS - 1
    const next = last ? east : columns[at + i + 1] as number
    // No diffusion through the ends: only the wind brings and takes there.
    const after = (c > 0 ? c * here : c * next) - (last ? 0 : k * (next - here))
    columns[at + i] = here + before - after
    before = after
  }
  if (before > 0) crossing.left += before
  else crossing.entered -= before
}

/** Passes air between the columns of the mixed (`low`) and the residual (`high`) layer, as the mixing height of each cell goes from `from` to `to`. */
export function mixLayers(low: Float64Array, high: Float64Array, at: number, from: Float64Array, to: Float64Array, top: number): void {
  for (let i = 0; i < CELLS; i++) {
    const h0 = from[i] as number
    const h1 = to[i] as number
    const moved = h1 > h0 ? (high[at + i] as number) * (h1 - h0) / (top - h0) : -(low[at + i] as number) * (h0 - h1) / h0
    low[at + i] = (low[at + i] as number) + moved
    high[at + i] = (high[at + i] as number) - moved
  }
}
