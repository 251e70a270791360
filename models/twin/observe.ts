/**
 * Instruments of the twin: what its monitors publish of the truth.
 * For: observations.csv of a synthetic pack. In words: a relative and an absolute error, a slow bias of the place at all stations but
 * the district's, single hours lost, and one calibration of 5 to 10 h that takes the gases; then rounded as networks publish.
 * Units: µg/m³ (co mg/m³). Reference: assumed, about the 5-10 % of HJ 653 and HJ 654 analysers. When not to use it: as a quality model.
 */
import { chance, gauss, wander } from './chance.ts'
import { TWIN_OBSERVED, type TwinConfig, type TwinObserved, type TwinStation } from './world.ts'

const ERROR: Readonly<Record<TwinObserved, readonly [relative: number, absolute: number]>> = {
  pm25: [0.03, 2], pm10: [0.04, 4], so2: [0.06, 1], no2: [0.04, 1.5], o3: [0.04, 2], co: [0.04, 0.04],
}
const PARTICLES: readonly TwinObserved[] = ['pm25', 'pm10']

export type Reading = Readonly<Record<TwinObserved, number | null>>

/** Reads the truth of hour `t` (0 is the first) at `station`; the first station of the config is the district's and has no bias of place. */
export function observe(config: TwinConfig, station: TwinStation, t: number, truth: Readonly<Record<TwinObserved, number>>): Reading {
  const { seed, noise, gapRate } = config
  const own = station === config.stations[0]
  const stop = calibration(config, station)
  const read = (item: TwinObserved): number | null => {
    const name = `${station.id}/${item}`
    if (chance(seed, `gap/${name}`, t) < gapRate) return null
    if (gapRate > 0 && !PARTICLES.includes(item) && t >= stop.from && t < stop.from + stop.hours) return null
    const [relative, absolute] = ERROR[item]
    const place = own ? 0 : 0.05 * wander(seed, `place/${name}`, t, 12)
    const value = truth[item] * Math.exp(noise * (relative * gauss(seed, `relative/${name}`, t) + place)) + noise * absolute * gauss(seed, `absolute/${name}`, t)
    return item === 'co' ? Math.max(0.1, Math.round(value * 10) / 10) : Math.max(1, Math.round(value))
  }
  const entries = TWIN_OBSERVED.map(item => [item, read(item)] as const)
  const [pm25, pm10, so2, no2, o3, co] = entries.map(([, value]) => value)
  return { pm25: pm25 ?? null, pm10: pm10 ?? null, so2: so2 ?? null, no2: no2 ?? null, o3: o3 ?? null, co: co ?? null }
}

/** One stop of the gas analysers, 5 to 10 h long, somewhere in the run. */
function calibration({ seed, hours }: TwinConfig, station: TwinStation): { readonly from: number; readonly hours: number } {
  const length = 5 + Math.floor(6 * chance(seed, `stop length/${station.id}`))
  return { from: Math.floor(chance(seed, `stop/${station.id}`) * Math.max(1, hours - length)), hours: length }
}
