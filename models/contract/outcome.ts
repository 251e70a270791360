/**
 * What the baseline and the branches put out each hour, member by member. Concentrations in µg/m³.
 * Contribution (how much a source made) and impact (how much a cut takes away) are different types and never share a column.
 */
import type { EventHour } from '../units/time.ts'

export interface AirHour {
  /** By member. Share of the district's air that stays over the hour: e^(-Δt/τ), in (0, 1). */
  readonly stays: Float64Array
  /** By member. Residence time τ, h. */
  readonly residence: Float64Array
  /** By member. Transit time to the receptor, h: from the rest of the city, from the region. */
  readonly transitCity: Float64Array
  readonly transitRegion: Float64Array
  /** By member. Scale of the mixing after the transit, h. */
  readonly mixingCity: Float64Array
  readonly mixingRegion: Float64Array
  /** By member. Mixing height, m, and the height of the hour before. */
  readonly height: Float64Array
  readonly heightBefore: Float64Array
  /** A front has just cleared the residual layer. */
  readonly front: boolean
  /** What the air was told: 'measured' where wind was given, 'assumed' where it was not (then the members are wider). */
  readonly wind: 'measured' | 'assumed'
}

export interface BaselineHour {
  readonly hour: EventHour
  /** Observed PM2.5, or null with the estimate in `total`. */
  readonly observed: number | null
  /** By member: the baseline's PM2.5. All equal to the observation where there is one. */
  readonly total: Float64Array
  /** members × TAGS: primary PM2.5 of the tag. */
  readonly primary: Float64Array
  /** members × TAGS × PRECURSORS: secondary PM2.5 that belongs to the tag through its SO2, NOx, NH3, VOC. */
  readonly secondary: Float64Array
  /** members × TAGS (district tags are used): posterior supply of primary PM2.5, µg/m³/h. */
  readonly supply: Float64Array
  readonly air: AirHour
  /** Share of the inventory's closure: contribution over (E/h)·τ for the district's primary PM2.5, median member; above 1 is suspicious. */
  readonly closure: number | null
}

/** Precursors of secondary PM, in the order of `BaselineHour.secondary`. */
export const PRECURSORS = ['SO2', 'NOx', 'NH3', 'VOC'] as const

export interface BranchHour {
  readonly hour: EventHour
  /** By member: the branch's PM2.5, never below zero nor above the baseline's. */
  readonly total: Float64Array
  /** How many deficits were held to their contribution in this hour, all members. */
  readonly held: number
}
