import { expect, it } from 'vitest'
import { isKnownObservation } from '../../../server/packs/columns.ts'

it('knows the six pollutants and the extras of the contract, nothing inherited', () => {
  // Oracle: the table of contracts.md, "A pack".
  expect(['pm25', 'co', 'no', 'voc_toluene', 'pm_no3', 'j_no2', 'aqi_published'].every(isKnownObservation)).toBe(true)
  expect(['PM2.5', 'toluene', 'temperature', 'constructor', 'voc_'].some(isKnownObservation)).toBe(false)
})
