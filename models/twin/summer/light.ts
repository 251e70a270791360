/**
 * Light of the summer twin: where the sun stands, and how fast it breaks molecules.
 * For: its chemistry, its plants and the column j_no2. In words: the sun's height from date, hour and place; each photolysis rate
 * l · cos^m(zenith) · exp(-n / cos(zenith)) under a clear sky, times what clouds and particles leave of it. Units: 1/s, radians inside.
 * Reference: Saunders et al. 2003 (ACP 3, 161) for l, m and n; Cooper 1969 for the declination; the equation of time is that of
 * Spencer 1971. When not to use it: snow, another ozone column, clouds that brighten.
 */
export interface Photolysis { readonly no2: number; readonly o1d: number; /** HCHO to radicals, and to molecules. */ readonly formaldehyde: number; readonly formaldehydeMolecular: number }

const LATITUDE = 40.14 * Math.PI / 180
const LONGITUDE = 117.12
const ZONE_MERIDIAN = 120

/** Cosine of the solar zenith angle at local clock time `hour` (UTC+8, fractions allowed) of the day `dayOfYear` (1 is the first of January); below zero at night. */
export function cosZenith(dayOfYear: number, hour: number): number {
  const declination = 23.45 * Math.PI / 180 * Math.sin(2 * Math.PI * (284 + dayOfYear) / 365)
  const b = 2 * Math.PI * (dayOfYear - 1) / 365
  const minutes = 229.18 * (0.000075 + 0.001868 * Math.cos(b) - 0.032077 * Math.sin(b) - 0.014615 * Math.cos(2 * b) - 0.04089 * Math.sin(2 * b))
  const solar = hour + (LONGITUDE - ZONE_MERIDIAN) / 15 + minutes / 60
  return Math.sin(LATITUDE) * Math.sin(declination) + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(Math.PI / 12 * (solar - 12))
}

/** Rates with the sun at `cos` and `open` (0 to 1) of the clear-sky light. */
export function photolysisAt(cos: number, open: number): Photolysis {
  if (cos <= 0.01) return { no2: 0, o1d: 0, formaldehyde: 0, formaldehydeMolecular: 0 }
  const rate = (l: number, m: number, n: number) => open * l * Math.exp(m * Math.log(cos) - n / cos)
  return { no2: rate(1.165e-2, 0.244, 0.267), o1d: rate(6.073e-5, 1.743, 0.474), formaldehyde: rate(4.642e-5, 0.762, 0.353), formaldehydeMolecular: rate(6.853e-5, 0.477, 0.323) }
}
