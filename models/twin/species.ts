/**
 * What the twin's air carries: ten species, and which tag has which.
 * For: the twin's transport and chemistry. In words: a channel is one species of one tag; a tag has a species where it emits it or
 * emits what becomes it. Units: molar masses g/mol, deposition cm/s, background µg/m³ of clean northern air.
 * Reference: deposition within science.md §9; background assumed. When not to use it: summer (no isoprene, no ozone budget).
 */
import { BACKGROUND, type TwinEmitted } from './world.ts'

/** fine: primary PM2.5. sulphate as SO4; nitrate is all of HNO3 and NO3, as NO3; nox as NO2; ammonia is all of NH3 and NH4, as NH3. */
export const SPECIES = ['fine', 'coarse', 'so2', 'nox', 'co', 'ammonia', 'voc', 'sulphate', 'nitrate', 'soa'] as const
export type Species = typeof SPECIES[number]

export const EMITTED_AS: Readonly<Record<TwinEmitted, Species>> = { 'PM2.5': 'fine', PMcoarse: 'coarse', SO2: 'so2', NOx: 'nox', CO: 'co', NH3: 'ammonia', VOC: 'voc' }
/** What becomes what, and the mass that each unit of mass makes; SOA is a yield and not a balance. */
export const BECOMES = [{ from: 'so2', to: 'sulphate', ratio: 96 / 64 }, { from: 'nox', to: 'nitrate', ratio: 62 / 46 }, { from: 'voc', to: 'soa', ratio: 0.12 }] as const

/** cm/s; nitrate is split between gas and particle by the chemistry, ammonia likewise: their means stand here. */
export const DEPOSITION: Readonly<Record<Species, number>> = { fine: 0.15, coarse: 0.8, so2: 0.4, nox: 0.2, co: 0, ammonia: 0.3, voc: 0, sulphate: 0.15, nitrate: 0.3, soa: 0.15 }
export const BACKGROUND_UGM3: Readonly<Record<Species, number>> = { fine: 5, coarse: 12, so2: 2, nox: 5, co: 220, ammonia: 1, voc: 6, sulphate: 1, nitrate: 1, soa: 1 }
/** Washed out by rain and snow; the others are hardly soluble. */
export const WASHED = new Set<Species>(['fine', 'coarse', 'so2', 'ammonia', 'sulphate', 'nitrate', 'soa'])

export interface Channel { readonly species: Species; readonly tag: number }

/** Channels of the tags that emit, in the order of SPECIES and then of tags; the background has them all. */
export function channelsOf(sources: readonly { readonly tag: number; readonly row: { readonly pollutant: TwinEmitted } }[]): readonly Channel[] {
  const present = new Set<string>(SPECIES.map(species => `${species}/${BACKGROUND}`))
  for (const { tag, row } of sources) {
    const species = EMITTED_AS[row.pollutant]
    present.add(`${species}/${tag}`)
    const made = BECOMES.find(b => b.from === species)
    if (made !== undefined) present.add(`${made.to}/${tag}`)
  }
  return SPECIES.flatMap(species => Array.from({ length: BACKGROUND + 1 }, (_, tag) => ({ species, tag })).filter(c => present.has(`${species}/${c.tag}`)))
}
