import type { BranchSummary } from '../../../server/protocol/branch.ts'
import type { Cell } from './columns.ts'
import { hourOf, type Hour } from './times.ts'

/** The level of the hourly AQI became another one in this row. */
export interface LevelChange { readonly row: number; readonly before: number | null; readonly level: number }

/** Where the level changes; hours without one change nothing. */
export function levelChanges(levels: readonly Cell[]): LevelChange[] {
  const found: LevelChange[] = []
  let before: number | null = null
  for (const [row, level] of levels.entries()) {
    if (level === null || level === before) continue
    found.push({ row, before, level })
    before = level
  }
  return found
}

/** Measures of a branch, or its response level, that begin or end together. Labels of the hour: the first in force, the last in force. */
export interface Begun { readonly branch: BranchSummary; readonly began: boolean; readonly hour: Hour; readonly bars: BranchSummary['bars'] }

/** What of the branches' orders has begun and ended up to the clock. An order that lasts to the episode's end does not end. */
export function begunBy(branches: readonly BranchSummary[], cursor: Hour, last: Hour): Begun[] {
  return branches.flatMap((branch) => [true, false].flatMap((began) => {
    const byHour = new Map<Hour, Begun>()
    for (const bar of branch.bars) {
      const hour = hourOf(began ? bar.start : bar.end)
      if (hour > cursor || (!began && hour >= last)) continue
      byHour.set(hour, { branch, began, hour, bars: [...(byHour.get(hour)?.bars ?? []), bar] })
    }
    return [...byHour.values()]
  }))
}
