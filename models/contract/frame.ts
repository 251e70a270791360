/**
 * A frame: all that is known of one station and one event hour, after quality and order, before any model.
 * Concentrations in µg/m³ (co in mg/m³) at the pack's gas state; weather in the units of its columns.
 */
import type { Reading } from '../units/missing.ts'
import type { EventHour } from '../units/time.ts'

export const POLLUTANTS = ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'] as const
export type Pollutant = typeof POLLUTANTS[number]

/** temperature °C, relative_humidity %, pressure hPa, wind_speed m/s, wind_direction ° from, precipitation mm, boundary_layer_height m */
export const WEATHER = ['temperature', 'relative_humidity', 'pressure', 'wind_speed', 'wind_direction', 'precipitation', 'boundary_layer_height'] as const
export type WeatherVariable = typeof WEATHER[number]

/** The other stations of the hour, those near the receptor left out (a neighbour 5 km away is the same place, not upwind). */
export interface NetworkSummary {
  readonly stations: number; readonly min: number; readonly p10: number; readonly p25: number; readonly median: number
  /** Mean of the stations from whose side the wind of the hour comes, the nearer the more; null where the direction or their places are unknown. */
  readonly upwind: number | null
}

export interface HourFrame {
  readonly station: string
  readonly hour: EventHour
  readonly readings: Readonly<Record<Pollutant, Reading>>
  /** Anything else the station reports: `voc_toluene`, `pm_no3`, `aqi_published`, … as named in the pack. */
  readonly extra: Readonly<Record<string, Reading>>
  readonly weather: Readonly<Record<WeatherVariable, Reading>>
  /** Null where no other station measured that pollutant in that hour. */
  readonly network: Readonly<Record<Pollutant, NetworkSummary | null>>
}
