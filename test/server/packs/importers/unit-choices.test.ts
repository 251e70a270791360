import { expect, it } from 'vitest'
import { unitChoices } from '../../../../server/packs/importers/unit-choices.ts'

it.each([
  ['PM2.5', ['µg/m³', 'mg/m³', 'ng/m³']], ['co', ['mg/m³', 'µg/m³', 'ng/m³', 'ppb', 'ppm', 'ppt']], ['temperature', ['°C', 'K', '°F']], ['wind_direction', ['degree', '16-point']],
  ['pressure', ['hPa', 'kPa', 'Pa']], ['Benzene', ['µg/m³', 'mg/m³', 'ng/m³', 'ppb', 'ppm', 'ppt', 'ppbC', 'ppmC']], ['voc_nmhc', ['ppbC', 'ppmC']], ['mood', []],
])('%s can be told in these units, its own in a pack first', (name, units) => {
  // Oracle: by hand: particles have no share by volume, a sum of hydrocarbons only atoms of carbon.
  expect(unitChoices(name)).toEqual(units)
})
