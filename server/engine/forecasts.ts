import { hoursAfter, type EventHour } from '../../models/units/time.ts'

/** One forecast value of one station and hour; null takes an earlier one back. `issued` in ms since 1970. */
export interface ForecastRow { readonly issued: number; readonly hour: EventHour; readonly station: string; readonly pollutant: string; readonly value: number | null; readonly p05?: number | null; readonly p95?: number | null }

/** Issues kept of one station and hour: ten days ahead, six a day. */
const ISSUES = 60
/** Hours that a forecast may reach ahead, 30 days: a clock set wrong must not make the rules look years ahead. */
const AHEAD = 720

/** Forecast PM2.5 by hour and station. The newest issue that was known at a moment counts; the others stay, so the past can be asked again. */
export class Forecasts {
  readonly #byHour = new Map<EventHour, Map<string, ForecastRow[]>>()
  readonly #most: number
  #last: EventHour | null = null

  /** `most`: hours that are kept; of more the oldest go. */
  constructor(rows: Iterable<ForecastRow> = [], most = Infinity) {
    this.#most = most
    for (const row of rows) this.add(row)
  }

  add(row: ForecastRow): void {
    if (row.pollutant !== 'pm25') return
    const stations = kept(this.#byHour, row.hour, () => new Map<string, ForecastRow[]>())
    const issues = kept(stations, row.station, (): ForecastRow[] => [])
    let at = issues.length
    while (at > 0 && (issues[at - 1]?.issued ?? 0) > row.issued) at--
    issues.splice(at, 0, row)
    if (issues.length > ISSUES) issues.shift()
    if (this.#last === null || row.hour > this.#last) this.#last = row.hour
    if (this.#byHour.size > this.#most) this.#byHour.delete([...this.#byHour.keys()].reduce((oldest, hour) => hour < oldest ? hour : oldest))
  }

  /** Values of the stations in the hours after `hour`, as known at `until` (ms), up to the last hour that has any; empty where none has. */
  after(hour: EventHour, until: number, stations: readonly string[]): (number | null)[][] {
    const rows: (number | null)[][] = []
    let told = 0
    for (let next = hoursAfter(hour, 1); this.#last !== null && next <= this.#last; next = hoursAfter(next, 1)) {
      const known = this.#byHour.get(next)
      const row = stations.map((station) => known?.get(station)?.findLast((one) => one.issued <= until)?.value ?? null)
      rows.push(row)
      if (row.some((value) => value !== null)) told = rows.length
      if (rows.length >= AHEAD) break
    }
    return rows.slice(0, told)
  }
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
