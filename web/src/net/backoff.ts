/** Wait before attempt n (from 0) to connect again, ms: 100, 200, 400 … 2000, less up to a quarter so that viewers do not return in step. */
export function backoff(attempt: number, chance: number): number {
  const steady = Math.min(2_000, 100 * 2 ** Math.min(attempt, 10))
  return Math.round(steady * (1 - chance / 4))
}
