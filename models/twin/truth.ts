/**
 * What the twin knows: PM2.5 at a place, and whose it is.
 * For: truth.csv and the tests of apportionment. In words: primary PM2.5, sulphate, particle nitrate and SOA belong to the sector whose
 * SO2, NOx or VOC they were; ammonium belongs to the sectors of the ammonia; the parts add up to the whole.
 * Units: µg/m³ (co mg/m³). Reference: contracts.md ("secondary PM belongs to the sector of its precursor").
 * When not to use it: for what a cut would take away; run the twin again with `changes` for that.
 */
import { no2Share, ozoneBeside, partition } from './chemistry.ts'
import { concentrations, type Air } from './simulate.ts'
import { SPECIES, type Species } from './species.ts'
import { TWIN_TAGS, type TwinObserved } from './world.ts'

export interface TruthAt {
  /** What a perfect monitor would read. */
  readonly values: Readonly<Record<TwinObserved, number>>
  /** PM2.5 by tag (area · 11 + sector; the last is background); adds up to values.pm25. */
  readonly byTag: Float64Array
  /** The part of values.pm25 that was emitted as a particle, by tag. */
  readonly primaryByTag: Float64Array
}

/** Truth in the mixed layer of `cell`. */
export function truthAt(air: Air, cell: number, sun: number): TruthAt {
  const { total, part } = concentrations(air, cell, TWIN_TAGS)
  const split = partition(total.ammonia, total.sulphate, total.nitrate)
  const of = (species: Species, tag: number) => part[SPECIES.indexOf(species) * TWIN_TAGS + tag] as number
  const primaryByTag = Float64Array.from({ length: TWIN_TAGS }, (_, tag) => of('fine', tag))
  const byTag = primaryByTag.map((fine, tag) => fine + of('sulphate', tag) + split.nitrate * of('nitrate', tag) + of('soa', tag)
    + (total.ammonia > 0 ? split.ammonium * of('ammonia', tag) / total.ammonia : 0))
  const pm25 = byTag.reduce((sum, x) => sum + x, 0)
  return {
    values: { pm25, pm10: pm25 + total.coarse, so2: total.so2, no2: total.nox * no2Share(total.nox), o3: ozoneBeside(total.nox, sun), co: total.co / 1000 },
    byTag, primaryByTag,
  }
}
