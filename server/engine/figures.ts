import type { Order } from '../../models/contract/scenario.ts'
import { emissionCutPercent } from '../../models/measures/emissions.ts'
import { published } from '../../models/numeric/published.ts'
import { band, type Band } from '../../models/numeric/quantile.ts'
import { branchIndicators, measureRun, type RunMeasures } from '../../models/response/indicators/index.ts'
import { memberPeaks } from '../../models/response/indicators/peak.ts'
import type { EventHour } from '../../models/units/time.ts'
import type { Indicators } from '../protocol/branch.ts'
import { branchAlert } from './branch-alert.ts'
import type { BranchTrack } from './branch-track.ts'
import type { Episode } from './episode.ts'
import type { Fold } from './fold.ts'

/** The baseline's part of every comparison, for those who compare several branches with one fold. */
export function measureBaseline(fold: Fold): RunMeasures {
  return measureRun({ hours: hoursOf(fold), rows: fold.hours.map((hour) => hour.total) })
}

/** The indicators of a branch over all folded hours, rounded for publishing; at least one hour must be folded. `measured` is what `measureBaseline` says of the fold as it stands. */
export function branchFigures(episode: Episode, fold: Fold, track: BranchTrack, scenario: Readonly<Record<string, unknown>>, measured?: RunMeasures): Indicators {
  const span = episode.span(scenario)
  return {
    ...indicators(episode, fold, fold.hours.map((hour) => hour.total), { rows: track.totals, median: track.pm25.map((band) => band.median) }, measured),
    emission_cut_percent: span === null ? null : emissionCut(episode, track.order, span),
  }
}

type EmissionCut = NonNullable<Indicators['emission_cut_percent']>
/** What an order cuts does not change while its hours pass, and costs more than all other figures together. */
const cuts = new WeakMap<Order, { readonly span: string; readonly cut: EmissionCut }>()

function emissionCut(episode: Episode, order: Order, { area, hours }: NonNullable<ReturnType<Episode['span']>>): EmissionCut {
  // A live episode grows, and an order without an end with it.
  const span = `${area} ${hours[0]} ${hours.length}`
  const known = cuts.get(order)
  if (known?.span === span) return known.cut
  const cut = rounded(emissionCutPercent(order, episode.inventory, area, hours))
  cuts.set(order, { span, cut })
  return cut
}

/** The baseline's own indicators: the baseline against itself, so every cut is zero. */
export function baselineFigures(episode: Episode, fold: Fold): Indicators {
  const totals = fold.hours.map((hour) => hour.total)
  return indicators(episode, fold, totals, { rows: totals, median: fold.hours.map((hour) => published(hour.summary.pm25.median)) })
}

/** Only the peak's cut: what the rows district, city and region show. */
export function peakCut(fold: Fold, track: BranchTrack): { peak_cut_ugm3: Band; peak_cut_percent: Band } {
  const hours = hoursOf(fold)
  const before = memberPeaks({ hours, rows: fold.hours.map((hour) => hour.total) }).value
  const after = memberPeaks({ hours, rows: track.totals }).value
  const cut = before.map((value, member) => value - (after[member] ?? value))
  return rounded({ peak_cut_ugm3: band(cut), peak_cut_percent: band(cut.map((value, member) => (before[member] ?? 0) > 0 ? 100 * value / (before[member] ?? 1) : 0)) })
}

function indicators(episode: Episode, fold: Fold, baseline: readonly Float64Array[], { rows: branch, median }: { readonly rows: readonly Float64Array[]; readonly median: readonly number[] }, measured?: RunMeasures): Indicators {
  const figures = branchIndicators({ hours: hoursOf(fold), baseline, branch, offsetMinutes: episode.offsetMinutes }, measured)
  return { ...rounded(figures), emission_cut_percent: null, alert: branchAlert(episode, median), cost_cny: null, co2_t: null }
}

function hoursOf(fold: Fold): EventHour[] { return fold.hours.map((hour) => hour.frame.hour) }

/** A copy with every number in it as it is published; texts and nulls as they are. */
function rounded<T extends object>(given: T): T {
  const copy = structuredClone(given)
  roundIn(copy)
  return copy
}

function roundIn(node: object): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'number') Reflect.set(node, key, published(value))
    else if (typeof value === 'object' && value !== null) roundIn(value)
  }
}
