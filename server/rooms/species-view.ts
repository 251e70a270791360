import { ppbToUgM3, REFERENCE_STATES } from '../../models/units/gas.ts'
import { of } from '../../models/units/quantity.ts'
import { SPECIES } from '../packs/importers/species.ts'
import type { RoomView } from '../protocol/server.ts'

const known = new Map(SPECIES.map((species) => [species.column, species]))

/** The VOC among an episode's columns, in the order of seeds/species: named, grouped, with their units; those that it does not know come last, by their own names. */
export function speciesView(units: Readonly<Record<string, string>>): RoomView['species'] {
  const columns = Object.keys(units).filter((column) => column.startsWith('voc_'))
  const order = (column: string): number => { const at = SPECIES.findIndex((species) => species.column === column); return at < 0 ? SPECIES.length : at }
  return columns.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1)).map((column) => {
    const species = known.get(column)
    const plain = column.slice('voc_'.length).replaceAll('_', ' ')
    return { column, zh: species?.name_zh ?? plain, en: species?.name_en ?? plain, group: species?.group ?? 'unknown', unit: units[column] ?? '', perPpb: species?.molar_mass ? perPpb(species.molar_mass) : null }
  })
}

function perPpb(molarMass: number): Record<keyof typeof REFERENCE_STATES, number> {
  const at = (state: keyof typeof REFERENCE_STATES): number => ppbToUgM3(of<'ppb'>(1), { molarMass: of<'g/mol'>(molarMass), ...REFERENCE_STATES[state] })
  return { '273.15K': at('273.15K'), '298.15K': at('298.15K') }
}
