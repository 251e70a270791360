/**
 * A number with a range, drawn once for each member of the ensemble.
 * For: every parameter that a model lets vary. In words: a split normal whose median is `value`, with 5 % below `low` and 5 % above
 * `high`; on a logarithmic scale where all three are above zero, because heights, rates and emissions vary by factors.
 * Units: those of the range. Reference: science.md §6 (the range is the central 90 %). When not to use it: bounded shares near 0 or 1,
 * unless the caller clamps.
 */
import { normal, type DrawKey } from './random.ts'

/** Structurally the `Ranged` of models/contract/parameter.ts; numeric stands below the contract and cannot import it. */
export interface Range { readonly value: number; readonly low: number; readonly high: number }
interface Named extends Range { readonly id: string }

const Z95 = 1.6448536269514722

/** One draw in the units of the range; no width gives `value` itself, bit for bit. Throws a RangeError unless low ≤ value ≤ high. */
export function drawRanged(range: Range, key: DrawKey): number {
  const { value, low, high } = range
  if (!(low <= value && value <= high)) throw new RangeError(`a range needs low ≤ value ≤ high, got ${low}, ${value}, ${high}`)
  if (low === high) return value
  const z = normal(key) / Z95
  if (low > 0) return value * Math.exp(z * Math.log(z < 0 ? value / low : high / value))
  return value + z * (z < 0 ? value - low : high - value)
}

/** One draw a member; the key has no hour, so the draw never changes in time. */
export function drawMembers(range: Range, members: number, seed: number, model: string, name: string): Float64Array {
  const drawn = new Float64Array(members)
  for (let member = 0; member < members; member++) drawn[member] = drawRanged(range, { seed, model, member, name })
  return drawn
}

/** The default of each id, replaced by an override of the same id; ids of other models are left alone. Throws where `id` has no default. */
export function ranges<T extends Named>(defaults: readonly T[], overrides: readonly T[]): (id: string) => T {
  const known = new Map(defaults.map(p => [p.id, p]))
  for (const p of overrides) if (known.has(p.id)) known.set(p.id, p)
  return id => {
    const found = known.get(id)
    if (found === undefined) throw new RangeError(`no parameter is called ${id}`)
    return found
  }
}
