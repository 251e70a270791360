import { expect, it } from 'vitest'
import { speciesView } from '../../../server/rooms/species-view.ts'

const view = speciesView({ pm25: 'µg/m³', voc_mystery_x: 'ppb', voc_nmhc: 'ppbC', voc_toluene: 'µg/m³', voc_ethane: 'ppb' })

it('names and groups the VOC of a pack, each with the unit that the pack declares', () => {
  // Oracle: seeds/species/species.csv, read by eye; a species that is not there goes by its own name.
  expect(view.map(({ column, zh, en, group, unit }) => [column, zh, en, group, unit])).toEqual([
    ['voc_ethane', '乙烷', 'Ethane', 'alkane', 'ppb'], ['voc_toluene', '甲苯', 'Toluene', 'aromatic', 'µg/m³'], ['voc_nmhc', '非甲烷总烃', 'Non-methane hydrocarbons', 'sum', 'ppbC'], ['voc_mystery_x', 'mystery x', 'mystery x', 'unknown', 'ppb'],
  ])
})

it('says how much one ppb weighs at each state, where there is a molar mass', () => {
  // Oracle: toluene 92.141 g/mol: 92.141 / 22.414 = 4.111 µg/m³ at 273.15 K and / 24.465 = 3.766 at 298.15 K (molar volumes of an ideal gas at 101.325 kPa).
  const toluene = view.find(({ column }) => column === 'voc_toluene')?.perPpb
  expect([toluene?.['273.15K'], toluene?.['298.15K']].map(value => Math.round((value ?? 0) * 1000) / 1000)).toEqual([4.111, 3.766])
  expect(view.filter(({ perPpb }) => perPpb === null).map(({ column }) => column)).toEqual(['voc_nmhc', 'voc_mystery_x'])
})
