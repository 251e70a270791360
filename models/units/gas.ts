/**
 * Gas concentrations by volume and by mass.
 * What for: a monitor that reports ppb beside a standard in µg/m³; every conversion names the state of the gas.
 * Equation: mass = volume share · p · M / (R · T), the ideal gas law; µg/m³ = ppb · p[Pa] · M[g/mol] / (R · T[K]) · 1e-3.
 * Units: ppb (nmol/mol), µg/m³, g/mol, K, Pa.
 * Reference: GB 3095-2012 §3.14 (273.15 K, 101.325 kPa) and its amendment of 2018-09-01 (gases 298.15 K, 1013.25 hPa);
 * R is CODATA 2018, 8.314462618 J/(mol K); molar masses from the IUPAC atomic weights of 2021, abridged.
 * When not to use it: particles, which have no molar mass, and air at ambient state without its T and p.
 */
import { of, type Kelvin, type MolarMass, type Pascals, type Ppb, type UgM3 } from './quantity.ts'

export interface GasState { readonly molarMass: MolarMass; readonly temperature: Kelvin; readonly pressure: Pascals }

/** The two states that Chinese networks have published at, by the name that a pack gives them. */
export const REFERENCE_STATES = {
  '273.15K': { temperature: of<'K'>(273.15), pressure: of<'Pa'>(101_325) },
  '298.15K': { temperature: of<'K'>(298.15), pressure: of<'Pa'>(101_325) },
} as const

/** g/mol. */
export const MOLAR_MASSES = {
  so2: of<'g/mol'>(64.058), no2: of<'g/mol'>(46.005), no: of<'g/mol'>(30.006), o3: of<'g/mol'>(47.997), co: of<'g/mol'>(28.010),
} as const

const R = 8.314462618

/** µg/m³ of `c` ppb at the stated state. Throws a RangeError where the state is not above zero. */
export function ppbToUgM3(c: Ppb, state: GasState): UgM3 { return of<'ug/m3'>(c * ugM3PerPpb(state)) }

/** ppb of `c` µg/m³ at the stated state. Throws a RangeError where the state is not above zero. */
export function ugM3ToPpb(c: UgM3, state: GasState): Ppb { return of<'ppb'>(c / ugM3PerPpb(state)) }

function ugM3PerPpb({ molarMass, temperature, pressure }: GasState): number {
  if (!(molarMass > 0)) throw new RangeError(`a gas needs a molar mass above zero, got ${molarMass} g/mol`)
  if (!(temperature > 0)) throw new RangeError(`a gas needs a temperature above zero, got ${temperature} K`)
  if (!(pressure > 0)) throw new RangeError(`a gas needs a pressure above zero, got ${pressure} Pa`)
  return pressure * molarMass / (R * temperature) * 1e-3
}
