import type { Mark } from '../chart/paint.ts'
import { screen } from '../state/screen.svelte.ts'
import { longTime } from '../state/times.ts'

/** The episode from end to end in local hours: every chart stands on the same axis. */
export function timeSpan(): { readonly min: number; readonly max: number } {
  const shift = screen.offset / 60
  return { min: screen.first + shift, max: Math.max(screen.last, screen.first + 1) + shift }
}

/** The line of the room's clock; what comes after it is veiled. */
export function marksNow(label: string): Mark[] {
  return screen.cursor === null ? [] : [{ x: screen.cursor + screen.offset / 60, label: screen.cursor < screen.last ? label : '', colour: '#1d2430', veil: true }]
}

export function readoutTime(row: number): string { return longTime(screen.first + row, screen.offset) }
