import type { FlagRun } from './flag-runs.ts'
import type { Hour } from './times.ts'

/** In the order in which they stand at one hour, and as the filter shows them. */
export const EVENT_KINDS = ['command', 'ruling', 'level', 'measure', 'quality', 'data'] as const
export type EventKind = typeof EVENT_KINDS[number]

/** One line of the event panel. */
export interface Happening {
  readonly key: string
  readonly kind: EventKind
  /** Null before the first hour. */
  readonly hour: Hour | null
  /** More than one where the same is said of hours that follow each other. */
  readonly hours: number
  readonly said: string
  readonly by: string
  readonly columns: readonly string[]
  /** The readings that a person can rule on. */
  readonly run: FlagRun | null
}

/** The newest hour first; what belongs to one hour in the order of the kinds, and of one kind as it was given. */
export function inOrder(lines: readonly Happening[]): Happening[] {
  const place = (one: Happening): number => EVENT_KINDS.indexOf(one.kind)
  return [...lines].sort((a, b) => (b.hour ?? -Infinity) - (a.hour ?? -Infinity) || place(a) - place(b))
}

/** Lines of these kinds (all where none is chosen) about this column (any where it is empty). */
export function filtered(lines: readonly Happening[], kinds: readonly string[], column: string): Happening[] {
  return lines.filter((line) => (kinds.length === 0 || kinds.includes(line.kind)) && (column === '' || line.columns.includes(column)))
}

/** How many lines there are of each kind about this column. */
export function countsOf(lines: readonly Happening[], column: string): Readonly<Record<EventKind, number>> {
  const counts = { command: 0, ruling: 0, level: 0, measure: 0, quality: 0, data: 0 }
  for (const line of filtered(lines, [], column)) counts[line.kind]++
  return counts
}
