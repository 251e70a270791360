/**
 * Daily checks: what one hour cannot show, judged when a day of 24 hours (UTC) ends, for all hours of the next day.
 * For: quality.ts. In words: zero drift, unit, gas state and clock shift look back over one day to six weeks of values that were not
 * withheld. A verdict comes after the fact, and says so: the hours before it are not flagged, since nobody knew then. Clocks are compared
 * and gases laid on lattices once a week, because neither changes from day to day. Values stay in use. Units of a pack.
 * Reference: zero-drift.ts, unit.ts, gas-state.ts, clock-shift.ts. When not to use it: as an alarm of the hour.
 */
import { gasStateAt } from '../../units/gas-state.ts'
import { hoursAfter, type EventHour } from '../../units/time.ts'
import type { Flag } from '../../units/missing.ts'
import { cell, COUNT, filledRow, type Row } from './cells.ts'
import { clockShift } from './clock-shift.ts'
import { NEIGHBOURS, type QualityContext } from './context.ts'
import { doubtedStates } from './gas-state.ts'
import { neighboursOf } from './neighbours.ts'
import type { QualityState } from './state.ts'
import { doubtedUnits } from './unit.ts'
import { BELOW_DAYS, doubtedZeros, FLOOR_DAYS, FLOORS, floorsOf } from './zero-drift.ts'

/** Suspicions are kept as sums of these bits. */
const BITS: readonly (readonly [number, Flag])[] = [[1, 'zero drift'], [2, 'unit'], [4, 'gas state'], [8, 'clock shift']]
const GAS = 4
const CLOCK = 8
/** Hours of a day below which it has no lowest and no highest value. */
const HOURS = 18

export const DAY = 24

/** Flags that the last day's end put on a cell. */
export function suspected(suspicions: number): Flag[] { return BITS.filter(([bit]) => (suspicions & bit) !== 0).map(([, flag]) => flag) }

/** The state with what is suspected from now on; `hour`, its last, ends the day. */
export function endDay(state: QualityState, hour: EventHour, context: QualityContext): QualityState {
  const stations = state.stations.length
  const day = state.hours.slice(-DAY)
  const { low, high } = extremes(day, stations)
  const lows = [...state.lows, low].slice(-FLOOR_DAYS)
  const floors = [...state.floors, floorsOf(lows, stations)].slice(-FLOORS)
  const highs = [...state.highs, high].slice(-BELOW_DAYS)
  const zeros = doubtedZeros(floors, highs, stations)
  const units = doubtedUnits(day, state.networks.slice(-DAY), stations)
  const states = gasStates(state, hour, context)
  const clocks = clocksOf(state, hour, context)
  const suspicions = zeros.map((zero, k) => zero + 2 * units[k]! + GAS * states(k) + CLOCK * clocks[Math.floor(k / COUNT)]!)
  return { ...state, lows, floors, highs, suspicions }
}

function extremes(day: readonly Row[], stations: number): { low: Row; high: Row } {
  const low = filledRow(stations, Infinity)
  const high = filledRow(stations, -Infinity)
  const hours = filledRow(stations, 0)
  for (const row of day) {
    for (let k = 0; k < low.length; k++) {
      const value = row[k]!
      if (value !== value) continue
      hours[k]!++
      if (value < low[k]!) low[k] = value
      if (value > high[k]!) high[k] = value
    }
  }
  for (let k = 0; k < low.length; k++) if (hours[k]! < HOURS) low[k] = high[k] = Number.NaN
  return { low, high }
}

/** Clocks and gas states are looked at anew on every seventh day, and otherwise stay as they were. */
function isWeekEnd(hour: EventHour): boolean { return Math.floor(hour / DAY) % 7 === 0 }

function gasStates(state: QualityState, hour: EventHour, context: QualityContext): (k: number) => number {
  const declared = gasStateAt(context.gasStates, hour)
  if (declared === null) return () => 0
  if (!isWeekEnd(hour)) return k => (state.suspicions[k]! & GAS) / GAS
  const week = state.hours.slice(-7 * DAY)
  // Hours of before a change of the state lie on the other lattice by right.
  const same = week.filter((_, at) => gasStateAt(context.gasStates, hoursAfter(hour, at + 1 - week.length)) === declared)
  const marks = doubtedStates(same, declared, state.stations.length)
  return k => marks[k]!
}

function clocksOf(state: QualityState, hour: EventHour, context: QualityContext): number[] {
  const clocks: number[] = []
  const anew = isWeekEnd(hour)
  for (const [s, id] of state.stations.entries()) {
    if (anew) clocks[s] = clockShift(state.hours, s, neighboursOf(context, state.stations, id).slice(0, NEIGHBOURS)) === null ? 0 : 1
    else clocks[s] = (state.suspicions[cell(s)]! & CLOCK) / CLOCK
  }
  return clocks
}
