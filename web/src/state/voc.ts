import type { RoomView } from '../../../server/protocol/server.ts'
import type { Cell } from './columns.ts'
import type { GasState } from './gas.ts'

export type Species = RoomView['species'][number]

/** A unit in which VOC are shown: shares by volume have no state of the gas, mass has one. */
export interface VocUnit { readonly unit: string; readonly state: GasState | null }

/** Units that these species can be shown in: what the pack says first, then ppb and µg/m³ where molar masses are known. */
export function unitsOf(species: readonly Species[], states: readonly GasState[]): VocUnit[] {
  const said = [...new Set(species.map((one) => one.unit))]
  const all = species.some((one) => one.perPpb !== null && isExchangeable(one.unit)) ? [...said, 'ppb', 'µg/m³'] : said
  return [...new Set(all)].flatMap((unit): VocUnit[] => isMass(unit) ? states.map((state) => ({ unit, state })) : [{ unit, state: null }])
}

/** Whether a species can be told in that unit: it is its own, or its molar mass is known. */
export function canShow(one: Species, wanted: VocUnit): boolean { return one.unit === wanted.unit || (one.perPpb !== null && isExchangeable(one.unit) && isExchangeable(wanted.unit)) }

/** A species in that unit. `stateOf` is the state at which a row was published; an hour of another state is missing where nothing is known to convert it by. */
export function inUnit(one: Species, values: readonly Cell[], wanted: VocUnit, stateOf: (row: number) => GasState): Cell[] {
  const { perPpb } = one
  if (!canShow(one, wanted)) return values.map(() => null)
  if (one.unit === wanted.unit && wanted.state === null) return [...values]
  if (perPpb === null || !isExchangeable(one.unit) || !isExchangeable(wanted.unit)) return values.map((value, row) => stateOf(row) === wanted.state ? value : null)
  return values.map((value, row) => {
    if (value === null || stateOf(row) === wanted.state && one.unit === wanted.unit) return value
    const ppb = one.unit === 'ppb' ? value : value / perPpb[stateOf(row)]
    return wanted.state === null ? ppb : ppb * perPpb[wanted.state]
  })
}

/** A group hour by hour: the sum over the species that are there, and how many those are; null where none is. */
export interface GroupSum { readonly sum: Cell[]; readonly present: number[]; readonly of: number }

export function groupSum(columns: readonly (readonly Cell[])[], count: number): GroupSum {
  const sum: Cell[] = Array<Cell>(count).fill(null)
  const present = Array<number>(count).fill(0)
  for (const column of columns) for (let row = 0; row < count; row++) {
    const value = column[row] ?? null
    if (value === null) continue
    sum[row] = (sum[row] ?? 0) + value
    present[row] = (present[row] ?? 0) + 1
  }
  return { sum, present, of: columns.length }
}

/** Groups in the order in which chemists list them; a measured sum of many gases is never added to them. */
export const VOC_GROUPS = ['alkane', 'alkene', 'alkyne', 'aromatic', 'oxygenated', 'biogenic', 'unknown', 'sum'] as const

/** The sums of hours in which some species are missing: they say too little, and are marked. */
export function partOf({ sum, present, of }: GroupSum): Cell[] { return sum.map((value, row) => (present[row] ?? 0) < of ? value : null) }

function isMass(unit: string): boolean { return unit.endsWith('g/m³') }
function isExchangeable(unit: string): boolean { return unit === 'ppb' || unit === 'µg/m³' }
