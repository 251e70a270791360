/**
 * The air of the summer twin: columns of every channel in two layers, and the account of what came and went.
 * For: simulate and the tests of conservation. In words: a column is concentration times depth; the account is kept by species.
 * Units: µg/m² (ox and no2 ppb·m); concentrations are those of air at 298.15 K and 1013.25 hPa, the state of the pack.
 * Reference: bookkeeping. When not to use it: for masses at the temperature of the hour, which differ by up to 4 %.
 */
import { BACKGROUND, CELLS } from '../world.ts'
import type { Layout } from './channels.ts'
import { S, SUMMER_BACKGROUND, SUMMER_SPECIES } from './species.ts'
import { OX_BEYOND } from './tags.ts'
import { SUMMER_TOP_M } from './weather.ts'

/** By species, summed over cells: sources; wind and sideways air, the start included; made and lost by reactions; ground, rain, wind and sideways air. */
export interface SummerBudget { readonly emitted: Float64Array; readonly entered: Float64Array; readonly made: Float64Array; readonly lost: Float64Array; readonly left: Float64Array }

/** What moved the ozone of the mixed layer in each cell during the hour, ppb: they add up to its change. */
export const PROCESSES = ['chemistry', 'deposition', 'wind', 'mixing'] as const
export type Process = typeof PROCESSES[number]

export interface SummerAir {
  readonly layout: Layout
  /** channel · CELLS + cell. */
  readonly low: Float64Array
  readonly high: Float64Array
  readonly heights: Float64Array
  readonly budget: SummerBudget
  readonly ozoneBy: Readonly<Record<Process, Float64Array>>
  /** By cell of the mixed layer, from the last step: OH, HO2 and RO2 in ppb. */
  readonly radicals: { readonly oh: Float64Array; readonly ho2: Float64Array; readonly ro2: Float64Array }
}

/** Tag that air from beyond the line carries. */
export function beyondTag(species: number): number { return species === S.ox ? OX_BEYOND : BACKGROUND }

/** Concentration of a channel in the air beyond the line. */
export function beyondOf(species: number, tag: number): number { return tag === beyondTag(species) ? SUMMER_BACKGROUND[species] as number : 0 }

/** Background everywhere. */
export function startOf(layout: Layout, heights: Float64Array): SummerAir {
  const line = () => new Float64Array(CELLS)
  const account = () => new Float64Array(SUMMER_SPECIES.length)
  const size = layout.species.length * CELLS
  const air: SummerAir = {
    layout, low: new Float64Array(size), high: new Float64Array(size), heights,
    budget: { emitted: account(), entered: account(), made: account(), lost: account(), left: account() },
    ozoneBy: { chemistry: line(), deposition: line(), wind: line(), mixing: line() }, radicals: { oh: line(), ho2: line(), ro2: line() },
  }
  for (let s = 0; s < SUMMER_SPECIES.length; s++) {
    const c = layout.at(s, beyondTag(s))
    for (let i = 0; i < CELLS; i++) {
      air.low[c * CELLS + i] = (SUMMER_BACKGROUND[s] as number) * (heights[i] as number)
      air.high[c * CELLS + i] = (SUMMER_BACKGROUND[s] as number) * (SUMMER_TOP_M - (heights[i] as number))
    }
    air.budget.entered[s] = (SUMMER_BACKGROUND[s] as number) * SUMMER_TOP_M * CELLS
  }
  return air
}

/** Sum over the channels of a species in a cell of a layer. */
export function total({ layout }: SummerAir, columns: Float64Array, species: number, cell: number): number {
  let sum = 0
  for (let c = layout.first[species] as number; c < (layout.first[species + 1] as number); c++) sum += columns[c * CELLS + cell] as number
  return sum
}

/** What is stored of a species in both layers, summed over cells. */
export function storedOf(air: SummerAir, species: number): number {
  let sum = 0
  for (let i = 0; i < CELLS; i++) sum += total(air, air.low, species, i) + total(air, air.high, species, i)
  return sum
}

/** Ozone of the mixed layer of a cell, ppb. */
export function ozoneAt(air: SummerAir, cell: number): number { return (total(air, air.low, S.ox, cell) - total(air, air.low, S.no2, cell)) / (air.heights[cell] as number) }
