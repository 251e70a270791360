import { ozoneOfMeanHours } from '../../../models/rules/area-day.ts'
import { areaPlace, dayOfColumns, meanColumn, placeDays, type HourColumn } from '../../../models/rules/place-days.ts'
import { runningColumns, type RunningColumns } from '../../../models/rules/hour-aqi.ts'
import type { DayValue } from '../../../models/rules/day-values.ts'
import type { PlaceDays } from '../../../models/rules/series-of.ts'
import type { AssessedPlace } from '../../protocol/assessment.ts'
import type { Choice } from './choice.ts'
import type { HourRecord, StationRecord } from './record.ts'

/** A station, the district or the city, with its days in the state of the limits and, where that differs, as reported. */
export interface Place {
  readonly id: string
  readonly kind: AssessedPlace['kind']
  readonly name: { readonly zh: string; readonly en: string }
  readonly stations: readonly StationRecord[]
  readonly days: PlaceDays
  readonly reported: PlaceDays | null
  readonly running: RunningColumns
  /** Of areas: MDA8 of the mean over the points, day by day, in the state of the limits. */
  readonly ozoneOfMeanHours: readonly DayValue[] | null
}

interface Point { readonly record: StationRecord; readonly days: PlaceDays; readonly reported: PlaceDays | null; readonly running: RunningColumns }

/** The stations that `wants` asks for, in the order of the pack; then the district, where there is one, and the city, where there are two stations or more. */
export function placesOf(record: HourRecord, choice: Choice, wants: (station: string) => boolean): Place[] {
  const points = record.stations.map((station): Point => ({
    record: station, days: placeDays(record.firstDay, station.hours, choice.factorsOn), running: choice.readsRunningMeans ? runningColumns(station.hours) : {},
    reported: choice.converted ? placeDays(record.firstDay, station.hours, () => ({})) : null,
  }))
  const district = points.filter(({ record: { station } }) => station.role === 'district')
  return [
    ...points.filter(({ record: { station } }) => wants(station.id)).map(({ record: own, ...days }): Place => {
      const { id, name_zh: zh, name_en: en } = own.station
      return { id, kind: 'station', name: { zh, en }, stations: [own], ...days, ozoneOfMeanHours: null }
    }),
    ...(district.length > 0 ? [area('district', { zh: '区', en: 'District' }, district, record, choice)] : []),
    ...(points.length > 1 ? [area('city', { zh: '城市', en: 'City' }, points, record, choice)] : []),
  ]
}

function area(kind: 'district' | 'city', name: Place['name'], points: readonly Point[], record: HourRecord, choice: Choice): Place {
  const reported = points.flatMap((point) => point.reported ?? [])
  const running = (pollutant: 'pm25' | 'pm10'): HourColumn[] => points.flatMap((point) => point.running[pollutant] === undefined ? [] : [point.running[pollutant]])
  const [pm25, pm10] = [running('pm25'), running('pm10')]
  return {
    id: kind, kind, name, stations: points.map((point) => point.record),
    days: areaPlace(points.map((point) => point.days)), reported: reported.length === 0 ? null : areaPlace(reported),
    running: { ...(pm25.length > 0 && { pm25: meanColumn(pm25) }), ...(pm10.length > 0 && { pm10: meanColumn(pm10) }) },
    ozoneOfMeanHours: points.some((point) => point.days.hours.o3 !== undefined)
      ? Array.from({ length: record.days }, (_, i) => ozoneOfMeanHours(points.map((point) => dayOfColumns(point.days.hours, i)), choice.factorsOn(record.firstDay + i).o3))
      : null,
  }
}
