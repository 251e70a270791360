/**
 * Quantiles of R's type 7: linear interpolation between order statistics at h = (n - 1)·p.
 * Hyndman and Fan (1996), The American Statistician 50, 361-365, definition 7. Oracle: R and numpy's default.
 * (simple-statistics' `quantile` is R's type 2, so it is not used here.)
 */
export interface Band { readonly median: number; readonly p05: number; readonly p95: number }

/** `sorted` ascending, not empty; p in [0, 1]. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  return quantileOf(sorted, sorted.length, p)
}

/** Median, 5 % and 95 % of the members. The argument is left as it is. */
export function band(members: ArrayLike<number>): Band {
  const n = members.length
  const sorted = ascending(members)
  return { median: quantileOf(sorted, n, 0.5), p05: quantileOf(sorted, n, 0.05), p95: quantileOf(sorted, n, 0.95) }
}

/** The median of the members. The argument is left as it is. */
export function median(members: ArrayLike<number>): number { return quantileOf(ascending(members), members.length, 0.5) }

/** Of the first `n` numbers, which stand in ascending order. */
export function quantileOf(sorted: ArrayLike<number>, n: number, p: number): number {
  if (n === 0) throw new RangeError('a quantile needs at least one value, got none')
  const h = (n - 1) * p
  const low = Math.floor(h)
  const a = sorted[low] as number
  const b = sorted[Math.min(low + 1, n - 1)] as number
  return a === b ? a : a + (h - low) * (b - a)
}

const BUCKETS = 128
// Written anew by every call of `ascending` and read only until the next: a year of branches asks for the order of members 300,000 times.
let ordered = new Float64Array(BUCKETS)
const begins = new Int32Array(BUCKETS + 1)

/**
 * The values in ascending order, at the beginning of an array that the next call overwrites. Each goes to the bucket in which an even
 * spread would have it, and insertion puts right what that leaves: a third of the time that a general sort takes for 100 members.
 */
function ascending(values: ArrayLike<number>): Float64Array {
  const n = values.length
  let least = Infinity
  let most = -Infinity
  let sum = 0
  for (let i = 0; i < n; i++) {
    const value = values[i] as number
    if (value < least) least = value
    if (value > most) most = value
    sum += value
  }
  // Not a number, or too large to have a bucket: the general sort knows where such values belong.
  if (!Number.isFinite(sum) || !Number.isFinite(most - least)) return Float64Array.from(values).sort()
  if (ordered.length < n) ordered = new Float64Array(2 * n)
  if (least === most) return ordered.fill(least, 0, n)
  deal(values, least, (BUCKETS - 0.001) / (most - least), ordered)
  insert(ordered, n)
  return ordered
}

function deal(values: ArrayLike<number>, least: number, bucketsPerUnit: number, out: Float64Array): void {
  begins.fill(0)
  for (let i = 0; i < values.length; i++) {
    const next = (((values[i] as number) - least) * bucketsPerUnit | 0) + 1
    begins[next] = (begins[next] as number) + 1
  }
  for (let b = 1; b < BUCKETS; b++) begins[b] = (begins[b] as number) + (begins[b - 1] as number)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    const bucket = (value - least) * bucketsPerUnit | 0
    const at = begins[bucket] as number
    out[at] = value
    begins[bucket] = at + 1
  }
}

function insert(out: Float64Array, n: number): void {
  for (let i = 1; i < n; i++) {
    const value = out[i] as number
    let at = i
    for (; at > 0 && (out[at - 1] as number) > value; at--) out[at] = out[at - 1] as number
    out[at] = value
  }
}
