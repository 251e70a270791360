/**
 * Readings of the filter: what the station shows of five things, and what it would show if nothing but the air around came in.
 * For: observe.ts. In words: NO2, SO2, CO, coarse (PM10 less PM2.5) and PM2.5; elsewhere is the mean of the stations from whose side the
 * wind comes, or the network's 25th percentile where the direction is unknown (one of the rival definitions of science.md §2, fixed here).
 * Units: µg/m³ (co mg/m³). Reference: science.md §2. When not to use it: as the inflow itself; the filter estimates its ratio to this.
 */
import type { HourFrame, NetworkSummary } from '../contract/frame.ts'
import { valueOrNull } from '../units/missing.ts'

export const READ = ['no2', 'so2', 'co', 'coarse', 'pm25'] as const
export interface StationReading { readonly here: number | null; readonly elsewhere: number | null }

/** In the order of READ; null where missing. None is below zero. */
export function readStation({ readings, network }: HourFrame): readonly StationReading[] {
  const [pm10, pm25] = [valueOrNull(readings.pm10), valueOrNull(readings.pm25)]
  const [far10, far25] = [elsewhere(network.pm10), elsewhere(network.pm25)]
  const coarse = { here: above(pm10, pm25), elsewhere: above(far10, far25) }
  const of = (name: 'no2' | 'so2' | 'co' | 'pm25'): StationReading => ({ here: above(valueOrNull(readings[name]), 0), elsewhere: elsewhere(network[name]) })
  return READ.map(name => name === 'coarse' ? coarse : of(name))
}

function elsewhere(network: NetworkSummary | null): number | null { return network === null ? null : network.upwind ?? network.p25 }
function above(a: number | null, b: number | null): number | null { return a === null || b === null ? null : Math.max(0, a - b) }
