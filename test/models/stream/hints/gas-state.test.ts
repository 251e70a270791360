import { expect, it } from 'vitest'
import { gasStateHint } from '../../../../models/stream/hints/gas-state.ts'
import { changed, honest } from './made-series.ts'

it('hints at the state at which whole ppb were converted, and is notable where another was declared', () => {
  // Oracle: by construction: ppb times 2.142 is ozone at 273.15 K, times 1.963 at 298.15 K.
  const cold = changed(honest(1, 20, 30), value => Math.round(value * 21.42) / 10)
  const warm = changed(honest(1, 20, 30), value => Math.round(value * 19.63) / 10)
  expect(gasStateHint('o3', cold, '273.15K')).toMatchObject({ name: 'gas state', notable: false, numbers: { kelvin: 273.15, ppb: 1 } })
  expect(gasStateHint('o3', warm, '273.15K')).toMatchObject({ notable: true, numbers: { kelvin: 298.15 } })
  expect(gasStateHint('o3', warm, null)?.notable).toBe(false)
  expect(gasStateHint('o3', honest(1, 20, 30), '273.15K')).toBeNull()
})
