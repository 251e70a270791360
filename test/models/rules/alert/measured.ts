import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { NO_POINTS_YET, pointMeansStep } from '../../../../models/rules/alert/point-means.ts'
import type { DailySeries } from '../../../../models/rules/alert/spans.ts'
import { dayOf, hoursAfter } from '../../../../models/units/time.ts'
import { halfEven } from '../../../../models/rules/rounding.ts'
import { sharedPath } from '../../../support/shared.ts'
import { at } from './days.ts'

export interface Measured { readonly first: ReturnType<typeof at>; readonly stations: readonly string[]; readonly rows: readonly (readonly (number | null)[])[] }

/** Hourly values of 35 stations, one row an hour without gaps in time; the label is the end of the hour, UTC+8. */
export function measured(pollutant: string): Measured {
  const [head = '', ...lines] = gunzipSync(readFileSync(sharedPath('data', 'beijing35', `${pollutant}_35stations_hourly.csv.gz`))).toString('utf8').trim().split('\n')
  const stations = head.split(',').slice(1)
  const hourOf = (line: string) => at(`${line.slice(0, 10)}T${line.slice(11, 16)}`)
  const first = hourOf(lines[0] ?? '')
  const rows: (number | null)[][] = []
  for (const line of lines) {
    const cells = line.split(',').slice(1).map(cell => cell === '' ? null : Number(cell))
    const place = hourOf(line) - first
    while (rows.length < place) rows.push(stations.map(() => null))
    rows[place] = cells
  }
  return { first, stations, rows }
}

/** Means of the last 24 hours over the named points, rounded as the standard rounds. */
export function seriesOf({ first, stations, rows }: Measured, points: readonly string[] = stations): DailySeries {
  const places = points.map(point => stations.indexOf(point))
  let state = NO_POINTS_YET
  const means = rows.map(row => {
    const next = pointMeansStep(state, places.map(place => row[place] ?? null))
    state = next.state
    return next.out.mean === null ? null : halfEven(next.out.mean, 0)
  })
  return { first, means }
}

/** Mean over the points of a value made of each point's 24 hours of a natural day (labels 01:00 to 24:00), by day from the first whole one; another way to the same as `seriesOf`, for comparison. */
export function dailyOverPoints({ first, stations, rows }: Measured, of: (hours: (number | null)[]) => number | null, only?: string): { readonly firstDay: number; readonly values: readonly (number | null)[] } {
  const firstDay = dayOf(hoursAfter(first, 23))
  const start = firstDay * 24 + 1 - 8 - first
  const values = Array.from({ length: Math.floor((rows.length - start) / 24) }, (_, day) => {
    const own = stations.map((station, point) => only !== undefined && station !== only ? null : of(Array.from({ length: 24 }, (_, hour) => rows[start + day * 24 + hour]?.[point] ?? null))).filter(value => value !== null)
    return own.length === 0 ? null : own.reduce((a, b) => a + b, 0) / own.length
  })
  return { firstDay, values }
}

/** A mean where 20 of 24 hours are there. */
export function meanOf20(hours: readonly (number | null)[]): number | null {
  const there = hours.filter(value => value !== null)
  return there.length < 20 ? null : there.reduce((a, b) => a + b, 0) / there.length
}
