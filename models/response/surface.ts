/**
 * Response surface of secondary PM2.5: by how much its production falls when precursors are cut.
 * For: the multiplier g(m_SO2, m_NOx, m_NH3, m_VOC), given as the share taken away, 1 - g. In words: each precursor owns a share w of
 * the secondary PM; a cut c of it takes away w·c·(1 - κ·(1 - c)), less than in proportion for small cuts and everything for c = 1;
 * two named interactions lower κ: NOx with VOC (oxidants), NH3 with NOx (ammonium nitrate).
 * Units: shares. Reference: science.md §1; form and ranges assumed, so that dC/dE of the whole lies in the published 0.3-0.8
 * (chemistry-response.md §5); pf-RSM's polynomials (Xing 2018, ACP 18, 7799) are what a later issue fits here.
 * When not to use it: ozone; cuts that raise a precursor; summer, where a NOx cut may act the other way.
 * Never decreasing in any cut, 0 for no cut, 1 for all of everything.
 */
export interface Surface {
  /** κ of SO2, NOx, NH3, VOC, each in [0, 1]. */
  readonly resistance: readonly [number, number, number, number]
  readonly noxVoc: number
  readonly nh3Nox: number
}

/** Share of the production taken away. Weights are the precursors' shares of the secondary PM and add up to 1; cuts are in [0, 1]. */
export function productionCut(surface: Surface, weights: Quad, cuts: Quad): number {
  const [so2, nox, nh3, voc] = cuts
  const [kSo2, kNox, kNh3, kVoc] = surface.resistance
  return weights[0] * so2 * (1 - kSo2 * (1 - so2)) +
    weights[1] * nox * (1 - kNox * (1 - surface.noxVoc * voc) * (1 - nox)) +
    weights[2] * nh3 * (1 - kNh3 * (1 - surface.nh3Nox * nox) * (1 - nh3)) +
    weights[3] * voc * (1 - kVoc * (1 - voc))
}

export type Quad = readonly [number, number, number, number]
