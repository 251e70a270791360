/**
 * Counter-based chance. A draw is a pure function of (seed, model, member, event hour, name): no state, no order,
 * so that a command, a late row or another worker can never shift a draw. Draws that do not change in time have no hour.
 * The counter is hashed by two rounds of the 32-bit finaliser of MurmurHash3 (Appleby, public domain) over the key parts;
 * uniformity is tested in test/models/numeric/random.test.ts. Not for cryptography.
 */
export interface DrawKey { readonly seed: number; readonly model: string; readonly member: number; readonly name: string; readonly hour?: number }

/** Uniform in (0, 1), 32 bits and never 0 or 1. */
export function uniform(key: DrawKey): number {
  let h = mix(hashText(key.model) ^ mix(key.seed | 0))
  h = mix(h ^ hashText(key.name))
  h = mix(h + Math.imul(key.member + 1, 0x9e3779b1))
  if (key.hour !== undefined) h = mix(h ^ Math.imul(key.hour | 0, 0x85ebca77) ^ 0x5bd1e995)
  h = mix(h + 0x27d4eb2f)
  return ((h >>> 0) + 0.5) / 4_294_967_296
}

/** Standard normal by Wichura's AS 241 PPND7 inverse (Applied Statistics 37, 1988), absolute error below 1e-7. */
export function normal(key: DrawKey): number { return normalQuantile(uniform(key)) }

/** Lognormal with median 1 whose central 90 % lies within [1/factor, factor]. */
export function spread(key: DrawKey, factor: number): number {
  if (!(factor >= 1)) throw new RangeError(`a spread needs a factor of at least 1, got ${factor}`)
  return Math.exp(normal(key) * Math.log(factor) / 1.6448536269514722)
}

/** Triangular-free range draw: uniform between low and high. */
export function between(key: DrawKey, low: number, high: number): number { return low + (high - low) * uniform(key) }

/** The standard normal quantile of p in (0, 1), about 1e-7 relative (Wichura 1988, AS 241, PPND7). */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
      (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1)
  }
  let r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  let value: number
  if (r <= 5) {
    r -= 1.6
    value = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777) /
      ((0.12021132975 * r + 0.73700164250) * r + 1)
  } else {
    r -= 5
    value = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150) /
      ((0.012258202635 * r + 0.24197894225) * r + 1)
  }
  return q < 0 ? -value : value
}

function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}
