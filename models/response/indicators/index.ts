/**
 * Indicators of an episode: what one branch does to the run, against the baseline, as bands over paired members.
 * For: the comparison table, `run --json`. A cut or delay is positive when the branch is lower or later; where both are equal every
 * cut is exactly 0 with no width. Units are in the names. Reference: science.md §6-7, contracts.md. emission_cut_percent, cost and
 * CO2 need the order and the inventory, so the engine adds them.
 */
import { band, type Band } from '../../numeric/quantile.ts'
import { formatHour, type EventHour } from '../../units/time.ts'
import { daysByLevel, type ByLevel } from './days-by-level.ts'
import { doseAbove } from './dose-above.ts'
import { fastestGrowth } from './growth.ts'
import { hoursAbove } from './hours-above.ts'
import { memberPeaks, peakHour } from './peak.ts'
import { byThreshold, type ByThreshold, type MemberSeries } from './series.ts'
import { timeTo } from './time-to.ts'

export type { ByThreshold, ByLevel }

export interface BranchIndicators {
  readonly peak_ugm3: Band
  /** ISO 8601 with offset: where the median over members is largest. */
  readonly peak_time: string
  readonly peak_cut_ugm3: Band
  readonly peak_cut_percent: Band
  readonly peak_delay_h: Band
  readonly growth_6h_max: Band
  readonly growth_6h_cut_percent: Band
  readonly growth_3h_max: Band
  readonly growth_3h_cut_percent: Band
  readonly hours_above: ByThreshold<Band>
  readonly hours_above_cut: ByThreshold<Band>
  readonly dose_above: ByThreshold<Band>
  readonly dose_above_cut: ByThreshold<Band>
  readonly days_by_level: ByLevel<Band>
  /** Hours to the first hour above, null unless every member passes it; `reached` is the share of members that do. */
  readonly time_to_h: ByThreshold<{ readonly hours: Band | null; readonly reached: number }>
}

export interface IndicatorInput {
  readonly hours: readonly EventHour[]
  /** By hour, by member, µg/m³; as many hours and members in both. */
  readonly baseline: readonly Float64Array[]
  readonly branch: readonly Float64Array[]
  readonly offsetMinutes: number
}

/** Indicators of the branch against the baseline; the baseline against itself gives its own. Throws RangeError without hours. */
export function branchIndicators(input: IndicatorInput): BranchIndicators {
  if (input.hours.length === 0 || input.hours.length !== input.baseline.length || input.hours.length !== input.branch.length) {
    throw new RangeError(`indicators need as many rows as hours and at least one, got ${input.hours.length} hours, ${input.baseline.length} and ${input.branch.length} rows`)
  }
  const before: MemberSeries = { hours: input.hours, rows: input.baseline }
  const after: MemberSeries = { hours: input.hours, rows: input.branch }
  const peaks = [memberPeaks(before), memberPeaks(after)] as const
  const growth6 = [fastestGrowth(before, 6), fastestGrowth(after, 6)] as const
  const growth3 = [fastestGrowth(before, 3), fastestGrowth(after, 3)] as const
  const above = [hoursAbove(before), hoursAbove(after)] as const
  const dose = [doseAbove(before), doseAbove(after)] as const
  const days = daysByLevel(after, input.offsetMinutes)
  const times = timeTo(after)
  return {
    peak_ugm3: band(peaks[1].value),
    peak_time: formatHour(peakHour(after), input.offsetMinutes),
    peak_cut_ugm3: band(less(peaks[0].value, peaks[1].value)),
    peak_cut_percent: band(lessPercent(peaks[0].value, peaks[1].value)),
    peak_delay_h: band(less(peaks[1].hour, peaks[0].hour)),
    growth_6h_max: band(growth6[1]),
    growth_6h_cut_percent: band(lessPercent(...growth6)),
    growth_3h_max: band(growth3[1]),
    growth_3h_cut_percent: band(lessPercent(...growth3)),
    hours_above: byThreshold((_, key) => band(above[1][key])),
    hours_above_cut: byThreshold((_, key) => band(less(above[0][key], above[1][key]))),
    dose_above: byThreshold((_, key) => band(dose[1][key])),
    dose_above_cut: byThreshold((_, key) => band(less(dose[0][key], dose[1][key]))),
    days_by_level: { 1: band(days[1]), 2: band(days[2]), 3: band(days[3]), 4: band(days[4]), 5: band(days[5]), 6: band(days[6]) },
    time_to_h: byThreshold((_, key) => {
      const reached = times[key].filter(hours => hours >= 0)
      return { hours: reached.length === times[key].length ? band(reached) : null, reached: reached.length / times[key].length }
    }),
  }
}

function less(before: Float64Array, after: Float64Array): Float64Array {
  return before.map((value, m) => value - (after[m] as number))
}

/** Percent of what was there before; 0 where nothing was (no growth, no PM2.5), as nothing can be cut from it. */
function lessPercent(before: Float64Array, after: Float64Array): Float64Array {
  return before.map((value, m) => value > 0 ? 100 * (value - (after[m] as number)) / value : 0)
}
