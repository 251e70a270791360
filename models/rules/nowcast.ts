/**
 * NowCast: a weighted mean of the last 12 hours of PM that leans on the newest where the air changes.
 * For: the US index of the current hour. In words: w = 1 - (max - min)/max, at least ½; Σ w^i·C_i / Σ w^i over i hours ago; two of the
 * last three hours must be there. Units of the series. Reference: EPA-454/B-24-002 (May 2024), NowCast for PM. The NowCast of ozone is
 * another model (partial least squares) and is not this. When not to use it: for daily means, or any Chinese standard.
 */
const HOURS = 12

/** `hours` newest first, null where missing; more than 12 are not looked at. Null where fewer than two of the last three are there. */
export function nowCast(hours: readonly (number | null)[]): number | null {
  const count = Math.min(hours.length, HOURS)
  let [recent, least, most] = [0, Infinity, -Infinity]
  for (let i = 0; i < count; i++) {
    const value = hours[i] as number | null
    if (value === null) continue
    if (i < 3) recent++
    if (value < least) least = value
    if (value > most) most = value
  }
  if (recent < 2) return null
  const weight = most <= 0 ? 1 : Math.max(0.5, least / most)
  let [sum, weights, w] = [0, 0, 1]
  for (let i = 0; i < count; i++) {
    const value = hours[i] as number | null
    if (value !== null) {
      sum += w * value
      weights += w
    }
    w *= weight
  }
  return sum / weights
}
