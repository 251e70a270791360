import { readFileSync } from 'node:fs'
import { POLLUTANTS, WEATHER, type HourFrame, type NetworkSummary, type Pollutant, type WeatherVariable } from '../../models/contract/frame.ts'
import { quantileSorted } from '../../models/numeric/quantile.ts'
import type { Reading } from '../../models/units/missing.ts'
import { parseHour, type EventHour } from '../../models/units/time.ts'
import { sharedPath } from './shared.ts'

type Values<K extends string> = Partial<Record<K, number | null | undefined>>
export interface FrameOf { readonly readings?: Values<Pollutant>; readonly weather?: Values<WeatherVariable>; readonly network?: Partial<Record<Pollutant, readonly number[]>> }

/** A frame of what is given; everything else is missing. Network values are the single stations' readings. */
export function frameOf(hour: number, { readings = {}, weather = {}, network = {} }: FrameOf): HourFrame {
  const reading = (value: number | null | undefined): Reading => value === null || value === undefined ? { missing: 'not measured' } : { value }
  const record = <K extends string, V>(keys: readonly K[], make: (key: K) => V) => Object.fromEntries(keys.map(key => [key, make(key)])) as Record<K, V>
  return {
    station: 'pinggu', hour: hour as EventHour, extra: {},
    readings: record(POLLUTANTS, key => reading(readings[key])),
    weather: record(WEATHER, key => reading(weather[key])),
    network: record(POLLUTANTS, key => summary(network[key] ?? [])),
  }
}

function summary(values: readonly number[]): NetworkSummary | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  return { stations: values.length, min: sorted[0] as number, p10: quantileSorted(sorted, 0.1), p25: quantileSorted(sorted, 0.25), median: quantileSorted(sorted, 0.5), upwind: null }
}

/** An hour of the local clock in UTC+8. */
export function at(text: string): EventHour {
  const hour = parseHour(text)
  if (hour === null) throw new RangeError(`no hour: ${text}`)
  return hour
}

const POINTS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW']
const FAR = ['shunyi', 'miyun', 'tongzhou', 'yongledian', 'dongsi', 'fangshan', 'badaling']

/** A measured episode of ../shared as frames: Pinggu, the weather of Shunyi, and the other stations but Donggaocun. */
export function episodeFrames(name: string): HourFrame[] {
  const [head = '', ...lines] = readFileSync(sharedPath('data', 'episodes', `${name}.csv`), 'utf8').trim().split('\n')
  const columns = head.split(',')
  return lines.map(line => {
    const cells = line.split(',')
    const cell = (column: string): number | null => {
      const text = cells[columns.indexOf(column)] ?? ''
      return text === '' ? null : Number(text)
    }
    const wind = POINTS.indexOf(cells[columns.indexOf('met_shunyi_wd')] ?? '')
    const [t, td] = [cell('met_shunyi_T_C'), cell('met_shunyi_Td_C')]
    const humidity = t === null || td === null ? null : 100 * Math.exp(17.625 * td / (243.04 + td) - 17.625 * t / (243.04 + t))
    return frameOf(at(cells[0] ?? ''), {
      readings: { pm25: cell('pinggu_PM25'), pm10: cell('pinggu_PM10'), so2: cell('pinggu_SO2'), no2: cell('pinggu_NO2'), co: cell('pinggu_CO'), o3: cell('pinggu_O3') },
      weather: { temperature: t, relative_humidity: humidity, wind_speed: cell('met_shunyi_ws_ms'), wind_direction: wind < 0 ? null : wind * 22.5, precipitation: cell('met_shunyi_rain_mm') },
      network: { pm25: FAR.map(station => cell(`${station}_PM25`)).filter(value => value !== null) },
    })
  })
}
