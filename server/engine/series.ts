import { published } from '../../models/numeric/published.ts'
import { NO_OZONE_YET, ozoneDayStep } from '../../models/rules/ozone-day.ts'
import { formatHour, hoursAfter, latest, type EventHour } from '../../models/units/time.ts'
import type { StationSeries } from '../protocol/http.ts'
import type { Arrivals } from './arrivals.ts'
import type { AtOtherState } from './columns.ts'
import type { Doubts } from './doubts.ts'
import type { GasTimeline } from './gas-timeline.ts'

export interface SeriesAsked { readonly stations: readonly string[]; readonly columns: readonly string[]; readonly from: EventHour; readonly to: EventHour }
export interface SeriesSource {
  readonly arrivals: Arrivals
  /** ms: what had arrived by then is known. */
  readonly until: number
  /** First hour of the episode. */
  readonly first: EventHour
  readonly offsetMinutes: number
  readonly gas: GasTimeline
  /** As of `hourColumns`. */
  readonly atOther: AtOtherState
  /** What quality said of an hour. */
  readonly doubts: (hour: EventHour) => Doubts | undefined
}

/** Columns that are made from o3 as the room's own are: the running mean of 8 hours, and the largest of the day so far. */
const OZONE = ['o3_8h', 'o3_mda8'] as const
/** Hours before the first asked that those need: the day's other 23 and the 7 before its first. */
const OZONE_BEFORE = 31

type Row = Readonly<Record<string, number | null>>

/** What stations reported in hours of the episode, as known at a moment and as quality left it; null where nothing is. */
export function stationSeries(source: SeriesSource, { stations, columns, from, to }: SeriesAsked): StationSeries {
  const start = latest(from, source.first)
  const count = Math.max(0, to - start + 1)
  const out: StationSeries = { from: formatHour(start, source.offsetMinutes), count, stations: {}, flags: [], withheld: [], rulings: [], converted: {} }
  const before = columns.some((column) => isOzone(column)) ? Math.min(OZONE_BEFORE, start - source.first) : 0
  const rows = count === 0 ? [] : rowsOf(source, stations, hoursAfter(start, -before), count + before)
  for (const station of stations) {
    const own = withOzone(source, rows.map((at) => at.get(station) ?? {}), hoursAfter(start, -before), columns.some(isOzone)).slice(before)
    out.stations[station] = Object.fromEntries(columns.map((column) => [column, own.map((row) => rounded(row[column]))]))
    if (source.atOther !== null) out.converted[station] = convertedOf(source.atOther, own, columns, start)
    doubtsInto(out, source, station, columns, start)
  }
  return out
}

/** Values that models use, hour by hour and station by station. */
function rowsOf(source: SeriesSource, stations: readonly string[], from: EventHour, count: number): Map<string, Row>[] {
  const wanted = new Set(stations)
  return Array.from({ length: count }, (_, i) => {
    const hour = hoursAfter(from, i)
    const doubts = source.doubts(hour)
    return new Map(source.arrivals.observationsOf(wanted, hour, source.until).map(({ station, values }) => {
      const withheld = Object.entries(doubts?.[station] ?? {}).filter(([, doubt]) => doubt.raw !== undefined).map(([column]) => [column, null])
      return [station, withheld.length === 0 ? values : { ...values, ...Object.fromEntries(withheld) }]
    }))
  })
}

function withOzone({ gas, offsetMinutes }: SeriesSource, rows: readonly Row[], from: EventHour, wanted: boolean): readonly Row[] {
  if (!wanted) return rows
  let state = NO_OZONE_YET
  return rows.map((row, i) => {
    const hour = hoursAfter(from, i)
    const next = ozoneDayStep(state, hour, row['o3'] ?? null, offsetMinutes, gas.restate(hour))
    state = next.state
    return { ...row, o3_8h: next.out.mean8, o3_mda8: next.out.mda8 }
  })
}

function convertedOf(atOther: NonNullable<AtOtherState>, rows: readonly Row[], columns: readonly string[], from: EventHour): Record<string, (number | null)[]> {
  return Object.fromEntries(columns.filter((column) => atOther(column, from, 1) !== null).map((column) => [column, rows.map((row, i) => {
    const value = row[column] ?? null
    return value === null ? null : rounded(atOther(column, hoursAfter(from, i), value))
  })]))
}

function doubtsInto(out: StationSeries, source: SeriesSource, station: string, columns: readonly string[], from: EventHour): void {
  for (let row = 0; row < out.count; row++) {
    const doubts = source.doubts(hoursAfter(from, row))?.[station]
    if (doubts === undefined) continue
    for (const column of columns) {
      const doubt = doubts[column]
      for (const flag of doubt?.flags ?? []) out.flags.push([station, row, column, flag])
      if (doubt?.ruling !== undefined) out.rulings.push([station, row, column, doubt.ruling.use, doubt.ruling.person, doubt.ruling.reason])
      if (doubt?.raw !== undefined) out.withheld.push([station, row, column, published(doubt.raw)])
    }
  }
}

function isOzone(column: string): boolean { return OZONE.some((one) => one === column) }
function rounded(value: number | null | undefined): number | null { return value === null || value === undefined ? null : published(value) }
