/** What a pack is once it is read: plain data, sorted, in the project's units. Types only. */
import type { InventoryRow, ProfileRow } from '../../models/contract/inventory.ts'
import type { DustfallRow } from '../../models/rules/dustfall.ts'
import type { EventHour } from '../../models/units/time.ts'
import type { Manifest } from './manifest.ts'
import type { Problem } from './problem.ts'

export interface Pack {
  /** As given to loadPack; never published. */
  readonly dir: string
  /** Hex SHA-256 of the RFC 8785 JSON of { path: sha256 } over the pack's files. */
  readonly sha256: string
  readonly manifest: Manifest
  /** Minutes east of UTC of the pack's one time zone. */
  readonly offsetMinutes: number
  readonly stations: readonly Station[]
  /** Sorted by hour, then station, then file order; a later row of the same hour and station is a revision. */
  readonly observations: readonly ObservationRow[]
  /** Unit of each observation column after conversion: µg/m³, co mg/m³, others as the pack declares them. */
  readonly observationUnits: Readonly<Record<string, string>>
  readonly weather: readonly WeatherRow[]
  /** Null where the pack has none: the engine then uses seeds/pinggu. */
  readonly inventory: readonly InventoryRow[] | null
  readonly profiles: readonly ProfileRow[] | null
  readonly warnings: readonly WarningRow[]
  /** Natural days (days since 1970) that the network declared sand dust. */
  readonly dustDays: readonly { readonly date: number; readonly source: string }[]
  readonly dustfall: readonly DustfallRow[]
  readonly forecasts: readonly ForecastRow[]
  /** Rows of weather_forecast.csv as text by column; no model reads them yet. */
  readonly weatherForecasts: readonly Readonly<Record<string, string>>[]
  readonly truth?: never
  /** What was tolerated: duplicates, disorder, gaps, suspicious units, unknown columns. No errors: those refuse the pack. */
  readonly problems: readonly Problem[]
}

export type StationRole = 'district' | 'upwind' | 'network'

export interface Station {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  /** Degrees east and north, WGS 84 as far as the source says. */
  readonly lon: number
  readonly lat: number
  readonly role: StationRole
}

export interface ObservationRow {
  readonly station: string
  /** End of the hour that the values stand for. */
  readonly hour: EventHour
  /** Milliseconds since 1970: the end of the hour plus the pack's latency, or the row's own `arrived`. */
  readonly arrived: number
  /** By column (pm25, …), every value column of the file present; null = empty cell. */
  readonly values: Readonly<Record<string, number | null>>
}

/** As an observation; values by the columns of weather.csv, those absent from the file absent here. */
export type WeatherRow = ObservationRow

/** One forecast value of one station and hour, in the unit of the pack; null where the cell is empty, which takes an earlier issue back. */
export interface ForecastRow {
  /** Milliseconds since 1970. */
  readonly issued: number
  readonly hour: EventHour
  readonly station: string
  readonly pollutant: string
  readonly value: number | null
  readonly p05: number | null
  readonly p95: number | null
}

export interface WarningRow {
  readonly level: string
  /** First and last hour of the warning, end labels; issued in milliseconds since 1970. */
  readonly start: EventHour
  readonly end: EventHour
  readonly issued: number
  readonly source: string
}
