/**
 * What the baseline and the branches put out each hour, member by member. Concentrations in µg/m³.
 * Contribution (how much a source made) and impact (how much a cut takes away) are different types and never share a column.
 */
import type { EventHour } from '../units/time.ts'

/**
 * The air of one hour. All that is physical about transport and mixing is in here as coefficients, so that the baseline and every
 * branch move what they carry in exactly the same way:
 *   layers first:  x ← x·mixedKeeps + aloft·mixedGains,  aloft ← aloft·aloftKeeps + x·aloftGains   (x as it was before the hour)
 *   then renewal:  x ← x·stays + P·fill                                                            (P in µg/m³/h)
 */
export interface AirHour {
  /** By member. Share of the district's air that stays over the hour: e^(-Δt/τ), in (0, 1). */
  readonly stays: Float64Array
  /** By member. Residence time τ, h. */
  readonly residence: Float64Array
  /** By member. τ·(1 - e^(-Δt/τ)), h: what a supply of 1 µg/m³/h adds within the hour. */
  readonly fill: Float64Array
  /** By member. Mixing height, m. */
  readonly height: Float64Array
  /** By member, shares: what the layers hand to each other as the mixed layer grows or collapses. */
  readonly mixedKeeps: Float64Array
  readonly mixedGains: Float64Array
  readonly aloftKeeps: Float64Array
  readonly aloftGains: Float64Array
  /** By member. Length of the path that the air has travelled since the run began, km: differences of it date the air that arrives. */
  readonly run: Float64Array
  /** Nearest and farthest sources of the area along the path, km. */
  readonly city: Stretch
  readonly region: Stretch
  /** By member. Share by which what arrives replaces what was there within the hour: 1 - e^(-Δt/mixing time). */
  readonly blend: Float64Array
  /** From -1 (wind away from the city) to 1 (wind straight from it); 0 where it is calm or unknown. */
  readonly fromCity: number
  /** A front has just cleared the residual layer. */
  readonly front: boolean
  /** What the air was told: 'measured' where wind was given, 'assumed' where it was not (then the members are wider). */
  readonly wind: 'measured' | 'assumed'
}

export interface Stretch { readonly near: number; readonly far: number }

export interface BaselineHour {
  readonly hour: EventHour
  /** Observed PM2.5, or null with the estimate in `total`. */
  readonly observed: number | null
  /** By member: the baseline's PM2.5. All equal to the observation where there is one. */
  readonly total: Float64Array
  /** members × TAGS: primary PM2.5 of the tag. */
  readonly primary: Float64Array
  /** members × AREAS: secondary PM2.5 made of the precursors of the area. */
  readonly secondary: Float64Array
  /** members × SECTORS: secondary PM2.5 of the district's own precursors, by the sector that emitted them; adds up to the district's part of `secondary`. */
  readonly made: Float64Array
  readonly precursors: Precursors
  /** members × SECTORS: posterior supply of the district's primary PM2.5, E/h, µg/m³/h. */
  readonly supply: Float64Array
  /** By member, (0, 1]: share of the district's air that the observation leaves; what is gone was replaced by inflow, deficits alike. */
  readonly kept: Float64Array
  readonly air: AirHour
  /** Share of the inventory's closure: contribution over (E/h)·τ for the district's primary PM2.5, median member; above 1 is suspicious. Null without emissions. */
  readonly closure: number | null
}

/** Precursors of secondary PM, in the order of `Precursors`. */
export const PRECURSORS = ['SO2', 'NOx', 'NH3', 'VOC'] as const

/** Whose precursors the secondary PM was made of: one pair of arrays for each season, shared by its hours and never written to. */
export interface Precursors {
  /** members × AREAS × PRECURSORS: share of the area's secondary PM that belongs to the precursor, adding up to 1. */
  readonly weights: Float64Array
  /** members × AREAS × PRECURSORS × SECTORS: share of the area's precursor that the sector emitted, adding up to 1. */
  readonly shares: Float64Array
}

export interface BranchHour {
  readonly hour: EventHour
  /** By member: the branch's PM2.5, never below zero nor above the baseline's. */
  readonly total: Float64Array
  /** How many deficits were held to their contribution in this hour, all members. */
  readonly held: number
}
