/**
 * Channels of the summer twin: one species of one tag each, species after species.
 * For: its transport and chemistry. In words: a tag has a species where it emits it or emits what becomes it; coarse dust, CO and NO2
 * are carried untold apart; ox has one channel for each area where it may be made, and one for what comes from beyond.
 * Units: indices. Reference: models/twin/species.ts does the same for winter. When not to use it: to tell apart who made ozone by sector;
 * chemistry does not know, only areas are told.
 */
import type { TwinSource } from '../emission.ts'
import { BACKGROUND, TWIN_AREAS, type TwinEmitted } from '../world.ts'
import { profileOf } from './profiles.ts'
import { CARBONYL, FIRST_VOC, FORMALDEHYDE, ISOPRENE, OTHER, S, SUMMER_SPECIES, VOC } from './species.ts'
import { FIRST_PLANTS, OX_TAGS, SECONDARY, SUMMER_TAGS, areaOf } from './tags.ts'

export interface Layout {
  readonly species: Int16Array
  readonly tag: Int16Array
  /** Channels of species s are those from first[s] up to first[s + 1]. */
  readonly first: Int16Array
  /** Channel of a species and a tag; -1 where the tag has none. */
  readonly at: (species: number, tag: number) => number
}
/** What leaves a source: channel, and mass of the species for each unit of mass of the pollutant in the inventory. */
export interface Outlet { readonly channel: number; readonly share: number }

const DIRECT: Readonly<Partial<Record<TwinEmitted, number>>> = { 'PM2.5': S.fine, PMcoarse: S.coarse, SO2: S.so2, NOx: S.nox, CO: S.co, NH3: S.ammonia }
/** What becomes what and keeps its tag. */
const MADE: readonly (readonly [number, number])[] = [[S.so2, S.sulphate], [S.nox, S.nitrate], ...VOC.flatMap((v, i) => v.soa > 0 ? [[FIRST_VOC + i, S.soa] as const] : [])]
const UNTOLD = new Set<number>([S.coarse, S.co, S.no2])
const PLANTS_EMIT = [FIRST_VOC + ISOPRENE, FIRST_VOC + OTHER]

/** The layout for these sources; where `tagged` is not set all but ox is carried as background, which is quick and changes no total. */
export function layoutOf(sources: readonly TwinSource[], tagged: boolean): Layout {
  const present = new Set<string>()
  const add = (species: number, tag: number) => {
    if (tag !== BACKGROUND && (!tagged || UNTOLD.has(species))) return
    present.add(`${species}/${tag}`)
    for (const [from, to] of MADE) if (from === species) present.add(`${to}/${tag}`)
  }
  for (let s = 0; s < SUMMER_SPECIES.length; s++) if (s !== S.ox) add(s, BACKGROUND)
  for (const source of sources) for (const species of speciesOf(source)) add(species, source.tag)
  for (let area = 0; area < TWIN_AREAS.length; area++) for (const species of PLANTS_EMIT) add(species, FIRST_PLANTS + area)
  add(FIRST_VOC + FORMALDEHYDE, SECONDARY)
  add(FIRST_VOC + CARBONYL, SECONDARY)
  for (let tag = 0; tag < OX_TAGS; tag++) present.add(`${S.ox}/${tag}`)
  const pairs = [...present].map(key => key.split('/').map(Number)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0))
  const species = Int16Array.from(pairs, pair => pair[0] ?? 0)
  const tags = Int16Array.from(pairs, pair => pair[1] ?? 0)
  const channel = new Int16Array(SUMMER_SPECIES.length * SUMMER_TAGS).fill(-1)
  for (let c = 0; c < pairs.length; c++) channel[(species[c] as number) * SUMMER_TAGS + (tags[c] as number)] = c
  const first = Int16Array.from({ length: SUMMER_SPECIES.length + 1 }, (_, s) => s < SUMMER_SPECIES.length ? species.indexOf(s) : pairs.length)
  return { species, tag: tags, first, at: (s, tag) => channel[s * SUMMER_TAGS + tag] as number }
}

/** Channels into which a source emits; NOx enters as NO2 by mass, a part of it as NO2 indeed, which `simulate` adds. */
export function outletsOf({ row, tag }: TwinSource, layout: Layout): readonly Outlet[] {
  const own = (species: number) => { const c = layout.at(species, tag); return c < 0 ? layout.at(species, BACKGROUND) : c }
  const direct = DIRECT[row.pollutant]
  if (direct !== undefined) return [{ channel: own(direct), share: 1 }]
  return Array.from(profileOf(row.sector), (share, v) => ({ channel: own(FIRST_VOC + v), share })).filter(outlet => outlet.share > 0)
}

/** Channel of ox made in a cell. */
export function oxChannel(layout: Layout, cell: number): number { return layout.at(S.ox, areaOf(cell)) }

function speciesOf({ row }: TwinSource): readonly number[] {
  const direct = DIRECT[row.pollutant]
  if (direct !== undefined) return [direct]
  return [...profileOf(row.sector)].flatMap((share, v) => share > 0 ? [FIRST_VOC + v] : [])
}
