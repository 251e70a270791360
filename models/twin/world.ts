/**
 * The world of the twin: what a synthetic episode is made of, as plain data.
 * For: truth against which the pipeline is judged; nothing here is the pipeline's model. In words: a line of cells along the plain, from
 * the south-west (region) through the city and the district to the northern hills; two layers; eleven sectors in three areas.
 * Units: km, t/a, µg/m³ (co mg/m³), hours as end labels. Reference: science.md §8 (twins); the layout follows the 450 km line given there.
 * When not to use it: as a picture of a real day; it has no terrain, no clouds and one dimension.
 */
import type { EventHour } from '../units/time.ts'

/** Own lists: the twin imports nothing of the contract. The order is that of the contract, a test holds them equal. */
export const TWIN_AREAS = ['district', 'city', 'region'] as const
export const TWIN_SECTORS = ['mobile', 'non_road', 'industry', 'residential_heating', 'construction_dust', 'road_dust', 'bare_land', 'solvent', 'catering', 'agriculture', 'other_local'] as const
export const TWIN_EMITTED = ['PM2.5', 'PMcoarse', 'SO2', 'NOx', 'CO', 'NH3', 'VOC'] as const
export const TWIN_OBSERVED = ['pm25', 'pm10', 'so2', 'no2', 'o3', 'co'] as const
export type TwinArea = typeof TWIN_AREAS[number]
export type TwinSector = typeof TWIN_SECTORS[number]
export type TwinEmitted = typeof TWIN_EMITTED[number]
export type TwinObserved = typeof TWIN_OBSERVED[number]

/** Tag of what nobody in the three areas emitted; others are area · 11 + sector. */
export const BACKGROUND = TWIN_AREAS.length * TWIN_SECTORS.length
export const TWIN_TAGS = BACKGROUND + 1

/** Cells of 10 km: 320 km of region, 100 of city, 30 of district, 60 of thinly settled hills (region). */
export const CELL_KM = 10
export const CELLS = 51
export const FIRST_CITY = 32
export const FIRST_DISTRICT = 42
export const FIRST_HILL = 45
/** What the hills emit of the region's flux. */
export const HILL_SHARE = 0.12
/** Land on which the tonnes of each inventory are emitted, km²: the plain, not the hills (assumed). */
export const AREA_KM2: Readonly<Record<TwinArea, number>> = { district: 600, city: 6_400, region: 9_000 }

/** Structurally a row of a pack's inventory. */
export interface TwinEmission { readonly area: TwinArea; readonly sector: TwinSector; readonly pollutant: TwinEmitted; readonly tonnes_per_year: number }

/** From `from` (end label, included) the emission is multiplied by `factor`; `*` stands for all. */
export interface TwinChange { readonly area: TwinArea; readonly sector: TwinSector | '*'; readonly pollutant: TwinEmitted | '*'; readonly factor: number; readonly from: EventHour; readonly to?: EventHour }

export interface TwinStation { readonly id: string; readonly cell: number }

export interface TwinConfig {
  readonly seed: number
  /** First hour given out, and how many: the hours before it are run to forget the start. */
  readonly first: EventHour
  readonly hours: number
  readonly offsetMinutes: number
  readonly emissions: readonly TwinEmission[]
  readonly stations: readonly TwinStation[]
  /** The true emission of a sector lies within this share of the inventory: 0.3 = drawn evenly from 0.7 to 1.3, sector by sector. */
  readonly inventoryError: number
  /** Times the instruments' noise of the defaults. */
  readonly noise: number
  /** Share of single values lost. */
  readonly gapRate: number
  /** What was ordered; none for the episode itself. Weather, noise and gaps do not change with it. */
  readonly changes?: readonly TwinChange[]
}

/** Hours run before the first one that is given out: a wind of 4 m/s crosses the line in 35 h. */
export const SPIN_UP_H = 60
