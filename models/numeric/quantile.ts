/**
 * Quantiles of R's type 7: linear interpolation between order statistics at h = (n - 1)·p.
 * Hyndman and Fan (1996), The American Statistician 50, 361-365, definition 7. Oracle: R and numpy's default.
 * (simple-statistics' `quantile` is R's type 2, so it is not used here.)
 */
export interface Band { readonly median: number; readonly p05: number; readonly p95: number }

/** `sorted` ascending, not empty; p in [0, 1]. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length
  if (n === 0) throw new RangeError('a quantile needs at least one value, got none')
  const h = (n - 1) * p
  const low = Math.floor(h)
  const a = sorted[low] as number
  const b = sorted[Math.min(low + 1, n - 1)] as number
  return a === b ? a : a + (h - low) * (b - a)
}

/** Median, 5 % and 95 % of the members. The argument is left as it is. */
export function band(members: ArrayLike<number>): Band {
  const sorted = Float64Array.from(members).sort()
  return { median: quantileSorted(sorted, 0.5), p05: quantileSorted(sorted, 0.05), p95: quantileSorted(sorted, 0.95) }
}
