import { expect, it } from 'vitest'
import { byThreshold } from '../../../../models/response/indicators/series.ts'

it('speaks of the thresholds of the contract, each under the number it is', () => {
  // Oracle: contracts.md, `hours_above`: { "75", "115", "150", "250" }.
  const made = byThreshold((threshold, key) => `${threshold}=${key}`)
  expect(made).toEqual({ 75: '75=75', 115: '115=115', 150: '150=150', 250: '250=250' })
})
