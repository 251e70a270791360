/**
 * Quality in simple form: which values to doubt. Flags never drop; only what an instrument cannot report becomes missing, with its raw
 * value kept. For: frames. In words: range (outside the limits: rejected), spike (more than threefold and far above the last believed
 * hour; a second hour up there is believed), stuck (the same value for many hours, above what clean air reads), PM2.5 above PM10.
 * A streaming rule sees no next hour, so a sudden fall is not called a spike: fronts do that. Units as in a pack.
 * Reference: limits.ts (assumed). When not to use it: as an audit; it sees one station at a time.
 */
import { POLLUTANTS, WEATHER, type Pollutant } from '../contract/frame.ts'
import type { Flag, Reading } from '../units/missing.ts'
import type { EventHour } from '../units/time.ts'
import { OBSERVED_LIMITS, WEATHER_LIMITS } from './limits.ts'
import type { Readings, StationRow } from './row.ts'

/** One station's memory, in the order of POLLUTANTS: last value (null = missing), hours it has been the same, last value believed. */
export interface StationQuality {
  readonly hour: EventHour
  readonly last: readonly (number | null)[]
  readonly same: readonly number[]
  readonly believed: readonly (number | null)[]
}
export type QualityState = Readonly<Record<string, StationQuality>>

export const emptyQuality: QualityState = {}

/** Readings of one row, and the memory of all stations with that station's renewed; for whole hours `qualityHourStep` copies less. */
export function qualityStep(state: QualityState, row: StationRow): { readonly state: QualityState; readonly out: Readings } {
  const step = stationQualityStep(state[row.station], row)
  return { state: step.state === state[row.station] ? state : { ...state, [row.station]: step.state }, out: step.out }
}

/** A value believed longer ago than this says nothing about a spike. */
const FORGET_HOURS = 6

/** Readings of one row, and the station's new memory; a row that is not later than the last one is judged without changing it. */
export function stationQualityStep(state: StationQuality | undefined, row: StationRow): { readonly state: StationQuality; readonly out: Readings } {
  const known = state !== undefined && row.hour - state.hour <= FORGET_HOURS && row.hour > state.hour ? state : null
  const next = known !== null && row.hour - known.hour === 1 ? known : null
  const out: Record<string, Reading> = {}
  const last: (number | null)[] = []
  const same: number[] = []
  const believed: (number | null)[] = []
  for (let i = 0; i < POLLUTANTS.length; i++) {
    const pollutant = POLLUTANTS[i]!
    const value = row.values[pollutant]
    const before = known?.believed[i] ?? null
    if (value === undefined || value === null || !possible(pollutant, value)) {
      if (value !== undefined) out[pollutant] = absent(value)
      last.push(null)
      same.push(0)
      believed.push(before)
      continue
    }
    const limit = OBSERVED_LIMITS[pollutant]
    const run = next?.last[i] === value ? next.same[i]! + 1 : 1
    const high = (from: number | null) => from !== null && value - from > limit.spike && value > 3 * from
    const previous = next?.last[i] ?? null
    const stayed = previous !== null && previous !== before && !high(previous)
    const spike = high(before) && !stayed
    const flags: Flag[] = []
    if (spike) flags.push('spike')
    if (run >= limit.stuckHours && value > limit.stuckAbove) flags.push('stuck')
    out[pollutant] = flags.length > 0 ? { value, flags } : { value }
    last.push(value)
    same.push(run)
    believed.push(spike ? before : value)
  }
  flagInversion(out)
  for (const name in row.values) if (!Object.hasOwn(OBSERVED_LIMITS, name)) out[name] = other(row.values[name]!)
  const late = state !== undefined && row.hour <= state.hour
  return { state: late ? state : { hour: row.hour, last, same, believed }, out }
}

/** All rows of one hour; the state is copied once. Readings by station. */
export function qualityHourStep(state: QualityState, rows: readonly StationRow[]): { readonly state: QualityState; readonly out: Readonly<Record<string, Readings>> } {
  const after: Record<string, StationQuality> = { ...state }
  const out: Record<string, Readings> = {}
  for (const row of rows) {
    const step = stationQualityStep(after[row.station], row)
    after[row.station] = step.state
    out[row.station] = step.out
  }
  return { state: after, out }
}

/** Weather has no memory: within its limits or rejected. */
export function weatherReadings(values: StationRow['values']): Readings {
  const out: Record<string, Reading> = {}
  for (const name of WEATHER) {
    const value = values[name]
    if (value === undefined) continue
    const [least, most] = WEATHER_LIMITS[name]
    out[name] = value !== null && value >= least && value <= most ? { value } : absent(value)
  }
  return out
}

function possible(pollutant: Pollutant, value: number): boolean {
  const limit = OBSERVED_LIMITS[pollutant]
  return value >= limit.min && value <= limit.max
}

function absent(value: number | null): Reading {
  if (value === null) return { missing: 'empty' }
  // A NaN cannot stand in JSON, so it leaves no raw value.
  return Number.isFinite(value) ? { missing: 'rejected', raw: value, flags: ['range'] } : { missing: 'rejected', flags: ['range'] }
}

function other(value: number | null): Reading { return value !== null && Number.isFinite(value) ? { value } : absent(value) }

function flagInversion(out: Record<string, Reading>): void {
  const { pm25, pm10 } = out
  if (pm25 === undefined || pm10 === undefined || !('value' in pm25) || !('value' in pm10) || pm25.value <= pm10.value) return
  out['pm25'] = { value: pm25.value, flags: [...pm25.flags ?? [], 'pm25 above pm10'] }
  out['pm10'] = { value: pm10.value, flags: [...pm10.flags ?? [], 'pm25 above pm10'] }
}
