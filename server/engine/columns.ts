import { GROUPS, SPLIT } from '../../models/contract/dimensions.ts'
import { POLLUTANTS, WEATHER } from '../../models/contract/frame.ts'
import { published } from '../../models/numeric/published.ts'
import type { Band } from '../../models/numeric/quantile.ts'
import { isMeasured, valueOrNull, type Reading } from '../../models/units/missing.ts'
import { formatHour, type EventHour } from '../../models/units/time.ts'
import type { BandSeries } from '../protocol/scalars.ts'
import type { BranchColumns, Hours } from '../protocol/hours.ts'
import type { BranchTrack } from './branch-track.ts'
import { doubtOf } from './doubts.ts'
import type { FoldedHour } from './fold.ts'

/** A gas of that hour at the other state; null for a column that has none, and where the hours are all told at one. */
export type AtOtherState = ((column: string, hour: EventHour, value: number) => number | null) | null

/** Folded hours as the columns that are published, rounded once: the screen, HTTP and the command line all print these. */
export function hourColumns(hours: readonly FoldedHour[], from: EventHour, offsetMinutes: number, atOther: AtOtherState = null): Omit<Hours, 'branches'> {
  const names = new Set<string>(POLLUTANTS)
  for (const hour of hours) for (const name of Object.keys(hour.frame.extra)) names.add(name)
  const readings = (name: string): (Reading | undefined)[] => hours.map((hour) => readingOf(hour, name))
  const measured = WEATHER.filter((name) => hours.some((hour) => isMeasured(hour.frame.weather[name])))
  return {
    from: formatHour(from, offsetMinutes),
    count: hours.length,
    observed: Object.fromEntries([...names].map((name) => [name, readings(name).map(publishedOrNull)])),
    flags: flagRows(hours, [...names]),
    withheld: withheldRows(hours, [...names]),
    rulings: rulingRows(hours, [...names]),
    weather: Object.fromEntries(measured.map((name) => [name, hours.map((hour) => publishedOrNull(hour.frame.weather[name]))])),
    baseline: bandSeries(hours.map((hour) => hour.summary.pm25)),
    contributions: Object.fromEntries(GROUPS.map(({ key }) => [key, bandSeries(hours.map((hour) => bandOf(hour.summary.contributions, key)))])),
    split: Object.fromEntries(SPLIT.map((key) => [key, hours.map((hour) => published(hour.summary.split[key] ?? 0))])),
    derived: Object.fromEntries([...OZONE, ...LAST_24].map(({ column, of }) => [column, hours.map((hour) => publishedNumber(of(hour)))])),
    converted: atOther === null ? {} : converted(hours, [...names], atOther),
    aqi: hours.map((hour) => hour.aqi),
    level: hours.map((hour) => hour.level),
  }
}

/** A branch's rows `start` … of its track; they are rounded already. */
export function branchColumns(track: BranchTrack, start = 0): BranchColumns {
  return { pm25: columns(track.pm25.slice(start)), difference: columns(track.difference.slice(start)) }
}

/** Bands as columns, rounded for publishing. */
export function bandSeries(bands: readonly Band[]): BandSeries {
  return { median: bands.map((b) => published(b.median)), p05: bands.map((b) => published(b.p05)), p95: bands.map((b) => published(b.p95)) }
}

const OZONE: readonly { readonly column: string; readonly of: (hour: FoldedHour) => number | null }[] = [
  { column: 'o3_8h', of: (hour) => hour.ozone.mean8 },
  { column: 'o3_mda8', of: (hour) => hour.ozone.mda8 },
]

/** Rounded as alerts take them. */
const LAST_24: typeof OZONE = [
  { column: 'pm25_24h', of: (hour) => hour.last24.own },
  { column: 'pm25_city_24h', of: (hour) => hour.last24.city },
]

/** Gas columns at the other state of each hour, from what was measured and not from what was rounded. */
function converted(hours: readonly FoldedHour[], names: readonly string[], atOther: NonNullable<AtOtherState>): Record<string, (number | null)[]> {
  const measured = names.map((column) => ({ column, of: (hour: FoldedHour) => valueOrNull(readingOf(hour, column)) }))
  const all = [...measured, ...OZONE].filter(({ column }) => hours.some((hour) => atOther(column, hour.frame.hour, 1) !== null))
  return Object.fromEntries(all.map(({ column, of }) => [column, hours.map((hour) => {
    const value = of(hour)
    return publishedNumber(value === null ? null : atOther(column, hour.frame.hour, value))
  })]))
}

function columns(bands: readonly Band[]): BandSeries {
  return { median: bands.map((b) => b.median), p05: bands.map((b) => b.p05), p95: bands.map((b) => b.p95) }
}

function readingOf(hour: FoldedHour, name: string): Reading | undefined {
  const regular: Readonly<Record<string, Reading>> = hour.frame.readings
  return regular[name] ?? hour.frame.extra[name]
}

function publishedOrNull(reading: Reading | undefined): number | null {
  return isMeasured(reading) ? published(reading.value) : null
}

function publishedNumber(value: number | null): number | null { return value === null ? null : published(value) }

function flagRows(hours: readonly FoldedHour[], names: readonly string[]): [number, string, string][] {
  const rows: [number, string, string][] = []
  for (const [row, hour] of hours.entries()) for (const name of names) {
    for (const flag of doubtOf(readingOf(hour, name))?.flags ?? []) rows.push([row, name, flag])
  }
  return rows
}

/** Nothing that was reported is lost from sight, used or not. */
function withheldRows(hours: readonly FoldedHour[], names: readonly string[]): [number, string, number][] {
  const rows: [number, string, number][] = []
  for (const [row, hour] of hours.entries()) for (const name of names) {
    const raw = doubtOf(readingOf(hour, name))?.raw
    if (raw !== undefined) rows.push([row, name, published(raw)])
  }
  return rows
}

/** What a person decided stands beside what the rules said. */
function rulingRows(hours: readonly FoldedHour[], names: readonly string[]): Hours['rulings'] {
  const rows: Hours['rulings'] = []
  for (const [row, hour] of hours.entries()) for (const name of names) {
    const ruling = readingOf(hour, name)?.ruling
    if (ruling !== undefined) rows.push([row, name, ruling.use, ruling.person, ruling.reason])
  }
  return rows
}

function bandOf(bands: Readonly<Record<string, Band>>, key: string): Band {
  const found = bands[key]
  if (found === undefined) throw new Error(`the summary of an hour lacks the group ${key}`)
  return found
}
