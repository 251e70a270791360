/**
 * NO, NO2 and O3 among themselves.
 * For: the summer twin. In words: NO + O3 -> NO2 (k), NO + peroxy radicals -> NO2 (c), NO2 + light -> NO + O3 (j), with NO + NO2 and
 * O3 + NO2 held: d NO2/dt = k (Ox - NO2)(NOx - NO2) + c (NOx - NO2) - j NO2, a Riccati equation that is solved exactly, so that
 * titration at night and the steady state by day are one formula. Units: ppb, s. Reference: Leighton 1961; the solution is by hand.
 * When not to use it: where Ox or NOx change within the step; they are changed before it.
 */

/** NO2 after `dt` seconds from `no2`; never above `nox` or `ox`. */
export function settleNo2(ox: number, nox: number, no2: number, k: number, c: number, j: number, dt: number): number {
  if (nox <= 0 || ox <= 0) return 0
  const sum = k * (ox + nox) + c + j
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * k * (k * ox + c) * nox))
  const steady = 2 * (k * ox + c) * nox / (sum + root)
  const other = (sum + root) / (2 * k)
  const start = Math.min(no2, nox, ox)
  // Both roots in one: what is left decays as 1/t and not as an exponential.
  if (root * dt < 1e-9) return Math.min(steady - (steady - start) / (1 + k * (steady - start) * dt), nox, ox)
  const share = (start - steady) / (start - other) * Math.exp(-root * dt)
  return Math.max(0, Math.min((steady - share * other) / (1 - share), nox, ox))
}
