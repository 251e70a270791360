/** Emissions and source profiles as a pack or a seed gives them; columns as in contracts.md. */
import type { Area, Emitted, Sector } from './dimensions.ts'
import type { Status } from './parameter.ts'

export interface InventoryRow {
  readonly area: Area
  readonly sector: Sector
  readonly pollutant: Emitted
  readonly tonnes_per_year: number
  /** Half-width of the central 90 % as a share of the value: 0.5 = a factor of 1.5 either way. */
  readonly relative_uncertainty: number
  readonly source: string
  readonly status: Status
}

/** What a monitor reads of `pollutant` for each µg/m³ of the sector's primary PM2.5 (co in mg per µg). */
export interface ProfileRow {
  readonly sector: Sector
  readonly pollutant: 'pm10' | 'so2' | 'no2' | 'co'
  readonly ratio_to_pm25: number
  readonly relative_uncertainty: number
  readonly source: string
  readonly status: Status
}
