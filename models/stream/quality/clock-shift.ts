/**
 * Clock shift: a station whose days come hours before or after its neighbours'. For: daily.ts, once a week over a fortnight.
 * In words: for O3, NO2, CO and PM2.5 the correlation of the station with the mean of its nearest stations (square roots, which tame
 * peaks) is taken at each lag from -12 to 12 h; its peak, refined by a parabola, is the lag of that pollutant. A wrong clock moves all
 * of them alike, while transport and chemistry do not; so the shift is suspected when every pollutant that correlates above 0.5 (at
 * least three of them) has a lag of the same sign, and the smallest of them is longer than air needs from the neighbours: mean
 * distance over 20 km/h, at least half an hour, 1.5 h where distances are unknown. Positive is late.
 * Hours. Reference: cross-correlation as in any text on time series; of 2,310 fortnights at 35 Beijing stations none is suspected as it
 * stands; a shift of one hour put in is found in 93 % of them at 13 stations of the inner city, of three hours in 98 %, and at the
 * others, where air needs longer, in 16 and 86 % (quality-measured.test.ts tries every fourth).
 * When not to use it: among fewer than three neighbours, or across mountains; and no lag is ever corrected.
 */
import { POLLUTANTS } from '../../contract/frame.ts'
import { cell, type Row } from './cells.ts'
import type { Near } from './neighbours.ts'

export const REACH = 12
export const SHIFT_HOURS = 14 * 24
const MIN_SHARE = 0.6
const CORRELATED = 0.5
const AIR_KM_PER_HOUR = 20
const LEAST = 0.5
const UNSURE = 1.5
/** Neighbours, and pollutants, that must take part. */
const FEWEST = 3

/** Lag in hours of the peak of correlation, or null where too little is known or the peak is weak. NaN stands for no value. */
export function lagOf(own: Float64Array, reference: Float64Array): number | null {
  const at = correlogram(own, reference)
  return at === null ? null : peakOf(at)
}

function peakOf(at: (lag: number) => number): number | null {
  const all = Array.from({ length: 2 * REACH + 1 }, (_, i) => at(i - REACH))
  let best = 0
  for (let i = 1; i < all.length; i++) if (all[i]! > all[best]!) best = i
  if (!(all[best]! > CORRELATED)) return null
  return best - REACH + (best === 0 || best === 2 * REACH ? 0 : vertex(all[best - 1]!, all[best]!, all[best + 1]!))
}

/** Whether the correlation has a good peak at lag 0 or next to it, nearer than `least`. */
function keepsTime(at: (lag: number) => number, least: number): boolean {
  const near = [-2, -1, 0, 1, 2].map(at)
  const peak = [2, 1, 3].find(i => near[i]! > CORRELATED && near[i]! >= near[i - 1]! && near[i]! >= near[i + 1]!)
  return peak !== undefined && Math.abs(peak - 2 + vertex(near[peak - 1]!, near[peak]!, near[peak + 1]!)) < least
}

/** What the lag must exceed for neighbours at these distances, h. */
export function leastShift(kilometres: readonly (number | null)[]): number {
  const known = kilometres.filter(km => km !== null)
  if (known.length === 0 || known.length < kilometres.length) return UNSURE
  return Math.max(LEAST, known.reduce((sum, km) => sum + km, 0) / known.length / AIR_KM_PER_HOUR)
}

/** The shift on which all lags agree, in whole hours, or null. Null lags are those of pollutants that do not correlate. */
export function shiftOf(lags: readonly (number | null)[], least: number): number | null {
  const known = lags.filter(lag => lag !== null)
  if (known.length < FEWEST) return null
  // Half a day late is half a day early: at the end of the reach a lag has no sign of its own.
  const isHalfDay = (lag: number) => Math.abs(lag) > REACH - 0.5
  const sign = (known.find(lag => !isHalfDay(lag)) ?? known[0]!) > 0 ? 1 : -1
  const sizes = known.map(lag => isHalfDay(lag) ? Math.abs(lag) : lag * sign).sort((a, b) => a - b)
  return sizes[0]! < least ? null : sign * Math.max(1, Math.round(sizes[Math.floor((sizes.length - 1) / 2)]!))
}

/** Correlation of `own` with the reference some hours before, as a function of those hours; null where too few hours are known. */
function correlogram(own: Float64Array, reference: Float64Array): ((lag: number) => number) | null {
  const a = centred(own)
  const b = centred(reference)
  if (a === null || b === null) return null
  const length = a.length
  return lag => {
    let sum = 0
    for (let i = Math.max(0, lag), end = Math.min(length, length + lag); i < end; i++) sum += a[i]! * b[i - lag]!
    return sum
  }
}

/** Mean 0, sum of squares 1, missing hours at the mean; null where too many are missing or nothing varies. */
function centred(series: Float64Array): Float64Array | null {
  const length = series.length
  let [n, sum] = [0, 0]
  for (let i = 0; i < length; i++) {
    const value = series[i]!
    if (value !== value) continue
    n++
    sum += value
  }
  if (n < MIN_SHARE * length) return null
  const mean = sum / n
  const off = new Float64Array(length)
  let squares = 0
  for (let i = 0; i < length; i++) {
    const value = series[i]! - mean
    if (value !== value) continue
    off[i] = value
    squares += value * value
  }
  const scale = Math.sqrt(squares)
  if (!(scale > 0)) return null
  for (let i = 0; i < length; i++) off[i]! /= scale
  return off
}

/** Where the parabola through three values at -1, 0, 1 has its top. */
function vertex(left: number, middle: number, right: number): number {
  const bend = left - 2 * middle + right
  return bend < 0 ? (left - right) / (2 * bend) : 0
}

const SHIFTED = (['o3', 'no2', 'co', 'pm25'] as const).map(name => POLLUTANTS.indexOf(name))

/** The shift of a station in whole hours, or null. `rows` of `SHIFT_HOURS` hours, `near` its neighbours. */
export function clockShift(rows: readonly Row[], station: number, near: readonly Near[]): number | null {
  if (near.length < FEWEST || rows.length < SHIFT_HOURS) return null
  const least = leastShift(near.map(({ km }) => km))
  const lags: (number | null)[] = []
  for (const pollutant of SHIFTED) {
    const at = correlogram(rootsOf(rows, station, pollutant), meanRoots(rows, near, pollutant))
    // Ozone has one peak a day, and where it stands near lag 0 there is no other one to look for.
    if (lags.length === 0 && at !== null && keepsTime(at, least)) return null
    const lag = at === null ? null : peakOf(at)
    // One pollutant that keeps time acquits the clock, and the others need not be asked.
    if (lag !== null && Math.abs(lag) < least) return null
    lags.push(lag)
    if (SHIFTED.length - lags.filter(one => one === null).length < FEWEST) return null
  }
  return shiftOf(lags, least)
}

function rootsOf(rows: readonly Row[], station: number, pollutant: number): Float64Array {
  const k = cell(station, pollutant)
  const roots = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) roots[i] = Math.sqrt(rows[i]![k]!)
  return roots
}

function meanRoots(rows: readonly Row[], near: readonly Near[], pollutant: number): Float64Array {
  const cells = Int32Array.from(near, ({ station }) => cell(station, pollutant))
  const means = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    let [n, sum] = [0, 0]
    for (let j = 0; j < cells.length; j++) {
      const value = row[cells[j]!]!
      if (value !== value) continue
      n++
      sum += Math.sqrt(value)
    }
    means[i] = n < FEWEST ? Number.NaN : sum / n
  }
  return means
}
