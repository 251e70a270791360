import { quantileSorted } from '../../models/numeric/quantile.ts'

/** Median and tails of what was timed. */
export function spreadOf(times: readonly number[]): { readonly p50: number; readonly p95: number; readonly p99: number } {
  const sorted = Float64Array.from(times).sort()
  return { p50: quantileSorted(sorted, 0.5), p95: quantileSorted(sorted, 0.95), p99: quantileSorted(sorted, 0.99) }
}

/** Seconds that `work` takes, and how many of them this thread was given a core: the difference is other people's work. */
export function timed(work: () => void): { readonly seconds: number; readonly processor: number } {
  const [began, used] = [performance.now(), process.threadCpuUsage()]
  work()
  const { user, system } = process.threadCpuUsage(used)
  return { seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
}

/** Resolves after `ms`. */
export function pause(ms: number): Promise<void> { return new Promise(resolve => { setTimeout(resolve, ms) }) }
