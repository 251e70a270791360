/**
 * The facts of an answer: what one sentence about a branch needs, without the words. For: the screen and the report, which write the
 * sentence in the reader's language. In words: peaks of both, the cut and the delay with their bands, hours above 150 µg/m³ fewer, and
 * whether baseline and branch are tied, that is, whether the band of the peak's cut holds zero. Reference: science.md §6.
 * When not to use it: to choose between two branches; that needs the band of their own difference.
 */
import type { Band } from '../../numeric/quantile.ts'
import type { BranchIndicators } from './index.ts'

export interface AnswerFacts {
  /** µg/m³ */
  readonly peakBaseline: Band
  readonly peakBranch: Band
  readonly cut: Band
  /** % of the baseline's peak */
  readonly percent: Band
  /** h, positive when later */
  readonly delay: Band
  /** % of the fastest 6-h growth */
  readonly slower: Band
  /** h */
  readonly hoursFewer150: Band
  readonly tied: boolean
}

/** `baseline` are the indicators of the baseline against itself. */
export function answerFacts(baseline: BranchIndicators, branch: BranchIndicators): AnswerFacts {
  return {
    peakBaseline: baseline.peak_ugm3,
    peakBranch: branch.peak_ugm3,
    cut: branch.peak_cut_ugm3,
    percent: branch.peak_cut_percent,
    delay: branch.peak_delay_h,
    slower: branch.growth_6h_cut_percent,
    hoursFewer150: branch.hours_above_cut['150'],
    tied: branch.peak_cut_ugm3.p05 <= 0 && branch.peak_cut_ugm3.p95 >= 0,
  }
}
