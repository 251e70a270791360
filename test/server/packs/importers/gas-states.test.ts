import { expect, it } from 'vitest'
import { gasStateAt } from '../../../../server/packs/declared-unit.ts'
import { NETWORK_STATES, networkStates } from '../../../../server/packs/importers/gas-states.ts'
import { hourAt } from './sample-import.ts'

it('a pack has the state of its date, and the list where it lies on both sides', () => {
  // Oracle: rules.md, "Gas state by date": 273.15 K before 2018-09-01, 298.15 K from then; the label 00:00 closes August.
  expect(networkStates(hourAt('2016-12-15T00'), hourAt('2018-09-01T00'))).toBe('273.15K')
  expect(networkStates(hourAt('2018-09-01T01'), hourAt('2020-01-01T00'))).toBe('298.15K')
  const both = networkStates(hourAt('2018-08-01T01'), hourAt('2018-10-01T00'))
  expect([hourAt('2018-08-01T01'), hourAt('2018-09-01T00'), hourAt('2018-09-01T01')].map(hour => gasStateAt(both, hour))).toEqual(['273.15K', '273.15K', '298.15K'])
  expect(gasStateAt(NETWORK_STATES, hourAt('2016-12-22T05'))).toBe('273.15K')
})
