import { normal } from '../../../../models/numeric/random.ts'
import type { Series } from '../../../../models/stream/hints/hint.ts'
import { hour } from '../row.ts'

/** An honest series: the logarithm of the level wanders by 12 % an hour and comes back in two days; whole numbers from 1 on. */
export function honest(member: number, days: number, middle = 60, seed = 7): Series {
  let level = 0
  const values = Array.from({ length: days * 24 }, (_, n) => {
    level = 0.98 * level + 0.12 * normal({ seed, model: 'honest', member, name: 'air', hour: n })
    return Math.max(1, Math.round(middle * Math.exp(level)))
  })
  return { first: hour(0), values }
}

export function changed({ first, values }: Series, change: (value: number, n: number, values: readonly (number | null)[]) => number | null): Series {
  return { first, values: values.map((value, n) => value === null ? null : change(value, n, values)) }
}
