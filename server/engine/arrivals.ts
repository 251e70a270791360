import { isDeepStrictEqual } from 'node:util'
import { asKnown } from '../../models/stream/order.ts'
import type { ArrivedRow as Row, KnownRow } from '../../models/stream/row.ts'
import { closesAt } from '../../models/stream/watermark.ts'
import type { EventHour } from '../../models/units/time.ts'
import type { HourArrivals } from './hour.ts'

/** Revisions of one station and hour beyond which a further one counts as news unasked: comparing it takes as long as there are others. */
const ASKED = 8

/**
 * Rows by event hour, and what was known of them at any moment. The latest arrival wins pollutant by pollutant (absent leaves,
 * null clears); everything stays in the index, so the past can be asked again as it was known then.
 */
export class Arrivals {
  readonly #latencyMinutes: number
  readonly #observations = new Map<EventHour, Row[]>()
  readonly #weather = new Map<EventHour, Row[]>()
  /** Rows that came after their hour had closed, sorted by arrival. */
  readonly #late: Row[] = []

  /** `latencyMinutes`: how long after its end an hour is closed. */
  constructor(latencyMinutes: number) { this.#latencyMinutes = latencyMinutes }

  /** When the clock, standing at `hour`, closed it: ms since 1970. */
  closedAt(hour: EventHour): number { return closesAt(hour, this.#latencyMinutes) }

  addObservation(row: Row): void { this.#add(this.#observations, row) }
  addWeather(row: Row): void { this.#add(this.#weather, row) }

  /** Whether a row that is not in yet says anything new to one who sees all that has come; a duplicate and an equal value do not. */
  isNews(type: 'observation' | 'weather', row: Row): boolean {
    const rows = (type === 'weather' ? this.#weather : this.#observations).get(row.hour)
    if (rows === undefined || !rows.some(({ station }) => station === row.station)) return true
    const before = rows.filter(({ station }) => station === row.station)
    if (before.length > ASKED) return true
    const known = (of: readonly Row[]): readonly KnownRow[] => asKnown(of, Infinity, this.closedAt(row.hour))
    return !isDeepStrictEqual(known(before), known([...before, row]))
  }

  /** What was known of `hour` at `until` (ms). Stations in order of name, so the result does not depend on the order of arrival of different stations. */
  known(hour: EventHour, until: number): HourArrivals {
    const closed = this.closedAt(hour)
    return { hour, observations: asKnown(this.#observations.get(hour) ?? [], until, closed), weather: asKnown(this.#weather.get(hour) ?? [], until, closed) }
  }

  /** What the observations of some stations said of `hour`, as known at `until` (ms): for looking at stations without folding them. */
  observationsOf(stations: ReadonlySet<string>, hour: EventHour, until: number): KnownRow[] {
    return asKnown((this.#observations.get(hour) ?? []).filter((row) => stations.has(row.station)), until, this.closedAt(hour))
  }

  /** The columns of which `station` reported a value in at least half of the hours that have any row, whenever it arrived. */
  mostlyReported(station: string, columns: readonly string[]): Set<string> {
    const counts = new Map(columns.map((column) => [column, 0]))
    for (const rows of this.#observations.values()) {
      const own = rows.filter((row) => row.station === station)
      for (const column of columns) if (own.some((row) => typeof row.values[column] === 'number')) counts.set(column, (counts.get(column) ?? 0) + 1)
    }
    return new Set(columns.filter((column) => (counts.get(column) ?? 0) * 2 >= Math.max(1, this.#observations.size)))
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
