/**
 * Chance: tail probabilities that the hints report. For: digits.ts, flat-nights.ts, calibration.ts.
 * In words: the upper tail of chi-square by the regularized incomplete gamma function (series below a + 1, continued fraction above),
 * and the upper tail of the hypergeometric (Fisher's exact test, one-sided) and of the binomial, summed in logarithms.
 * No units. Reference: Press et al., Numerical Recipes, 3rd edition, §6.2; Fisher 1922, J. R. Stat. Soc. 85, 87-94.
 * When not to use it: for tails below 1e-300, which become 0.
 */
import { gammaln } from 'simple-statistics'

/** P(X ≥ x) of chi-square. Throws a RangeError unless both are above zero or x is zero. */
export function chiSquareTail(x: number, degrees: number): number {
  if (!(degrees > 0) || !(x >= 0)) throw new RangeError(`chi-square needs x ≥ 0 and degrees above zero, got ${x} and ${degrees}`)
  const [a, half] = [degrees / 2, x / 2]
  if (half === 0) return 1
  const scale = Math.exp(a * Math.log(half) - half - gammaln(a))
  if (half < a + 1) {
    let [term, sum] = [1 / a, 1 / a]
    for (let n = 1; n < 1000 && term > sum * 1e-16; n++) sum += term *= half / (a + n)
    return Math.max(0, 1 - scale * sum)
  }
  // Lentz's continued fraction.
  let b = half + 1 - a
  let [c, d] = [1e300, 1 / b]
  let h = d
  for (let n = 1; n < 1000; n++) {
    const an = n * (a - n)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return scale * h
}

/** P(at least `hits` of `drawn`) when `marked` of `total` are marked: Fisher's exact test, one-sided. */
export function fisherTail(hits: number, drawn: number, marked: number, total: number): number {
  let sum = 0
  for (let k = hits; k <= Math.min(drawn, marked); k++) {
    sum += Math.exp(logChoose(marked, k) + logChoose(total - marked, drawn - k) - logChoose(total, drawn))
  }
  return Math.min(1, sum)
}

/** P(at least `hits` of `n`) at chance `p` each. */
export function binomialTail(hits: number, n: number, p: number): number {
  if (hits <= 0) return 1
  if (p <= 0) return 0
  let sum = 0
  for (let k = hits; k <= n; k++) sum += Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
  return Math.min(1, sum)
}

function logChoose(n: number, k: number): number { return k < 0 || k > n ? -Infinity : gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) }
