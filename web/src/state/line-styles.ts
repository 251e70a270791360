import { BASELINE } from './accents.ts'

/** How one of several lines is told from the others: by its colour, and by its dashes for whoever sees no colours. */
export interface LineStyle { readonly colour: string; readonly dash: readonly number[]; readonly width: number }

/** As many lines as differ by both; each colour has 4.5:1 on paper and none is of the AQI standard. The first is the emphasised one. */
export const LINE_STYLES: readonly LineStyle[] = [
  { colour: BASELINE, dash: [], width: 2.6 },
  { colour: '#1f66a8', dash: [8, 3], width: 1.6 },
  { colour: '#a8481c', dash: [2, 3], width: 1.6 },
  { colour: '#23744f', dash: [10, 3, 2, 3], width: 1.6 },
  { colour: '#7446a0', dash: [5, 4], width: 1.6 },
  { colour: '#7d5f0c', dash: [14, 4], width: 1.6 },
  { colour: '#a2325f', dash: [6, 3, 2, 3, 2, 3], width: 1.6 },
  { colour: '#0c7079', dash: [3, 6], width: 1.6 },
]

/**
 * A place among the styles for each of `chosen`: one that had a place keeps it, so that no line changes its colour when another one goes.
 * `first` has the emphasised place, which nobody else gets.
 */
export function placesFor(before: ReadonlyMap<string, number>, chosen: readonly string[], first: string | null): Map<string, number> {
  const kept = new Map([...before].filter(([id, place]) => chosen.includes(id) && (id === first) === (place === 0)))
  for (const id of chosen) {
    if (kept.has(id)) continue
    const taken = new Set(kept.values())
    const free = id === first ? 0 : LINE_STYLES.findIndex((_, place) => place > 0 && !taken.has(place))
    if (free >= 0) kept.set(id, free)
  }
  return kept
}
