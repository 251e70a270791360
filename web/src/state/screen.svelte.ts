import { room } from './room.svelte.ts'
import { isoOf, hourOf, type Hour } from './times.ts'
import { baselineFigures } from './baseline-figures.ts'
import { BASELINE, accentOf } from './accents.ts'

/** What the large chart can show: PM2.5 with its branches, ozone and VOC, or several stations. */
export const VIEWS = ['pm25', 'ozone', 'stations'] as const
export type View = typeof VIEWS[number]

/** What this viewer alone sees: which branch is in hand, where the pointer is, what is open. */
class Screen {
  #chosen = $state<string | null>(null)
  row = $state<number | null>(null)
  help = $state(false)
  /** The row to which somebody wants the charts' cursor; a new object each time, so that the same row can be asked for again. */
  asked = $state.raw<{ readonly row: number } | null>(null)
  /** What the large chart shows. */
  view = $state.raw<View>('pm25')
  /** The view was changed by its own control, which takes the focus again. */
  turned = $state(false)

  /** The branch in hand: the one chosen, else the first. */
  readonly branch = $derived(room.branches.find((one) => one.id === this.#chosen) ?? room.branches[0] ?? null)
  readonly offset = $derived(room.view?.offsetMinutes ?? 480)
  readonly first = $derived<Hour>(room.clock === null ? 0 : hourOf(room.clock.first))
  readonly last = $derived<Hour>(room.clock === null ? 1 : hourOf(room.clock.last))
  readonly cursor = $derived<Hour | null>(room.clock === null || room.clock.cursor === null ? null : hourOf(room.clock.cursor))
  readonly limits = $derived(room.view?.limits ?? [])
  readonly baseline = $derived(room.data < 0 ? null : baselineFigures(room.columns, this.limits.map((limit) => limit.value), this.offset))

  /** Puts the reading of all charts on a row that is known. */
  ask(row: number): void { this.row = row; this.asked = { row } }
  /** `held`: by the control that has the focus, and shall have it again beside the new chart. */
  show(view: View, held = false): void {
    if (view === this.view) return
    this.view = view
    this.turned = held
    // What was asked of the chart that is gone is done.
    this.asked = null
  }

  choose(branch: string): void { this.#chosen = branch }
  accent(branch: string): string {
    const place = room.branches.findIndex((one) => one.id === branch)
    return place < 0 ? BASELINE : accentOf(place)
  }
  iso(hour: Hour): string { return isoOf(hour, this.offset) }
}

export const screen = new Screen()
