/** The columns that a pack's hourly tables may have, with the unit each has once read. */
import type { Pollutant, WeatherVariable } from '../../models/contract/frame.ts'

export const OBSERVATION_UNITS: Readonly<Record<Pollutant, string>> = {
  pm25: 'µg/m³', pm10: 'µg/m³', so2: 'µg/m³', no2: 'µg/m³', o3: 'µg/m³', co: 'mg/m³',
}

export const WEATHER_UNITS: Readonly<Record<WeatherVariable, string>> = {
  temperature: '°C', relative_humidity: '%', pressure: 'hPa', wind_speed: 'm/s', wind_direction: 'degree',
  precipitation: 'mm', boundary_layer_height: 'm',
}

/** Columns beside the six that the contract knows; their unit is whatever the pack declares. `aqi_published` is the network's own index. */
const EXTRA = /^(no|nox|aqi_published|j_no2|voc_[a-z0-9_]+|pm_[a-z0-9_]+)$/

/** Whether `column` of observations.csv is one that somebody downstream may read. */
export function isKnownObservation(column: string): boolean {
  return Object.hasOwn(OBSERVATION_UNITS, column) || EXTRA.test(column)
}

/** The columns of every hourly table that are not values. */
export const KEY_COLUMNS = ['time', 'station', 'arrived'] as const
