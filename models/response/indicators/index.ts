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
import { memberPeaks, peakHour, type MemberPeaks } from './peak.ts'
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

/** What the members of one run say by themselves. */
export interface RunMeasures {
  readonly peaks: MemberPeaks
  readonly growth6: Float64Array
  readonly growth3: Float64Array
  readonly above: ByThreshold<Float64Array>
  readonly dose: ByThreshold<Float64Array>
}

/** One run measured by itself; of a baseline that many branches are compared with, once is enough. */
export function measureRun(run: MemberSeries): RunMeasures {
  return { peaks: memberPeaks(run), growth6: fastestGrowth(run, 6), growth3: fastestGrowth(run, 3), above: hoursAbove(run), dose: doseAbove(run) }
}

/** Indicators of the branch against the baseline; the baseline against itself gives its own. `measured` is the baseline's, where it is known already. Throws RangeError without hours. */
export function branchIndicators(input: IndicatorInput, measured?: RunMeasures): BranchIndicators {
  if (input.hours.length === 0 || input.hours.length !== input.baseline.length || input.hours.length !== input.branch.length) {
    throw new RangeError(`indicators need as many rows as hours and at least one, got ${input.hours.length} hours, ${input.baseline.length} and ${input.branch.length} rows`)
  }
  const run: MemberSeries = { hours: input.hours, rows: input.branch }
  const after = measureRun(run)
  const before = measured ?? (input.branch === input.baseline ? after : measureRun({ hours: input.hours, rows: input.baseline }))
  const days = daysByLevel(run, input.offsetMinutes)
  const times = timeTo(run)
  return {
    peak_ugm3: band(after.peaks.value),
    peak_time: formatHour(peakHour(run), input.offsetMinutes),
    peak_cut_ugm3: band(less(before.peaks.value, after.peaks.value)),
    peak_cut_percent: band(lessPercent(before.peaks.value, after.peaks.value)),
    peak_delay_h: band(less(after.peaks.hour, before.peaks.hour)),
    growth_6h_max: band(after.growth6),
    growth_6h_cut_percent: band(lessPercent(before.growth6, after.growth6)),
    growth_3h_max: band(after.growth3),
    growth_3h_cut_percent: band(lessPercent(before.growth3, after.growth3)),
    hours_above: byThreshold((_, key) => band(after.above[key])),
    hours_above_cut: byThreshold((_, key) => band(less(before.above[key], after.above[key]))),
    dose_above: byThreshold((_, key) => band(after.dose[key])),
    dose_above_cut: byThreshold((_, key) => band(less(before.dose[key], after.dose[key]))),
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
