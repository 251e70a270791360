/**
 * Chemistry of the twin: how fast gases become particles, and how much of the nitrate is one.
 * For: the twin. In words: SO2 becomes sulphate slowly by day and fast in humid air; NOx becomes nitrate by OH in the sun and by N2O5 at
 * night where there is ozone left; VOC become SOA; nitrate is a particle as far as ammonia is left by the sulphate; ozone is the
 * background less what NO takes. Units: 1/h, µg/m³. Reference: assumed rates in the range of winter haze studies (science.md §1:
 * N2O5 and NH3 limitation). When not to use it: ozone science; here it only feeds the night.
 */
import type { TwinWeather } from './weather.ts'

export interface Rates { readonly so2: number; readonly nox: number; readonly voc: number }

/** Ozone in µg/m³ beside `nox` (as NO2, µg/m³). */
export function ozoneBeside(nox: number, sun: number): number { return 2 + (55 + 18 * sun) * Math.exp(-nox / 38) }

/** Share of NOx that a monitor reads as NO2. */
export function no2Share(nox: number): number { return 0.42 + 0.5 * Math.exp(-nox / 90) }

/** Rates in air with `nox` µg/m³ (as NO2). */
export function ratesIn(w: Pick<TwinWeather, 'sun' | 'humidity'>, nox: number): Rates {
  const damp = Math.max(0, (w.humidity - 40) / 60)
  const ozone = ozoneBeside(nox, w.sun)
  return {
    so2: 0.005 + 0.01 * w.sun + 0.07 * damp * damp,
    nox: 0.045 * w.sun + (w.sun > 0 ? 0 : 0.09 * ozone / (ozone + 20) * (0.3 + 0.9 * w.humidity / 100)),
    voc: 0.012 + 0.03 * w.sun + 0.02 * damp,
  }
}

export interface Partition { /** Share of the nitrate that is a particle. */ readonly nitrate: number; /** NH4 in µg/m³. */ readonly ammonium: number }

/** Ammonia (as NH3), sulphate (as SO4) and nitrate (as NO3), all phases, in µg/m³. Ammonia goes to sulphate first. */
export function partition(ammonia: number, sulphate: number, nitrate: number): Partition {
  const [a, s, n] = [ammonia / 17, sulphate / 96, nitrate / 62]
  const free = Math.max(0, a - 2 * s)
  if (n <= 0) return { nitrate: 0, ammonium: 18 * Math.min(a, 2 * s) }
  const r = free / n
  // A smooth minimum of r and 1: the limit is not a corner in real air of many temperatures.
  const share = 0.96 * r / Math.sqrt(Math.sqrt(1 + r * r * r * r))
  return { nitrate: share, ammonium: 18 * (Math.min(a, 2 * s) + share * n) }
}
