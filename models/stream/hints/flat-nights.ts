/**
 * Flat nights: a station whose nights hardly move while its neighbours' do, as where a head is stuffed or numbers are copied down.
 * For: hints.ts, over a finished series and its neighbours. In words: a night (labels 01 to 06) counts where the station and at least
 * four others measured all six hours, all above three times the detection limit and twenty steps of the numbers as published, and the
 * middle relative range, (highest - lowest) / mean, of all of them is at least 0.2. It is flat for a station when its own is at most 0.05
 * (which is one step at twenty). Flat nights of the station against those of all others: Fisher's exact test, one-sided. Notable when p is below 0.001 and at least five nights and
 * one in twenty are flat. Reference: the test is exact for exchangeable stations; the limits are assumed.
 * When not to use it: for a station in other air than its neighbours (a mountain top above the inversion).
 */
import type { Pollutant } from '../../contract/frame.ts'
import { OBSERVED_LIMITS } from '../limits.ts'
import { fisherTail } from './chance.ts'
import { NOTABLE, type Hint, type Series } from './hint.ts'

const [FIRST, LAST] = [1, 6]
const OTHERS = 4
const CLEAR = 3
const STEPS = 20
const MOVING = 0.2
const FLAT = 0.05

/** Null where no night can be compared. `step` is that of the numbers as published. */
export function flatNights(pollutant: Pollutant, own: Series, others: readonly Series[], offsetMinutes: number, step = 1): Hint | null {
  const least = Math.max(CLEAR * OBSERVED_LIMITS[pollutant].detection, STEPS * step)
  let [nights, flat, theirNights, theirFlat] = [0, 0, 0, 0]
  for (let i = 0; i < own.values.length; i++) {
    const hour = own.first + i
    if (((hour + Math.floor(offsetMinutes / 60)) % 24 + 24) % 24 !== FIRST) continue
    const mine = nightOf(own, hour, least)
    const theirs = others.map(one => nightOf(one, hour, least)).filter(one => one !== null)
    if (mine === null || theirs.length < OTHERS || middle([mine, ...theirs].map(one => one.range)) < MOVING) continue
    nights++
    theirNights += theirs.length
    if (mine.flat) flat++
    theirFlat += theirs.filter(one => one.flat).length
  }
  if (nights === 0) return null
  const p = fisherTail(flat, nights, flat + theirFlat, nights + theirNights)
  return { name: 'flat nights', p, notable: p < NOTABLE && flat >= 5 && flat >= nights / 20, numbers: { nights, flat, theirNights, theirFlat } }
}

function nightOf({ first, values }: Series, from: number, least: number): { readonly range: number; readonly flat: boolean } | null {
  let [low, high, sum] = [Infinity, -Infinity, 0]
  for (let h = 0; h <= LAST - FIRST; h++) {
    const value = values[from + h - first] ?? null
    if (value === null || value < least) return null
    low = Math.min(low, value)
    high = Math.max(high, value)
    sum += value
  }
  const range = (high - low) / (sum / (LAST - FIRST + 1))
  return { range, flat: range <= FLAT }
}

function middle(values: number[]): number { return values.sort((a, b) => a - b)[values.length >> 1] ?? 0 }
