/**
 * What plants emit: isoprene by light and temperature, the rest by temperature.
 * For: the summer twin. In words: emission = flux at 30 °C and 1,000 µmol/m²/s of light · factor of light · factor of temperature;
 * terpenes and the like (`other`) grow by 9 % a degree. Units: µg/m²/h. Reference: Guenther et al. 1993 (JGR 98, 12617), eq. 9-12;
 * the fluxes are assumed (orchards and poplars on the plain, oaks and poplars in the hills). When not to use it: for other species.
 */
/** µg/m²/h of isoprene at standard light and temperature: region, city, district, hills. */
export const ISOPRENE_FLUX = { district: 2200, city: 1000, region: 1200, hills: 4500 } as const
/** Terpenes and others beside each microgram of isoprene at the standard. */
const OTHERS = 0.5
const R = 8.314

/** Factor on the standard flux of isoprene with `par` µmol/m²/s of light at `celsius`. */
export function isopreneFactor(par: number, celsius: number): number {
  if (par <= 0) return 0
  const t = celsius + 273.15
  const light = 0.0027 * 1.066 * par / Math.sqrt(1 + 0.0027 * 0.0027 * par * par)
  const heat = Math.exp(95_000 * (t - 303) / (R * 303 * t)) / (1 + Math.exp(230_000 * (t - 314) / (R * 303 * t)))
  return light * heat
}

/** Factor on OTHERS. */
export function terpeneFactor(celsius: number): number { return OTHERS * Math.exp(0.09 * (celsius - 30)) }
