/**
 * Quality: which values to doubt, and why. Flags never drop a value: what models may not use is `rejected` with its raw value beside
 * the reasons (quality/flags.ts says which flags withhold). For: frames, hour by hour, all stations at once, by what is known then.
 * In words: range first; then the events that explain (fireworks, dust); then what the hour shows against its own past and its
 * neighbours (stuck, spike, full scale, PM2.5 above PM10); then what the last days showed (zero drift, unit, gas state, clock shift).
 * Where a person ruled (row.ts), the flags stay and the ruling says whether models use the value.
 * Units of a pack. Reference: each check's own file in quality/. When not to use it: as an audit; nothing here looks ahead.
 */
import { POLLUTANTS, WEATHER } from '../contract/frame.ts'
import type { Flag, Reading, Ruling } from '../units/missing.ts'
import { hoursAfter, type EventHour } from '../units/time.ts'
import { OBSERVED_LIMITS, WEATHER_LIMITS, type Limit } from './limits.ts'
import { cell, COUNT, emptyRow, PM10, PM25, type Row } from './quality/cells.ts'
import { SHIFT_HOURS } from './quality/clock-shift.ts'
import { NO_CONTEXT, type QualityContext } from './quality/context.ts'
import { DAY, endDay, suspected } from './quality/daily.ts'
import { isUsed } from './quality/flags.ts'
import { isInverted } from './quality/inverted.ts'
import { judgeHour, NO_RULINGS } from './quality/judge.ts'
import { emptyQuality, withStations, type QualityState } from './quality/state.ts'
import { fitsThousandth } from './quality/unit.ts'
import type { Readings, StationRow } from './row.ts'

export { emptyQuality, type QualityState } from './quality/state.ts'

const LIMITS: readonly Limit[] = POLLUTANTS.map(name => OBSERVED_LIMITS[name])

interface Judgement { readonly state: QualityState; readonly flags: ReadonlyMap<number, readonly Flag[]> }

/**
 * All rows of one hour, one a station: readings by station and the state after it. Hours that nobody called are counted as empty.
 * Rows of an hour that is not later than the last one are judged without changing the state.
 */
export function qualityHourStep(state: QualityState, rows: readonly StationRow[], context: QualityContext = NO_CONTEXT): { readonly state: QualityState; readonly out: Readonly<Record<string, Readings>> } {
  const hour = rows[0]?.hour
  if (hour === undefined) return { state, out: {} }
  const before = throughGap(withStations(state, rows.map(row => row.station)), hour, context)
  const places = rows.map((row, i) => before.stations[i] === row.station ? i : before.stations.indexOf(row.station))
  const values = emptyRow(before.stations.length)
  for (const [i, row] of rows.entries()) fill(values, cell(places[i]!), row)
  const { state: after, flags } = closeHour(before, values, hour, context, ruledCells(rows, places))
  const network = after.networks.at(-1)!
  const out: Record<string, Readings> = {}
  for (const [i, row] of rows.entries()) out[row.station] = readings(row, places[i]!, values, flags, before, network)
  return { state: state.hour !== null && hour <= state.hour ? state : after, out }
}

/** Weather has no memory: within its limits or rejected. */
export function weatherReadings(values: StationRow['values']): Readings {
  const out: Record<string, Reading> = {}
  for (const name of WEATHER) {
    const value = values[name]
    if (value === undefined) continue
    const [least, most] = WEATHER_LIMITS[name]
    out[name] = value !== null && value >= least && value <= most ? { value } : absent(value, ['range'])
  }
  return out
}

/** Empty hours between the last one and `hour`; a gap longer than any memory leaves only the list of stations. */
function throughGap(state: QualityState, hour: EventHour, context: QualityContext): QualityState {
  if (state.hour === null || hour - state.hour <= 1) return state
  if (hour - state.hour > SHIFT_HOURS) return withStations(emptyQuality, state.stations)
  let passed = state
  for (let next = hoursAfter(state.hour, 1); next < hour; next = hoursAfter(next, 1)) passed = closeHour(passed, emptyRow(state.stations.length), next, context).state
  return passed
}

