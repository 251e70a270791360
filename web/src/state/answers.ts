import type { BranchSummary, Indicators } from '../../../server/protocol/branch.ts'
import type { Band } from '../../../server/protocol/scalars.ts'
import { change, figure, isTie, range, signed } from './figures.ts'

/** A message of messages/{zh,en}.json in the viewer's language, its values filled in. */
export type Say = (key: AnswerKey, values?: Record<string, string>) => string
export type AnswerKey =
  | 'answer_later' | 'answer_earlier' | 'answer_same_hour' | 'answer_fewer' | 'answer_more' | 'answer_same_hours' | 'answer_rise' | 'answer_rise_tied' | 'answer_tied' | 'answer_equal' | 'answer_not_begun'
  | 'answer_nested' | 'answer_failed' | 'answer_waiting'

/** The answer of a branch, in the pieces that the card sets in type; joined they are the one sentence. */
export interface Answer {
  /** 483 → 431 */
  readonly peaks: string | null
  /** −11 % [−15, −7] */
  readonly cut: string
  readonly tied: boolean
  /** 5 h later, 14 h fewer above 150, rise −8 %: its parts */
  readonly rest: readonly string[]
  /** Pinggu alone −3 %, with the city −12 %, with the region −21 % */
  readonly nested: string
}

/** The limit that the answer counts hours above: heavy pollution by PM2.5. */
const HEAVY = '150'

/** `begins` is the time at which the order begins where that is still ahead of the room's clock, else null. */
export function answerOf(branch: BranchSummary, baselinePeak: number | null, say: Say, begins: string | null = null): Answer {
  const nothing = { peaks: null, cut: '', tied: false, nested: '' }
  if (branch.status === 'failed') return { ...nothing, rest: [say('answer_failed', { reason: branch.reason ?? '' })] }
  const found = branch.indicators
  if (found === null || baselinePeak === null) return { ...nothing, rest: [say('answer_waiting')] }
  const tied = isTie(found.peak_cut_ugm3)
  const equal = found.peak_cut_ugm3.p05 === 0 && found.peak_cut_ugm3.p95 === 0
  return {
    peaks: `${figure(baselinePeak, 0)} → ${figure(found.peak_ugm3.median, 0)}`,
    cut: percent(found.peak_cut_percent),
    tied,
    rest: equal && begins !== null ? [say('answer_not_begun', { time: begins })] : tied ? [say(equal ? 'answer_equal' : 'answer_tied')] : [delay(found, say), hours(found, say), rise(found, say)],
    nested: branch.nested === null ? '' : say('answer_nested', {
      district: percentShort(branch.nested.district.peak_cut_percent), city: percentShort(branch.nested.city.peak_cut_percent), region: percentShort(branch.nested.region.peak_cut_percent),
    }),
  }
}

/** The answer as one sentence, for those who hear it; `joint` stands between its parts. */
export function sentenceOf(answer: Answer, joint: string): string {
  return [answer.peaks === null ? '' : `${answer.peaks} µg/m³ (${answer.cut})`, ...answer.rest].filter((part) => part !== '').join(joint)
}

/** −11 % [−15, −7], from a cut. A number and its sign of percent never part at a line's end. */
export function percent(cut: Band): string {
  const by = change(cut)
  return [`${signed(by.median)}\u00a0%`, range(by)].filter((part) => part !== '').join(' ')
}

function percentShort(cut: Band): string { return `${signed(-cut.median)}\u00a0%` }

function delay(found: Indicators, say: Say): string {
  const h = found.peak_delay_h.median
  if (h === 0) return say('answer_same_hour')
  return say(h > 0 ? 'answer_later' : 'answer_earlier', { hours: figure(Math.abs(h)) })
}

function hours(found: Indicators, say: Say): string {
  const cut = found.hours_above_cut[HEAVY]?.median ?? 0
  if (cut === 0) return say('answer_same_hours', { limit: HEAVY })
  return say(cut < 0 ? 'answer_more' : 'answer_fewer', { hours: figure(Math.abs(cut)), limit: HEAVY })
}

function rise(found: Indicators, say: Say): string {
  const cut = found.growth_6h_cut_percent
  return isTie(cut) ? say('answer_rise_tied') : say('answer_rise', { percent: signed(-cut.median) })
}
