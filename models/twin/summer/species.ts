/**
 * What the summer twin's air carries: particles, gases and sixteen VOC, with what each needs to react, settle and be read.
 * For: its chemistry and transport. In words: thirteen VOC are measured; `other` stands for all that emit and nobody measures,
 * `carbonyl` for what oxidation leaves beside formaldehyde. Units: molar masses g/mol, rate constants cm³ per molecule and second at
 * 298 K, yields mole by mole (SOA: mass by mass), deposition cm/s, background µg/m³ at 298.15 K (ox and no2 in ppb).
 * Reference: OH and O3 constants rounded from Atkinson & Arey 2003 (Chem. Rev. 103, 4605); yields, limits and background assumed.
 * When not to use it: as a mechanism; no constant of a VOC depends on temperature, and peroxyacetyl nitrate is left out.
 */
export interface Voc {
  readonly name: string
  readonly molarMass: number
  readonly withOh: number
  readonly withO3: number
  /** Moles of formaldehyde and of other carbonyls made by each mole that reacts. */
  readonly formaldehyde: number
  readonly carbonyl: number
  readonly soa: number
  readonly background: number
  /** Detection limit of its instrument, µg/m³; null where nobody measures it. */
  readonly limit: number | null
}

const voc = (name: string, molarMass: number, withOh: number, withO3: number, formaldehyde: number, carbonyl: number, soa: number, background: number, limit: number | null): Voc =>
  ({ name, molarMass, withOh, withO3, formaldehyde, carbonyl, soa, background, limit })

export const VOC: readonly Voc[] = [
  voc('ethane', 30.07, 2.5e-13, 0, 0, 0.8, 0, 1.8, 0.04),
  voc('propane', 44.097, 1.1e-12, 0, 0.05, 0.9, 0, 0.8, 0.04),
  voc('n_butane', 58.124, 2.4e-12, 0, 0.1, 0.9, 0, 0.3, 0.05),
  voc('i_pentane', 72.151, 3.6e-12, 0, 0.2, 1, 0, 0.2, 0.06),
  voc('n_hexane', 86.178, 5.2e-12, 0, 0.1, 1, 0.01, 0.1, 0.07),
  voc('ethylene', 28.054, 8.5e-12, 1.6e-18, 1.5, 0.2, 0, 0.15, 0.03),
  voc('propylene', 42.081, 2.6e-11, 1e-17, 0.9, 0.9, 0, 0.03, 0.04),
  voc('acetylene', 26.038, 7.5e-13, 0, 0, 0.5, 0, 0.4, 0.03),
  voc('benzene', 78.114, 1.2e-12, 0, 0, 0.5, 0.12, 0.4, 0.05),
  voc('toluene', 92.141, 5.6e-12, 0, 0.05, 0.8, 0.1, 0.2, 0.06),
  voc('m_p_xylene', 106.168, 1.9e-11, 0, 0.1, 1, 0.07, 0.05, 0.08),
  voc('formaldehyde', 30.026, 8.5e-12, 0, 0, 0, 0, 1, 0.15),
  voc('isoprene', 68.119, 1e-10, 1.3e-17, 0.65, 0.9, 0.03, 0.02, 0.06),
  voc('other', 90, 9e-12, 4e-19, 0.25, 0.9, 0.05, 4, null),
  voc('carbonyl', 50, 1.2e-11, 0, 0.1, 0.3, 0, 3, null),
]
export const MEASURED: readonly Voc[] = VOC.filter(v => v.limit !== null)
export const FORMALDEHYDE = VOC.findIndex(v => v.name === 'formaldehyde')
export const CARBONYL = VOC.findIndex(v => v.name === 'carbonyl')
export const OTHER = VOC.findIndex(v => v.name === 'other')
export const ISOPRENE = VOC.findIndex(v => v.name === 'isoprene')

/** fine, sulphate, nitrate, ammonia, nox and soa as in the winter twin; ox is O3 + NO2, in ppb as no2 is. The VOC follow in the order above. */
export const PLAIN = ['fine', 'coarse', 'sulphate', 'nitrate', 'soa', 'so2', 'ammonia', 'co', 'nox', 'no2', 'ox'] as const
export type Plain = typeof PLAIN[number]
/** Index of a species: the plain ones first. */
export const S: Readonly<Record<Plain, number>> = { fine: 0, coarse: 1, sulphate: 2, nitrate: 3, soa: 4, so2: 5, ammonia: 6, co: 7, nox: 8, no2: 9, ox: 10 }
export const FIRST_VOC = PLAIN.length
export const SUMMER_SPECIES: readonly string[] = [...PLAIN, ...VOC.map(v => v.name)]

/** Background of every species in the order of SUMMER_SPECIES: the continental air beyond the line. */
export const SUMMER_BACKGROUND: readonly number[] = [6, 14, 3, 1, 3, 2, 3, 190, 1.9, 0.8, 46.8, ...VOC.map(v => v.background)]

/** At night and what full sun adds, cm/s, in the order of SUMMER_SPECIES: leaves are open by day. Nitrate is mostly nitric acid here; ox and nox follow from ozone and NO2. */
export const OZONE_DEPOSITION = [0.28, 0.45] as const
export const NO2_DEPOSITION = [0.08, 0.2] as const
export const SUMMER_DEPOSITION: readonly (readonly [number, number])[] = [[0.15, 0], [0.8, 0], [0.15, 0], [0.8, 2.2], [0.15, 0], [0.3, 0.2], [0.4, 0.2], [0, 0], [0, 0], [0, 0], [0, 0],
  ...VOC.map(v => v.name === 'formaldehyde' || v.name === 'carbonyl' ? [0.15, 0.3] as const : [0, 0] as const)]
/** Washed out by rain. */
export const SUMMER_WASHED = new Set<number>([S.fine, S.coarse, S.sulphate, S.nitrate, S.soa, S.so2, S.ammonia, FIRST_VOC + FORMALDEHYDE])
