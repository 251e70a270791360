import { m } from '../i18n/say.ts'
import type { Cell, Columns, Ruled } from '../state/columns.ts'
import { figure } from '../state/figures.ts'
import { atStates, stateText, type AtState } from '../state/gas.ts'
import { room } from '../state/room.svelte.ts'
import { flagged, flagsAt } from '../state/series.ts'
import type { Line } from './LinesChart.svelte'
import { unitOf } from './column-name.ts'
import { doubtText, doubtWords } from './doubt-words.ts'

/** How a gas is drawn; the second colour is for the other state, where both are shown. */
export interface GasStyle { readonly colours: readonly [string, string]; readonly dash?: readonly number[]; readonly width?: number; readonly doubts?: boolean; /** Of the values, those with which days end. */ readonly ends?: (values: readonly Cell[]) => Cell[] }

/** A column of the room's own station: observed, or made from observed ones. */
export function columnOf(columns: Columns, column: string): readonly Cell[] { return (column.startsWith('o3_') ? columns.derived : columns.observed).get(column) ?? [] }

/** A gas as one line, or as two where the room shows both states: each at one state throughout, what was converted dashed. */
export function gasLines(column: string, label: string, style: GasStyle): Line[] {
  const gas = room.view?.gas
  const unit = unitOf(column.replace(/_.*$/, ''))
  const [colour, other] = style.colours
  const plain = { ...(style.dash ? { dash: style.dash } : {}), ...(style.width ? { width: style.width } : {}) }
  const doubts = style.doubts === true ? doubtsOf(column) : {}
  if (gas?.both !== true) {
    const state = gas?.states[0]?.state ?? '273.15K'
    const values = (): readonly Cell[] => columnOf(room.columns, column)
    return [{ label, name: `${nameOf(column)} (${unit} at ${stateText(state).replace('\u00a0', ' ')})`, colour, values, ...plain, ...doubts, ...(style.ends ? { dots: { values: () => style.ends?.(values()) ?? [], hollow: false } } : {}) }]
  }
  const at = (index: number) => (): AtState => {
    const found = atStates(gas, room.columns.first, columnOf(room.columns, column), room.columns.converted.get(column) ?? [])[index]
    if (found === undefined) throw new Error('a gas is told at two states')
    return found
  }
  return (['273.15K', '298.15K'] as const).map((state, index): Line => ({
    label: `${label} ${stateText(state)}`, name: `${nameOf(column)} (${unit} at ${stateText(state).replace('\u00a0', ' ')})`, colour: index === 0 ? colour : other,
    values: () => at(index)().all, parts: { solid: () => at(index)().measured, dashed: () => at(index)().converted },
    ...(style.width ? { width: style.width } : {}), ...(index === 0 ? doubts : {}), ...(style.ends ? { dots: { values: () => style.ends?.(at(index)().all) ?? [], hollow: false } } : {}),
  }))
}

/** What a legend says of dashes that are conversions. */
export function convertedKey() { return room.view?.gas.both === true ? [{ label: m.series_converted(), colour: '#4b5464', kind: 'dash' as const, dash: [3, 3] }] : [] }

/** Rings, brackets and columns for what quality said of an observed column. */
function doubtsOf(column: string): Pick<Line, 'doubts' | 'text' | 'table' | 'more'> {
  const withheld = (row: number): number | undefined => room.columns.withheld.get(row)?.get(column)
  const ruled = (row: number): Ruled | undefined => room.columns.rulings.get(row)?.get(column)
  return {
    doubts: () => flagged(room.columns, column),
    // A number that no model uses stands in brackets, its reason in the next column.
    text: (row) => { const raw = withheld(row); return raw === undefined ? null : `(${figure(raw)})` },
    table: [{ label: m.flag(), cell: (row) => doubtWords(flagsAt(room.columns, row, column), ruled(row)) }],
    more: [
      { name: `${column} reported but withheld`, cell: withheld },
      { name: `${column} flags`, cell: (row) => doubtText(flagsAt(room.columns, row, column), ruled(row)) },
    ],
  }
}

function nameOf(column: string): string { return column === 'o3_mda8' ? 'o3 MDA8 so far' : column === 'o3_8h' ? 'o3 mean of 8 hours' : column }
