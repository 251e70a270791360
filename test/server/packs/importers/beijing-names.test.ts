import { expect, it } from 'vitest'
import { beijingStationNamed } from '../../../../server/packs/importers/beijing-names.ts'
import { BEIJING_STATIONS } from '../../../../server/packs/importers/beijing-stations.ts'

it('a station is found by its short name and by the long one, and a new one of 2021 by neither', () => {
  // Oracle: names in the headers of the archive before and after 2021; 平谷新城 stands elsewhere than 平谷镇.
  expect(['东四', '东城东四', ' 平谷 ', '平谷镇', '京西北区域点', '南三环西路'].map(name => beijingStationNamed(name)?.id)).toEqual(['dongsi', 'dongsi', 'pinggu', 'pinggu', 'badaling', 'nansanhuan'])
  expect(['平谷新城', '海淀四季青', ''].map(name => beijingStationNamed(name))).toEqual([undefined, undefined, undefined])
})

it('every short name of the table is one', () => {
  // Oracle: the table of the 35 stations.
  expect(BEIJING_STATIONS.filter(({ id, name_zh }) => beijingStationNamed(name_zh)?.id !== id)).toEqual([])
})
