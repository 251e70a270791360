/**
 * Digit preference: people who invent numbers like some last digits more than others. For: hints.ts, over a finished series.
 * In words: how often each unit digit occurs among the whole numbers from 15 to 399, hours that repeat the one before left out, against
 * what the smooth histogram expects: at each number the mean over the eleven around it, half weight at the ends, which holds every
 * digit once. Chi-square with 9 degrees of freedom. Notable when p is below 0.001 and one digit is off by a fifth of its share.
 * Units as published (CO is too coarse and is multiplied by ten first). Reference: Mosimann et al. 1995, Accountability in Research 4,
 * 31-55 (terminal digits of invented data). When not to use it: for values rounded to fives or tens by design, or fewer than 500 hours.
 */
import { chiSquareTail } from './chance.ts'
import { NOTABLE, type Hint, type Series } from './hint.ts'

const FEWEST = 500
const [LEAST, MOST] = [15, 399]
const LARGE = 0.2

/** Null where too few hours can be counted. `times` scales values to whole numbers, 10 for CO in mg/m³. */
export function digitPreference({ values }: Series, times = 1): Hint | null {
  const counts = histogram(values, times)
  const observed = new Float64Array(10)
  const expected = new Float64Array(10)
  let n = 0
  for (let v = LEAST; v <= MOST; v++) {
    let around = (counts[v - 5]! + counts[v + 5]!) / 2
    for (let off = -4; off <= 4; off++) around += counts[v + off]!
    observed[v % 10]! += counts[v]!
    expected[v % 10]! += around / 10
    n += counts[v]!
  }
  if (n < FEWEST) return null
  let [chiSquare, digit, excess] = [0, 0, 0]
  for (let d = 0; d < 10; d++) {
    const off = observed[d]! - expected[d]!
    chiSquare += off * off / expected[d]!
    if (Math.abs(off / expected[d]!) > Math.abs(excess)) [digit, excess] = [d, off / expected[d]!]
  }
  const p = chiSquareTail(chiSquare, 9)
  return { name: 'digit preference', p, notable: p < NOTABLE && Math.abs(excess) >= LARGE, numbers: { hours: n, chiSquare, digit, excess } }
}

function histogram(values: Series['values'], times: number): Float64Array {
  const counts = new Float64Array(MOST + 10)
  let before: number | null = null
  for (const value of values) {
    const whole = value === null ? null : Math.round(value * times)
    if (whole !== null && whole !== before && whole >= 0 && whole < counts.length) counts[whole]!++
    before = whole
  }
  return counts
}
