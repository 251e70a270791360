import { POLLUTANTS, type Pollutant } from '../../../models/contract/frame.ts'
import { normal } from '../../../models/numeric/random.ts'
import { emptyQuality, qualityHourStep } from '../../../models/stream/quality.ts'
import type { QualityContext } from '../../../models/stream/quality/context.ts'
import type { Readings } from '../../../models/stream/row.ts'
import { hour, row } from './row.ts'

export type Values = Record<Pollutant, number>
export interface City { readonly stations: number; readonly hours: number; readonly seed?: number }

/** Stations 3 km apart on a line. */
export const placesOf = (stations: number) => Array.from({ length: stations }, (_, i) => ({ id: `s${i}`, lon: 116 + i * 0.035, lat: 40 }))

/**
 * A made city: a regional level that wanders and is washed clean every ninth day, the course of a day (ozone by noon, NO2 and CO by the
 * rush hours), and 10 % of each station's own. Rounded as published. `air` is what there was at a station, before rounding.
 */
export function air({ seed = 1 }: { readonly seed?: number }, station: number, n: number): Values {
  const chance = (name: string, at?: number) => normal({ seed, model: 'city', member: 0, name, hour: at ?? n })
  let wander = 0
  for (let back = 0; back < 48; back++) wander += chance('region', n - back) * Math.exp(-back / 18)
  const clean = Math.floor(n / 24) % 9 === 0
  const level = clean ? 0.15 : Math.exp(0.16 * wander)
  const clock = (n + 8) % 24
  const noon = Math.max(0, Math.sin((clock - 7) / 12 * Math.PI))
  const rush = 0.4 * Math.exp(-(((clock - 8) / 2) ** 2)) + Math.exp(-(((clock - 20) / 4) ** 2))
  const own = (name: string) => Math.exp(0.1 * normal({ seed, model: 'city', member: station, name, hour: n }))
  return {
    pm25: 60 * level * (1 + 0.2 * rush) * own('pm25'), pm10: 90 * level * (1 + 0.2 * rush) * own('pm10'), so2: 12 * level * (1 + 0.4 * rush) * own('so2'),
    no2: 40 * Math.sqrt(level) * (0.6 + 0.7 * rush) * own('no2'), co: Math.max(0.3, 1.2 * level * (0.8 + 0.4 * rush)) * own('co'), o3: (6 + 110 * noon) * own('o3'),
  }
}

export function rounded(values: Values): Values {
  const whole = (value: number, least: number) => Math.max(least, Math.round(value))
  return { pm25: whole(values.pm25, 3), pm10: whole(values.pm10, 5), so2: whole(values.so2, 2), no2: whole(values.no2, 2), co: Math.max(0.1, Math.round(values.co * 10) / 10), o3: whole(values.o3, 2) }
}

/** The air as it was measured; `change` may spoil it. */
export function measured(city: City, change: (values: Values, station: number, n: number) => Values = values => values): Values[][] {
  return Array.from({ length: city.hours }, (_, n) => Array.from({ length: city.stations }, (_, s) => change(rounded(air(city, s, n)), s, n)))
}

/** Readings hour by hour, station by station. */
export function judged(hours: readonly (readonly Values[])[], context?: QualityContext): Record<string, Readings>[] {
  let state = emptyQuality
  return hours.map((stations, n) => {
    const step = qualityHourStep(state, stations.map((values, s) => row(n, values, `s${s}`)), context)
    state = step.state
    return step.out
  })
}

/** How often each flag stands on a station, and on how many pollutants. */
export function flagCounts(readings: readonly Record<string, Readings>[], station: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const out of readings) for (const name of POLLUTANTS) for (const flag of out[`s${station}`]?.[name]?.flags ?? []) counts[`${name} ${flag}`] = (counts[`${name} ${flag}`] ?? 0) + 1
  return counts
}

export { hour }
