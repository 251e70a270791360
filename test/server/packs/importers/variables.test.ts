import { expect, it } from 'vitest'
import { variableNamed, variableOf } from '../../../../server/packs/importers/variables.ts'

it.each([
  ['PM2.5', 'observations pm25 µg/m³'], ['CO', 'observations co mg/m³'], ['AQI', 'observations aqi_published 1'], ['nox', 'observations nox µg/m³'],
  ['relativehumidity', 'weather relative_humidity %'], ['Toluene', 'observations voc_toluene µg/m³'], ['NMHC', 'observations voc_nmhc ppbC'], ['NO3-', 'observations pm_no3 µg/m³'],
  ['voc_anything_else', 'observations voc_anything_else µg/m³'], ['j_no2', 'observations j_no2 1/s'], ['mood', null], [`voc_${'x'.repeat(99)}`, null], ['constructor', null], ['', null],
] as const)('%s goes to %s', (name, place) => {
  // Oracle: contracts.md, the columns of a pack and their units; nothing inherited is a variable.
  const found = variableNamed(name)
  expect(found === null ? null : `${found.table} ${found.column} ${found.unit}`).toBe(place)
})

it('gases have a molar mass and particles and weather none', () => {
  // Oracle: the periodic table; NOx is told as NO2 (GB 3095-2012), a sum of hydrocarbons has no molar mass.
  expect(['o3', 'nox', 'voc_benzene', 'voc_nmhc', 'pm25', 'pm_no3', 'temperature', 'aqi_published'].map(column => variableOf(column)?.gas?.molarMass ?? null))
    .toEqual([47.997, 46.005, 78.114, null, null, null, null, null])
})