/** One hour judged, the memory cut to its bounds, and the day ended where it ends. */
function closeHour(before: QualityState, values: Row, hour: EventHour, context: QualityContext, rulings = NO_RULINGS): Judgement {
  const { state, flags } = judgeHour(before, values, hour, context, rulings)
  const bounded = { ...state, hours: state.hours.slice(-SHIFT_HOURS), networks: state.networks.slice(-DAY) }
  return { state: hour % DAY === 0 ? endDay(bounded, hour, context) : bounded, flags }
}

function fill(into: number[], start: number, { values, rulings }: StationRow): void {
  for (let p = 0; p < COUNT; p++) {
    const name = POLLUTANTS[p]!
    const value = values[name]
    if (typeof value !== 'number') continue
    if ((value >= LIMITS[p]!.min && value <= LIMITS[p]!.max) || (Number.isFinite(value) && rulings?.[name]?.use === 'measured')) into[start + p] = value
  }
}

/** Cells of which a person decided, and whether their values are used. */
function ruledCells(rows: readonly StationRow[], places: readonly number[]): ReadonlyMap<number, boolean> {
  if (rows.every(row => row.rulings === undefined)) return NO_RULINGS
  const cells = new Map<number, boolean>()
  for (const [i, { rulings = {} }] of rows.entries()) {
    for (let p = 0; p < COUNT; p++) {
      const ruling = rulings[POLLUTANTS[p]!]
      if (ruling !== undefined) cells.set(cell(places[i]!, p), ruling.use === 'measured')
    }
  }
  return cells
}

function readings({ values, rulings }: StationRow, station: number, row: Row, flags: Judgement['flags'], before: QualityState, network: Row): Readings {
  const out: Record<string, Reading> = {}
  const inverted = isInverted(row[cell(station, PM25)]!, row[cell(station, PM10)]!)
  for (let p = 0; p < COUNT; p++) {
    const name = POLLUTANTS[p]!
    const value = values[name]
    if (value === undefined) continue
    const k = cell(station, p)
    const suspicions = before.suspicions[k]!
    const inRange = value !== null && value >= LIMITS[p]!.min && value <= LIMITS[p]!.max
    const ranged = inRange || value === null ? [] : outOfRange(fitsThousandth(name, value, network[p]!))
    if (row[k] !== value) out[name] = absent(value, ranged)
    else if (inRange && suspicions === 0 && !inverted && !flags.has(k)) out[name] = { value }
    else out[name] = flaggedReading(value, [...ranged, ...flags.get(k) ?? [], ...(inverted && p <= PM10 ? ['pm25 above pm10' as const] : []), ...suspected(suspicions)])
  }
  for (const name in values) if (!Object.hasOwn(OBSERVED_LIMITS, name)) out[name] = other(values[name]!)
  return rulings === undefined ? out : ruledReadings(out, rulings)
}

function flaggedReading(value: number, flags: readonly Flag[]): Reading {
  if (flags.length === 0) return { value }
  return isUsed(flags) ? { value, flags } : { missing: 'rejected', raw: value, flags }
}

function outOfRange(fits: boolean): Flag[] { return fits ? ['range', 'unit'] : ['range'] }

function absent(value: number | null, flags: readonly Flag[]): Reading {
  if (value === null) return { missing: 'empty' }
  // A NaN cannot stand in JSON, so it leaves no raw value.
  return Number.isFinite(value) ? { missing: 'rejected', raw: value, flags } : { missing: 'rejected', flags }
}

function other(value: number | null): Reading { return value !== null && Number.isFinite(value) ? { value } : absent(value, ['range']) }

/** The same readings, used as people decided, with the flags that they have. What was never reported stays missing. */
function ruledReadings(given: Readings, rulings: Readonly<Record<string, Ruling>>): Readings {
  return Object.fromEntries(Object.entries(given).map(([name, reading]): [string, Reading] => {
    const ruling = Object.hasOwn(rulings, name) ? rulings[name] : undefined
    const value = 'value' in reading ? reading.value : reading.raw
    if (ruling === undefined || value === undefined) return [name, reading]
    const flags = reading.flags === undefined ? {} : { flags: reading.flags }
    return [name, ruling.use === 'measured' ? { value, ...flags, ruling } : { missing: 'rejected', raw: value, ...flags, ruling }]
  }))
}
