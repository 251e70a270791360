import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** What the figures were taken on, in one line. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} cores of ${model}, ${process.platform} ${process.arch}, Node ${process.versions.node}, ${(totalmem() / 2 ** 30).toFixed(0)} GB`
}

/** Mean number of processes that wanted a core during the last minute; above the number of cores, times are longer than they would be alone. */
export function load(): number { return loadavg()[0] ?? 0 }
