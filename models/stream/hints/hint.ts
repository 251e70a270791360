/**
 * Hint: what made-up or mended data often looks like, with its numbers. For: people who look into a finished series. Types only.
 * A hint is no verdict: it says how odd something is under a stated assumption, and honest instruments can be odd. It never flags,
 * withholds or changes a value. `p` is the chance of something as odd by accident; `notable` means that p is below 0.001 and the
 * effect is large enough to look at. With many stations a few notable ones are expected by accident: compare before you ask.
 */
import type { EventHour } from '../../units/time.ts'

/** One station's hours without a gap in the index; null where nothing was measured. */
export interface Series { readonly first: EventHour; readonly values: readonly (number | null)[] }

export interface Hint {
  readonly name: 'digit preference' | 'flat nights' | 'copied days' | 'calibration hours' | 'gas state'
  readonly p: number
  readonly notable: boolean
  /** What was counted, by name. */
  readonly numbers: Readonly<Record<string, number>>
}

export const NOTABLE = 0.001
