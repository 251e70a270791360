/**
 * Copied days: hours that repeat those of another day to the last digit. For: hints.ts, over a finished series.
 * In words: for every distance of whole days the series is laid on itself, and runs of equal hours are followed. Only hours that differ
 * from the one before say something, and each says -ln q, where q is how often such an hour agrees with one at some other day's
 * distance when the hour before agreed, counted in this very series at that height (halves of value, since small numbers agree by
 * accident). p bounds the chance of the most telling run: number of places where a run could begin, times Π q. Notable when p is below
 * 0.001 and at least eight hours told. Honest series pass because they set their own q; a series that is copied all over hides itself.
 * Reference: the union bound; tested on random series. When not to use it: for data rounded so far that days look alike.
 */
import { NOTABLE, type Hint, type Series } from './hint.ts'

const FEWEST = 8
const DAY = 24
/** Classes of height: each is half of the one above. */
const CLASSES = 16

interface Run { readonly logChance: number; readonly hours: number; readonly telling: number; readonly end: number; readonly days: number }

/** Null where the series is shorter than three days. */
export function copiedDays({ first, values }: Series): Hint | null {
  if (values.length < 3 * DAY) return null
  const numbers = Float64Array.from(values, value => value ?? Number.NaN)
  const classes = Uint8Array.from(numbers, value => value > 0 ? Math.max(0, Math.min(CLASSES - 1, 4 + Math.floor(Math.log2(value)))) : 0)
  const { chances, places } = agreement(numbers, classes)
  const longest = mostTelling(numbers, classes, chances)
  // Where nothing told, there is no run whose chance could be small.
  const p = longest.telling === 0 ? 1 : Math.min(1, places * Math.exp(longest.logChance))
  const from = first + longest.end - longest.hours + 1
  return {
    name: 'copied days', p, notable: p < NOTABLE && longest.telling >= FEWEST,
    numbers: { places, hours: longest.hours, telling: longest.telling, ...(longest.hours > 0 && { from, copyOf: from - DAY * longest.days }) },
  }
}

/** Every hour with each earlier one that reads the same whole days before it: hours in order, and the fewest days first. Most pairs of hours differ, and are never looked at. */
function eachAgreement(values: Float64Array, say: (i: number, days: number) => void): void {
  const byHour = Array.from({ length: DAY }, () => new Map<number, number[]>())
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isNaN(value)) continue
    const seen = byHour[i % DAY]!
    const earlier = seen.get(value)
    if (earlier === undefined) seen.set(value, [i])
    else {
      for (let n = earlier.length - 1; n >= 0; n--) say(i, (i - earlier[n]!) / DAY)
      earlier.push(i)
    }
  }
}

/** How often a telling hour agrees after one that agreed, by class, and in how many places a run could begin. */
function agreement(values: Float64Array, classes: Uint8Array): { chances: Float64Array; places: number } {
  const agreed = new Float64Array(CLASSES)
  const asked = new Float64Array(CLASSES)
  let places = 0
  eachAgreement(values, (before, days) => {
    const i = before + 1
    if (i >= values.length) return
    places++
    const [value, other] = [values[i]!, values[i - DAY * days]!]
    if (value === values[before] || Number.isNaN(value) || Number.isNaN(other)) return
    asked[classes[i]!]!++
    if (value === other) agreed[classes[i]!]!++
  })
  // One more of each, so that a class that was never asked says nothing.
  return { chances: agreed.map((hits, c) => (hits + 1) / (asked[c]! + 1)), places }
}

function mostTelling(values: Float64Array, classes: Uint8Array, chances: Float64Array): Run {
  const logs = chances.map(Math.log)
  // One run that may still go on for each number of days.
  const distances = Math.ceil(values.length / DAY)
  const [logChances, hours, telling, last] = [new Float64Array(distances), new Int32Array(distances), new Int32Array(distances), new Int32Array(distances).fill(-2)]
  let best: Run = { logChance: 0, hours: 0, telling: 0, end: 0, days: 0 }
  eachAgreement(values, (i, days) => {
    if (last[days] !== i - 1) logChances[days] = hours[days] = telling[days] = 0
    else if (values[i] !== values[i - 1]) {
      logChances[days]! += logs[classes[i]!]!
      telling[days]!++
    }
    hours[days]!++
    last[days] = i
    const logChance = logChances[days]!
    if (logChance < best.logChance || (logChance === best.logChance && logChance < 0 && days < best.days)) best = { logChance, hours: hours[days]!, telling: telling[days]!, end: i, days }
  })
  return best
}
