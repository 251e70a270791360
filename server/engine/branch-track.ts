import type { Order } from '../../models/contract/scenario.ts'
import { band, type Band } from '../../models/numeric/quantile.ts'
import { published } from '../../models/numeric/published.ts'
import type { BranchOutcome } from './hour.ts'

const NOTHING: Band = { median: 0, p05: 0, p95: 0 }

/** One branch over all folded hours: totals by member for the indicators, and the bands that are published. */
export class BranchTrack {
  readonly order: Order
  /** By hour, by member: µg/m³. */
  readonly totals: Float64Array[] = []
  readonly pm25: Band[] = []
  /** Branch minus baseline, quantiles over paired members. */
  readonly difference: Band[] = []
  readonly #held: number[] = []
  failed: string | null = null

  constructor(order: Order) { this.order = order }

  get held(): number { return this.#held.reduce((sum, n) => sum + n, 0) }

  push(baseline: Float64Array, outcome: BranchOutcome | undefined): void {
    if (outcome === undefined || !outcome.ok) {
      this.failed = outcome?.reason ?? 'the branch gave no answer for an hour'
      return
    }
    const total = outcome.hour.total
    this.totals.push(total)
    this.pm25.push(publishedBand(band(total)))
    this.difference.push(same(total, baseline) ? NOTHING : publishedBand(band(less(total, baseline))))
    this.#held.push(outcome.hour.held)
  }

  truncate(length: number): void {
    // A track shorter than what is left failed in an hour that stays, and no refold meets that hour again.
    if (this.totals.length >= length) this.failed = null
    for (const column of [this.totals, this.pm25, this.difference, this.#held]) column.length = Math.min(column.length, length)
  }
}

/** A band rounded for publishing. */
export function publishedBand(given: Band): Band {
  return { median: published(given.median), p05: published(given.p05), p95: published(given.p95) }
}

function less(total: Float64Array, baseline: Float64Array): Float64Array {
  const difference = new Float64Array(total.length)
  for (let i = 0; i < difference.length; i++) difference[i] = (total[i] ?? 0) - (baseline[i] ?? 0)
  return difference
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
