/**
 * Instruments of the summer twin: what its monitors publish of the truth.
 * For: observations.csv of a synthetic summer pack. In words: the six pollutants as the winter twin's instruments do; NO to a tenth;
 * a gas chromatograph that is calibrated in the first hour of each day and stands still once for 5 to 10 h, formaldehyde by an
 * instrument of its own; what lies below the detection limit is published as half of it. Units: µg/m³ (co mg/m³), j 1/s.
 * Reference: assumed, about the 5-10 % of such instruments; half the limit as in EPA PMF. When not to use it: as a quality model.
 */
import { chance, gauss } from '../chance.ts'
import { observe, type Reading } from '../observe.ts'
import type { SummerConfig, SummerStation } from './simulate.ts'
import { MEASURED } from './species.ts'
import type { SummerTruth } from './truth.ts'

export interface SummerReading {
  readonly six: Reading
  readonly no: number | null
  readonly jNo2: number | null
  /** In the order of MEASURED; all null where the station measures none. */
  readonly voc: readonly (number | null)[]
}

const VOC_ERROR = 0.06

/** Reads the truth of hour `t` (0 is the first), which begins at local hour `localHour`. */
export function observeSummer(config: SummerConfig, station: SummerStation, t: number, localHour: number, truth: SummerTruth): SummerReading {
  const { seed, noise, gapRate } = config
  const six = observe(config, station, t, truth.values)
  const lost = (name: string) => chance(seed, `gap/${station.id}/${name}`, t) < gapRate
  const read = (name: string, value: number, relative: number, absolute: number) =>
    value * Math.exp(noise * relative * gauss(seed, `relative/${station.id}/${name}`, t)) + noise * absolute * gauss(seed, `absolute/${station.id}/${name}`, t)
  // One analyser measures NO and NO2.
  const no = six.no2 === null || lost('no') ? null : Math.max(0.1, Math.round(10 * read('no', truth.no, 0.04, 0.3)) / 10)
  if (station.speciated !== true) return { six, no, jNo2: null, voc: MEASURED.map(() => null) }
  const stop = stopOf(config, station)
  const still = gapRate > 0 && (localHour === 0 || (t >= stop.from && t < stop.from + stop.hours))
  return {
    six, no, jNo2: lost('j_no2') ? null : Math.max(0, Math.round(1e5 * read('j_no2', truth.jNo2, 0.03, 1e-5)) / 1e5),
    voc: MEASURED.map(({ name, limit }, m) => {
      const own = name === 'formaldehyde'
      if (own ? lost(name) : still || lost('chromatograph')) return null
      const value = read(name, truth.voc[m] as number, VOC_ERROR, (limit ?? 0) / 3)
      return Number((value < (limit ?? 0) ? (limit ?? 0) / 2 : value).toPrecision(3))
    }),
  }
}

function stopOf({ seed, hours }: SummerConfig, station: SummerStation): { readonly from: number; readonly hours: number } {
  const length = 5 + Math.floor(6 * chance(seed, `chromatograph stop length/${station.id}`))
  return { from: Math.floor(chance(seed, `chromatograph stop/${station.id}`) * Math.max(1, hours - length)), hours: length }
}
