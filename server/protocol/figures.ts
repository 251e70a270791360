import { z } from 'zod'
import { BranchSummary, Indicators, Nested } from './branch.ts'
import type { Band } from './scalars.ts'

const Leaf = z.union([z.null(), z.string(), z.number(), z.tuple([z.number(), z.number(), z.number()])])
type Leaf = z.infer<typeof Leaf>

/**
 * Channel `figures:<id>`: a summary for one who has an older one of the same branch, without its names, which are most of its bytes:
 * the leaves of `held`, `indicators` and `nested` in the order of branch.ts. A band is [median, p05, p95], or one number where it has no width.
 */
export const Figures = z.strictObject({ leaves: z.array(Leaf) })
export type Figures = z.infer<typeof Figures>

const Figured = z.strictObject({ held: BranchSummary.shape.held, indicators: Indicators.nullable(), nested: Nested.nullable() })

/** The leaves of a summary, which has to come out of its schema: that puts its fields in their order. */
export function figuresOf({ held, indicators, nested }: BranchSummary): Figures {
  const leaves: Leaf[] = []
  const collect = (node: unknown): void => {
    if (isBand(node)) leaves.push(node.p05 === node.median && node.p95 === node.median ? node.median : [node.median, node.p05, node.p95])
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(collect)
    else leaves.push(Leaf.parse(node))
  }
  collect([held, indicators, nested])
  return { leaves }
}

/** The older summary with these leaves; null where they are not its own, and only a whole summary helps. */
export function withFigures(older: BranchSummary, { leaves }: Figures): BranchSummary | null {
  let at = 0
  const fill = (node: unknown): unknown => {
    if (typeof node === 'object' && node !== null && !isBand(node)) return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, fill(value)]))
    const leaf = leaves[at++]
    if (Array.isArray(leaf)) return { median: leaf[0], p05: leaf[1], p95: leaf[2] }
    // Where the older one had no number yet, a lone number can only be a band: what is no band always has its number.
    return typeof leaf === 'number' && typeof node !== 'number' ? { median: leaf, p05: leaf, p95: leaf } : leaf
  }
  const filled = Figured.safeParse(fill({ held: older.held, indicators: older.indicators, nested: older.nested }))
  return at === leaves.length && filled.success ? { ...older, ...filled.data } : null
}

function isBand(node: unknown): node is Band {
  return typeof node === 'object' && node !== null && 'median' in node && typeof node.median === 'number'
}
