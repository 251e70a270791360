import type { Mark } from '../chart/paint.ts'
import { m } from '../i18n/say.ts'
import { particlesAt, stateText } from '../state/gas.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, longTime } from '../state/times.ts'

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

/** Lines where the state of the gas changes; before them one state was published, after them the other. */
export function stateMarks(of: 'gases' | 'particles', named: boolean): Mark[] {
  const gas = room.view?.gas
  if (gas === undefined) return []
  const mark = (hour: number, label: string): Mark => ({ x: hour - 1 + screen.offset / 60, label: named ? label : '', colour: '#6b2f86', veil: false })
  if (of === 'particles') return particlesAt(gas, screen.first, screen.last) === 'both' ? [mark(hourOf(gas.change), m.mark_particles())] : []
  if (gas.states.length === 1) return gas.both ? [mark(hourOf(gas.change), m.mark_change())] : []
  return gas.states.slice(1).map((one) => mark(hourOf(one.from), m.mark_state({ state: stateText(one.state) })))
}
