import type { EventHour } from '../../models/units/time.ts'
import type { Flag } from '../../models/units/missing.ts'
import type { ArrivedRow, HourArrivals } from './hour.ts'

/** A row of a pack or of the log: one station, one event hour, what it said and when it came (ms since 1970). */
export interface Row { readonly station: string; readonly hour: EventHour; readonly arrived: number; readonly values: Readonly<Record<string, number | null>> }

const HOUR_MS = 3_600_000

/**
 * Rows by event hour, and what was known of them at any moment. The latest arrival wins pollutant by pollutant (absent leaves,
 * null clears); everything stays in the index, so the past can be asked again as it was known then.
 */
export class Arrivals {
  readonly #latencyMs: number
  readonly #observations = new Map<EventHour, Row[]>()
  readonly #weather = new Map<EventHour, Row[]>()
  /** Rows that came after their hour had closed, sorted by arrival. */
  readonly #late: Row[] = []

  /** `latencyMinutes`: how long after its end an hour is closed. */
  constructor(latencyMinutes: number) { this.#latencyMs = latencyMinutes * 60_000 }

  /** When the clock, standing at `hour`, closed it: ms since 1970. */
  closedAt(hour: EventHour): number { return hour * HOUR_MS + this.#latencyMs }

  addObservation(row: Row): void { this.#add(this.#observations, row) }
  addWeather(row: Row): void { this.#add(this.#weather, row) }

  /** What was known of `hour` at `until` (ms). Stations in order of name, so the result does not depend on the order of arrival of different stations. */
  known(hour: EventHour, until: number): HourArrivals {
    const closed = this.closedAt(hour)
    return { hour, observations: merge(this.#observations.get(hour), until, closed), weather: merge(this.#weather.get(hour), until, closed) }
  }

  /** The earliest event hour that a late row touched in (from, to], or null. */
  touched(from: number, to: number): EventHour | null {
    let earliest: EventHour | null = null
    for (let i = firstAfter(this.#late, from); i < this.#late.length; i++) {
      const row = this.#late[i]
      if (row === undefined || row.arrived > to) break
      if (earliest === null || row.hour < earliest) earliest = row.hour
    }
    return earliest
  }

  #add(index: Map<EventHour, Row[]>, row: Row): void {
    const rows = index.get(row.hour)
    if (rows === undefined) index.set(row.hour, [row])
    else rows.push(row)
    if (row.arrived > this.closedAt(row.hour)) this.#late.splice(firstAfter(this.#late, row.arrived), 0, row)
  }
}

/** Index of the first row that arrived after `moment`. */
function firstAfter(rows: readonly Row[], moment: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    if (row !== undefined && row.arrived <= moment) low = middle + 1
    else high = middle
  }
  return low
}

function merge(rows: readonly Row[] | undefined, until: number, closed: number): ArrivedRow[] {
  if (rows === undefined) return []
  const byStation = new Map<string, Row[]>()
  for (const row of rows) {
    if (row.arrived > until) continue
    const same = byStation.get(row.station)
    if (same === undefined) byStation.set(row.station, [row])
    else same.push(row)
  }
  return [...byStation.keys()].sort().map((station) => mergeStation(station, byStation.get(station) ?? [], closed))
}

function mergeStation(station: string, rows: Row[], closed: number): ArrivedRow {
  const only = rows[0]
  if (rows.length === 1 && only !== undefined && only.arrived <= closed) return { station, values: only.values, flags: {} }
  const values: Record<string, number | null> = {}
  const flags: Record<string, Flag[]> = {}
  // A stable sort: rows that arrived in the same moment keep the order of the file or log.
  for (const row of [...rows].sort((a, b) => a.arrived - b.arrived)) {
    for (const [column, value] of Object.entries(row.values)) {
      const marks: Flag[] = []
      if (column in values && values[column] !== value) marks.push('revised')
      if (row.arrived > closed && (!(column in values) || values[column] !== value)) marks.push('late')
      values[column] = value
      if (marks.length > 0) flags[column] = [...new Set([...(flags[column] ?? []), ...marks])]
    }
  }
  return { station, values, flags }
}
