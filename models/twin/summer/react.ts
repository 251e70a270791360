/**
 * Chemistry over all cells and layers of the summer twin.
 * For: simulate. In words: each cell reacts as a whole; every tag of a species keeps the same share, and what it becomes keeps its tag
 * (SO2 sulphate, NOx nitrate, VOC SOA); new ozone belongs to the area of the cell, new carbonyls to nobody. Particles dim the light.
 * Units: columns µg/m² (ox and no2 ppb·m), s. Reference: chemistry.ts. When not to use it: aloft at other temperatures; both layers have that of the ground.
 */
import { BACKGROUND, CELLS } from '../world.ts'
import { total, type SummerAir } from './air.ts'
import { oxChannel } from './channels.ts'
import { emptyReacted, reactParcel, type Parcel, type Reacted } from './chemistry.ts'
import { PER_PPB, type Constants } from './constants.ts'
import type { Photolysis } from './light.ts'
import { CARBONYL, FIRST_VOC, FORMALDEHYDE, S, SUMMER_SPECIES, VOC } from './species.ts'
import { SECONDARY } from './tags.ts'
import { SUMMER_TOP_M } from './weather.ts'

const SULPHATE = 96 / 64
const NITRATE = 62 / 46
/** Of the light, what a µg/m² of fine particles takes: 60 µg/m³ through 1,500 m take a tenth. */
const DIMMING = 1.2e-6
const FINE = [S.fine, S.sulphate, S.soa]

/** Share of the light that the particles over a cell leave. */
export function dimmingAt(air: SummerAir, cell: number): number {
  return Math.exp(-DIMMING * FINE.reduce((sum, s) => sum + total(air, air.low, s, cell) + total(air, air.high, s, cell), 0))
}

/** Reacts both layers for `dt` seconds. */
export function reactAir(air: SummerAir, k: Constants, humidity: number, j: Photolysis, dt: number): void {
  const parcel: Parcel = { ox: 0, no2: 0, nox: 0, co: 0, so2: 0, voc: new Float64Array(VOC.length) }
  const out = emptyReacted()
  const kept = new Float64Array(SUMMER_SPECIES.length)
  for (let i = 0; i < CELLS; i++) {
    const light = scaled(j, dimmingAt(air, i))
    for (const columns of [air.low, air.high]) {
      const depth = columns === air.low ? air.heights[i] as number : SUMMER_TOP_M - (air.heights[i] as number)
      fill(parcel, air, columns, i, depth)
      reactParcel(parcel, { k, j: light, humidity }, dt, out)
      spread(air, columns, i, depth, out, kept)
      if (columns === air.low) { air.radicals.oh[i] = out.radicals.oh; air.radicals.ho2[i] = out.radicals.ho2; air.radicals.ro2[i] = out.radicals.ro2 }
    }
  }
}

function scaled(j: Photolysis, by: number): Photolysis { return { no2: j.no2 * by, o1d: j.o1d * by, formaldehyde: j.formaldehyde * by, formaldehydeMolecular: j.formaldehydeMolecular * by } }

function fill(p: Parcel, air: SummerAir, columns: Float64Array, cell: number, depth: number): void {
  const of = (s: number) => total(air, columns, s, cell) / depth / (PER_PPB[s] as number)
  p.ox = of(S.ox); p.no2 = of(S.no2); p.nox = of(S.nox); p.co = of(S.co); p.so2 = of(S.so2)
  for (let v = 0; v < VOC.length; v++) p.voc[v] = of(FIRST_VOC + v)
}

function spread(air: SummerAir, columns: Float64Array, cell: number, depth: number, out: Reacted, kept: Float64Array): void {
  const { layout, budget } = air
  kept.fill(1)
  kept[S.ox] = out.oxKept; kept[S.nox] = out.noxKept; kept[S.co] = out.coKept; kept[S.so2] = out.so2Kept
  for (let v = 0; v < VOC.length; v++) kept[FIRST_VOC + v] = out.vocKept[v] as number
  for (let s = S.so2; s < SUMMER_SPECIES.length; s++) {
    const share = kept[s] as number
    if (share === 1) continue
    const [product, ratio] = s === S.so2 ? [S.sulphate, SULPHATE] : s === S.nox ? [S.nitrate, NITRATE] : [S.soa, VOC[s - FIRST_VOC]?.soa ?? 0]
    for (let c = layout.first[s] as number; c < (layout.first[s + 1] as number); c++) {
      const at = c * CELLS + cell
      const lost = (columns[at] as number) * (1 - share)
      columns[at] = (columns[at] as number) - lost
      budget.lost[s] = (budget.lost[s] as number) + lost
      if (ratio > 0) make(air, columns, layout.at(product, layout.tag[c] as number), cell, lost * ratio)
    }
  }
  make(air, columns, oxChannel(layout, cell), cell, out.oxMade * depth)
  const secondary = (v: number, ppb: number) => {
    const own = layout.at(FIRST_VOC + v, SECONDARY)
    make(air, columns, own < 0 ? layout.at(FIRST_VOC + v, BACKGROUND) : own, cell, ppb * depth * (PER_PPB[FIRST_VOC + v] as number))
  }
  secondary(FORMALDEHYDE, out.formaldehydeMade)
  secondary(CARBONYL, out.carbonylMade)
  make(air, columns, layout.at(S.co, BACKGROUND), cell, out.coMade * depth * (PER_PPB[S.co] as number))
  const no2 = layout.at(S.no2, BACKGROUND) * CELLS + cell
  const change = out.no2 * depth - (columns[no2] as number)
  columns[no2] = out.no2 * depth
  const side = change > 0 ? budget.made : budget.lost
  side[S.no2] = (side[S.no2] as number) + Math.abs(change)
}

function make(air: SummerAir, columns: Float64Array, channel: number, cell: number, mass: number): void {
  columns[channel * CELLS + cell] = (columns[channel * CELLS + cell] as number) + mass
  const species = air.layout.species[channel] as number
  air.budget.made[species] = (air.budget.made[species] as number) + mass
}
