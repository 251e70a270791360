import type { ArrivedRow } from '../../models/stream/row.ts'
import { closesAt } from '../../models/stream/watermark.ts'
import { Arrivals } from '../../server/engine/arrivals.ts'
import type { AlertBook, Episode, EpisodeStation } from '../../server/engine/episode.ts'
import { Forecasts, type ForecastRow } from '../../server/engine/forecasts.ts'
import { loadAlertRules } from '../../server/packs/standards.ts'
import { hourAt, madeEpisode } from './made-episode.ts'

/** The district, a neighbour in it, and as many stations of the city as asked for; the first hour is 2016-12-15 01:00. */
export const cityStations = (far: number): EpisodeStation[] => [
  { id: 'here', name_zh: '此', name_en: 'Here', lon: 117.1, lat: 40.14, role: 'district' },
  { id: 'near', name_zh: '近', name_en: 'Near', lon: 117.12, lat: 40.1, role: 'network' },
  ...Array.from({ length: far }, (_, i): EpisodeStation => ({ id: `city${i}`, name_zh: `城${i}`, name_en: `City ${i}`, lon: 116.4 + i / 20, lat: 39.9, role: 'network' })),
]

export interface AlertEpisodeOf {
  readonly hours: number
  /** PM2.5 of a station in the hour at that place; null where nothing was measured. */
  readonly pm25: (station: string, index: number) => number | null
  readonly far?: number
  readonly warnings?: ReturnType<AlertBook['warnings']>
  readonly forecasts?: readonly ForecastRow[]
  readonly late?: readonly ArrivedRow[]
}

/** An episode of several stations whose PM2.5 is given hour by hour. */
export function alertEpisode({ hours, pm25, far = 5, warnings = [], forecasts = [], late = [] }: AlertEpisodeOf): Episode {
  const stations = cityStations(far)
  const arrivals = new Arrivals(0)
  for (let i = 0; i < hours; i++) for (const { id } of stations) arrivals.addObservation({ station: id, hour: hourAt(i), arrived: closesAt(hourAt(i), 0), values: { pm25: pm25(id, i) } })
  for (const row of late) arrivals.addObservation(row)
  return madeEpisode({ hours, changes: { stations, arrivals, alerts: { rules: loadAlertRules(), warnings: () => warnings, forecasts: new Forecasts(forecasts) } } }).episode
}

/** Values of whole days, the same at all stations and hours of a day, with a little of each station's own so that no instrument looks stuck. */
export function byDay(days: readonly (number | null)[]): (station: string, index: number) => number | null {
  return (station, index) => {
    const value = days[Math.floor(index / 24)] ?? null
    return value === null ? null : value + ((index + station.length) % 2 === 0 ? 2 : -2)
  }
}
