import { describe, expect, it } from 'vitest'
import { uniform } from '../../../../models/numeric/random.ts'
import { density, GASES, latticeFit, resolutionOf } from '../../../../models/stream/quality/lattice.ts'

const numbers = (n: number, member: number) => Array.from({ length: n }, (_, i) => uniform({ seed: 5, model: 'lattice', member, name: 'value', hour: i }))

describe('a lattice of ppb', () => {
  it('has the steps that the archives show', () => {
    // Oracle: UCI's PRSA files of 2013 come in 0.2856 (SO2), 0.2053 (NO2) and 0.2142 (O3): tenths of ppb at 273.15 K.
    for (const [gas, step] of [['so2', 2.856], ['no2', 2.053], ['o3', 2.142]] as const) expect(density(gas, '273.15K') / step).toBeCloseTo(1, 2)
    expect(density('so2', '273.15K') / density('so2', '298.15K')).toBeCloseTo(298.15 / 273.15, 12)
  })

  it('is found in whole ppb however they were rounded after, and not in those of the other state', () => {
    // Oracle: values made as an analyser's: whole ppb times the density, by 22.4 as well as by the gas law.
    for (const [factor, decimals] of [[64.06 / 22.4, 1], [density('so2', '273.15K'), 0], [2.856, 4]] as const) {
      const scale = 10 ** decimals
      const values = numbers(300, 1).map(u => Math.round(Math.floor(1 + 40 * u) * factor * scale) / scale)
      const resolution = resolutionOf(values)
      expect(latticeFit(values, density('so2', '273.15K'), resolution).p).toBeLessThan(1e-12)
      expect(latticeFit(values, density('so2', '298.15K'), resolution).p).toBe(1)
    }
  })

  it('is not found in ordinary numbers', () => {
    // Oracle: 500 random series, whole numbers and tenths, all gases and both states: no lattice at one in a million.
    let found = 0
    for (let member = 0; member < 500; member++) {
      const scale = member % 2 === 0 ? 1 : 10
      const values = numbers(168, member + 10).map(u => Math.round((2 + 60 * u * u) * scale) / scale)
      for (const gas of GASES) for (const state of ['273.15K', '298.15K'] as const) for (const ppb of [1, 0.1]) if (latticeFit(values, ppb * density(gas, state), resolutionOf(values)).p < 1e-6) found++
    }
    expect(found).toBe(0)
  })

  it('is not made of one value that stands', () => {
    // Oracle: a stuck instrument repeats one step for ever and says nothing about others.
    expect(latticeFit(Array.from({ length: 200 }, () => 28.58), density('so2', '273.15K'), 0.01)).toMatchObject({ values: 1 })
    expect(latticeFit([], 2.858, 0.1)).toEqual({ values: 0, on: 0, p: 1 })
    expect(latticeFit([3, 6, 9], 0.2858, 1).p).toBe(1)
    // Three on the lattice and two beside it.
    expect(latticeFit([5.7, 8.6, 11.4, 7.2, 10], 2.858, 0.1)).toEqual({ values: 5, on: 3, p: 1 })
  })

  it('reads how finely numbers are printed', () => {
    // Oracle: by hand.
    expect([[1, 2], [1.5, 2], [0.25], [0.2856], [1 / 3]].map(resolutionOf)).toEqual([1, 0.1, 0.01, 0.0001, 0.0001])
  })
})
