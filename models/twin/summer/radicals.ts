/**
 * The radical balance: OH, HO2 and organic peroxy radicals in steady state with what makes and ends them.
 * For: the summer twin's ozone. In words: light makes OH and HO2; OH attacks a VOC and becomes RO2, or CO and formaldehyde and
 * becomes HO2; RO2 + NO makes HO2 (a small share a nitrate), HO2 + NO makes OH again; OH + NO2 ends as nitric acid, peroxy radicals
 * end with each other. Three balances, of which two are solved by hand and the third by bracketing HO2.
 * Units: ppb, 1/s, 1/(ppb s). Reference: Kleinman 1994 (JGR 99, 16831) for the regimes; the algebra is own.
 * When not to use it: as a mechanism; all organic peroxy radicals are one, and no radical is stored at night.
 */
export interface RadicalRates { readonly ho2No: number; readonly ro2No: number; readonly ho2O3: number; readonly ho2Ho2: number; readonly ho2Ro2: number; readonly ro2Ro2: number }
export interface RadicalSoup {
  readonly no: number
  readonly o3: number
  /** Made by light and by ozone on alkenes, ppb/s. */
  readonly ohMade: number
  readonly ho2Made: number
  /** OH taken, 1/s: into RO2, into HO2, for good. */
  readonly toRo2: number
  readonly toHo2: number
  readonly ended: number
}
export interface Radicals { readonly oh: number; readonly ho2: number; readonly ro2: number }

/** Share of RO2 + NO that ends as an alkyl nitrate. */
export const NITRATE_YIELD = 0.04
const STEPS = 40

/** Radicals in ppb; all zero where nothing makes any. */
export function balanceRadicals(soup: RadicalSoup, k: RadicalRates): Radicals {
  const made = soup.ohMade + soup.ho2Made
  if (!(made > 0)) return { oh: 0, ho2: 0, ro2: 0 }
  const taken = soup.toRo2 + soup.toHo2 + soup.ended
  const recycled = k.ho2No * soup.no + k.ho2O3 * soup.o3
  const ohAt = (ho2: number) => (soup.ohMade + recycled * ho2) / taken
  const ro2At = (ho2: number, oh: number) => {
    const b = k.ro2No * soup.no + k.ho2Ro2 * ho2
    const source = oh * soup.toRo2
    return 2 * source / (b + Math.sqrt(b * b + 8 * k.ro2Ro2 * source))
  }
  // What is made less what ends, over all three: above zero at HO2 = 0, not above it where HO2 alone ends all that is made.
  const excess = (ho2: number) => {
    const oh = ohAt(ho2)
    const ro2 = ro2At(ho2, oh)
    return made - oh * soup.ended - NITRATE_YIELD * k.ro2No * soup.no * ro2 - 2 * (k.ho2Ho2 * ho2 * ho2 + k.ho2Ro2 * ho2 * ro2 + k.ro2Ro2 * ro2 * ro2)
  }
  const ho2 = zeroOf(excess, Math.sqrt(made / (2 * k.ho2Ho2)), 1e-9 * made)
  const oh = ohAt(ho2)
  return { oh, ho2, ro2: ro2At(ho2, oh) }
}

/** Where a falling `f` passes zero between 0 and `high`, by false position, the stale end halved (Illinois). */
function zeroOf(f: (x: number) => number, high: number, enough: number): number {
  let [low, atLow, atHigh] = [0, f(0), f(high)]
  if (atHigh > -enough) return high
  let x = low
  for (let step = 0, side = 0; step < STEPS; step++) {
    x = low + (high - low) * atLow / (atLow - atHigh)
    const at = f(x)
    if (Math.abs(at) < enough) return x
    if (at > 0) { low = x; atLow = at; if (side > 0) atHigh /= 2; side = 1 } else { high = x; atHigh = at; if (side < 0) atLow /= 2; side = -1 }
  }
  return x
}
