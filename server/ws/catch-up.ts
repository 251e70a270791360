import { z } from 'zod'
import { BranchSummary } from '../protocol/branch.ts'
import { figuresOf } from '../protocol/figures.ts'
import type { RoomFrame } from '../rooms/sink.ts'
import { mergeHours } from './merge-hours.ts'

const SummaryText = z.string().transform((text): unknown => JSON.parse(text)).pipe(BranchSummary)

/** What a viewer missed, in few bytes: hours together, and of a branch that it knows only the figures. */
export function catchUp(missed: readonly RoomFrame[]): RoomFrame[] {
  // A branch that was made, renamed or ordered anew meanwhile comes with a `branch` frame; its summary stays whole.
  const anew = new Set(missed.filter((frame) => frame.channel === 'branch').map((frame) => frame.key))
  return mergeHours(missed).map((frame) => {
    if (frame.channel !== 'summary' || anew.has(frame.key)) return frame
    const summary = SummaryText.parse(frame.data)
    return summary.status === 'ok' && summary.nested !== null ? { ...frame, channel: 'figures', data: JSON.stringify(figuresOf(summary)) } : frame
  })
}
