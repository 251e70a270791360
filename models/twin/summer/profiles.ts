/**
 * Source profiles of the summer twin: which VOC a sector's tonnes are made of.
 * For: its emissions, and as the true profiles when receptor models are judged. In words: mass shares of each sector's VOC; what is not
 * named is `other`. Units: 1 (mass). Reference: assumed, in the range of published Beijing profiles (gasoline exhaust rich in
 * i-pentane, toluene and alkenes; diesel in ethylene and formaldehyde; solvents in toluene and xylenes; leaking gas in ethane and
 * propane; cooking in formaldehyde and alkenes). When not to use it: as measured profiles of any place.
 */
import type { TwinSector } from '../world.ts'
import { OTHER, VOC } from './species.ts'

type Shares = Readonly<Partial<Record<string, number>>>
const NAMED: Readonly<Partial<Record<TwinSector, Shares>>> = {
  mobile: { ethane: 0.015, propane: 0.01, n_butane: 0.06, i_pentane: 0.13, n_hexane: 0.03, ethylene: 0.06, propylene: 0.03, acetylene: 0.04, benzene: 0.035, toluene: 0.09, m_p_xylene: 0.06, formaldehyde: 0.025 },
  non_road: { ethane: 0.01, propane: 0.01, n_hexane: 0.01, ethylene: 0.09, propylene: 0.04, acetylene: 0.03, benzene: 0.02, toluene: 0.02, m_p_xylene: 0.02, formaldehyde: 0.1 },
  industry: { ethane: 0.05, propane: 0.05, n_butane: 0.05, i_pentane: 0.03, n_hexane: 0.08, ethylene: 0.07, propylene: 0.05, acetylene: 0.015, benzene: 0.06, toluene: 0.08, m_p_xylene: 0.05, formaldehyde: 0.02 },
  residential_heating: { ethane: 0.1, propane: 0.14, n_butane: 0.1, ethylene: 0.1, propylene: 0.04, acetylene: 0.06, benzene: 0.05, toluene: 0.02, formaldehyde: 0.05 },
  solvent: { n_butane: 0.01, n_hexane: 0.04, toluene: 0.18, m_p_xylene: 0.2 },
  catering: { ethane: 0.05, propane: 0.1, n_butane: 0.07, ethylene: 0.08, propylene: 0.05, acetylene: 0.01, benzene: 0.01, formaldehyde: 0.13 },
  agriculture: { ethane: 0.05, ethylene: 0.04, formaldehyde: 0.04 },
  other_local: { ethane: 0.3, propane: 0.2, n_butane: 0.1, i_pentane: 0.04 },
}

/** Mass shares in the order of VOC, adding up to 1; a sector without a profile emits `other` alone. */
export function profileOf(sector: TwinSector): Float64Array {
  const shares = Float64Array.from(VOC, v => NAMED[sector]?.[v.name] ?? 0)
  shares[OTHER] = 1 - shares.reduce((sum, x) => sum + x, 0)
  return shares
}
