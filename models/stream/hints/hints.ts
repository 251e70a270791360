/**
 * Hints of a finished series: all of them together. For: whoever looks into a station's record; never for the pipeline.
 * In words: digit preference, copied days and calibration hours by pollutant; flat nights of particles and ozone against the other
 * stations; the state of the gases. Each comes with its numbers and its chance (hint.ts). Reference: the files named.
 * When not to use it: as a verdict, or to sort stations by honesty.
 */
import { POLLUTANTS, type Pollutant } from '../../contract/frame.ts'
import { GASES, type StateName } from '../quality/lattice.ts'
import { calibrationHours } from './calibration.ts'
import { copiedDays } from './copied-days.ts'
import { digitPreference } from './digits.ts'
import { flatNights } from './flat-nights.ts'
import { gasStateHint } from './gas-state.ts'
import type { Hint, Series } from './hint.ts'

export type StationSeries = Readonly<Partial<Record<Pollutant, Series>>>

/** Every hint that can be given, by pollutant; `others` are the series of the other stations. */
export function hintsOf(own: StationSeries, others: readonly StationSeries[], about: { readonly offsetMinutes: number; readonly gasState: StateName | null }): { readonly pollutant: Pollutant; readonly hint: Hint }[] {
  return POLLUTANTS.flatMap(pollutant => {
    const series = own[pollutant]
    if (series === undefined) return []
    const gas = GASES.find(one => one === pollutant)
    const [times, step] = pollutant === 'co' ? [10, 0.1] : [1, 1]
    const theirs = others.map(one => one[pollutant]).filter(one => one !== undefined)
    return [
      digitPreference(series, times), copiedDays(series), calibrationHours(pollutant, series, about.offsetMinutes),
      flatNights(pollutant, series, theirs, about.offsetMinutes, step),
      gas === undefined ? null : gasStateHint(gas, series, about.gasState),
    ].filter(hint => hint !== null).map(hint => ({ pollutant, hint }))
  })
}
