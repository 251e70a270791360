import { expect, it } from 'vitest'
import { SPECIES, speciesNamed } from '../../../../server/packs/importers/species.ts'
import { isKnownObservation } from '../../../../server/packs/columns.ts'

/** IUPAC 2021, abridged to five digits. */
const WEIGHTS: Readonly<Record<string, number>> = { C: 12.011, H: 1.008, O: 15.999 }

it('every gas weighs what its formula says, and has the carbon atoms of it', () => {
  // Oracle: the formula, added up atom by atom with IUPAC's abridged weights; 0.0005 is the rounding of the table.
  const gases = SPECIES.filter(({ column, group }) => column.startsWith('voc_') && group !== 'sum')
  expect(gases.length).toBeGreaterThan(60)
  for (const { column, formula, molar_mass, carbons } of gases) {
    let weight = 0
    let carbon = 0
    for (let rest = formula; rest !== '';) {
      const count = Number(/^[A-Z](\d+)/.exec(rest)?.[1] ?? 1)
      weight += (WEIGHTS[rest.charAt(0)] ?? Number.NaN) * count
      if (rest.startsWith('C')) carbon += count
      rest = rest.replace(/^[A-Z]\d*/, '')
    }
    expect([column, Math.abs((molar_mass ?? 0) - weight) < 0.000_5, carbons]).toEqual([column, true, carbon])
  }
})

it('no name means two species, and every column is one that packs may have', () => {
  // Oracle: the contract's pattern of columns; a name that stood twice would be read as either.
  const names = SPECIES.flatMap(({ column, name_zh, name_en, aliases }) => [...new Set([column, name_zh, name_en, ...aliases].map(name => name.toLowerCase()))])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(SPECIES.filter(({ column }) => !isKnownObservation(column))).toEqual([])
})

it.each([['m/p-Xylene', 'voc_m_p_xylene'], ['苯', 'voc_benzene'], ['ethene', 'voc_ethylene'], ['SO42-', 'pm_so4'], [' Isoprene ', 'voc_isoprene'], ['mood', undefined]])('%s is %s', (name, column) => {
  // Oracle: names as networks publish them.
  expect(speciesNamed(name)?.column).toBe(column)
})
