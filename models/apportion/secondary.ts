/**
 * Secondary PM2.5 of the district's own precursors.
 * For: what the district made beyond the particles it emitted, by sector. In words: of each precursor in the district's air a share
 * residence/(residence + time of forming) has become particle, times the mass that a unit of it makes and the share that stays a
 * particle; humid air forms sulphate and nitrate faster; outside the heating season all form faster and nitrate and ammonium evaporate.
 * Units: µg of PM2.5 per µg of precursor (SO2, NOx as NO2, NH3, VOC); h; humidity %. Reference: masses SO4/SO2 96/64, NO3/NO2 62/46,
 * NH4/NH3 18/17; times and shares are assumed ranges (parameters.ts). When not to use it: inflow, whose secondary part is a share.
 */
import { PRECURSORS } from '../contract/outcome.ts'

const Q = PRECURSORS.length
const MASS = [96 / 64, 62 / 46, 18 / 17, 1] as const
const [SO2, NOX, NH3] = [0, 1, 2]

/** Drawn once: arrays of one number a member, by precursor unless named otherwise. */
export interface Forming {
  /** h, in the heating season at 50 % humidity. */
  readonly hours: readonly Float64Array[]
  /** Share that is particle once formed; of VOC the yield. */
  readonly share: readonly Float64Array[]
  /** By member, ln: how much faster SO2 and NOx turn for 100 % more humidity. */
  readonly humid: Float64Array
  /** By member: times outside the heating season against those in it, and what nitrate and ammonium keep there. */
  readonly warmTime: Float64Array
  readonly warmShare: Float64Array
}

/** By precursor for member `m`: mass of PM2.5 per mass of precursor in air of `residence` h. Written into `out`. */
export function madePer(by: Forming, m: number, residence: number, humidity: number | null, heating: boolean, out: Float64Array): void {
  const damp = Math.exp(-(by.humid[m] as number) * ((humidity ?? 50) / 100 - 0.5))
  for (let q = 0; q < Q; q++) {
    const time = ((by.hours[q] as Float64Array)[m] as number) * (q === SO2 || q === NOX ? damp : 1) * (heating ? 1 : by.warmTime[m] as number)
    const share = ((by.share[q] as Float64Array)[m] as number) * (!heating && (q === NOX || q === NH3) ? by.warmShare[m] as number : 1)
    out[q] = (MASS[q] as number) * Math.min(1, share) * residence / (residence + time)
  }
}

/** Σ over precursors of flux × mass at index `i` of the fluxes (members × SECTORS each). */
export function madeBy(flux: readonly Float64Array[], i: number, per: Float64Array): number {
  let sum = 0
  for (let q = 0; q < Q; q++) sum += ((flux[q] as Float64Array)[i] as number) * (per[q] as number)
  return sum
}
