import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canShow, groupSum, inUnit, partOf, unitsOf, type Species } from '../../../web/src/state/voc.ts'

const species = (column: string, unit: string, perPpb: Species['perPpb']): Species => ({ column, zh: column, en: column, group: 'aromatic', unit, perPpb })
/** 92.141 g/mol over the molar volumes 22.414 and 24.465 L/mol. */
const TOLUENE = { '273.15K': 4.111, '298.15K': 3.766 }
const cold = () => '273.15K' as const

describe('VOC in a unit', () => {
  it('come as the pack says first, then by volume, and by mass at each state that the hours have', () => {
    // Oracle: by hand: a share by volume has no state, mass has one.
    expect(unitsOf([species('a', 'ppb', TOLUENE)], ['273.15K', '298.15K'])).toEqual([{ unit: 'ppb', state: null }, { unit: 'µg/m³', state: '273.15K' }, { unit: 'µg/m³', state: '298.15K' }])
    expect(unitsOf([species('a', 'µg/m³', TOLUENE), species('s', 'ppbC', null)], ['298.15K'])).toEqual([{ unit: 'µg/m³', state: '298.15K' }, { unit: 'ppbC', state: null }, { unit: 'ppb', state: null }])
    // Nothing is known to convert by, so nothing else is offered.
    expect(unitsOf([species('s', 'ppbC', null)], ['298.15K'])).toEqual([{ unit: 'ppbC', state: null }])
  })

  it('are converted by the weight of a ppb at the state of each hour', () => {
    // Oracle: toluene: 2 ppb are 8.222 µg/m³ at 273.15 K and 7.532 at 298.15 K (molar volumes 22.414 and 24.465 L/mol).
    const [ppb, mass] = [species('t', 'ppb', TOLUENE), species('t', 'µg/m³', TOLUENE)]
    expect(inUnit(ppb, [2, null], { unit: 'µg/m³', state: '298.15K' }, cold).map(value => value === null ? null : Math.round(value * 1000) / 1000)).toEqual([7.532, null])
    expect(inUnit(mass, [8.222], { unit: 'ppb', state: null }, cold)).toEqual([2])
    expect(inUnit(mass, [8.222, 7.532], { unit: 'µg/m³', state: '298.15K' }, row => row === 0 ? '273.15K' : '298.15K').map(value => Math.round((value ?? 0) * 1000) / 1000)).toEqual([7.532, 7.532])
  })

  it('are left as they are in their own, and are not guessed where no molar mass is known', () => {
    // Oracle: units kept (issue 3): no factor, no number.
    const sum = species('s', 'ppbC', null)
    expect(inUnit(sum, [5, null], { unit: 'ppbC', state: null }, cold)).toEqual([5, null])
    expect(canShow(sum, { unit: 'µg/m³', state: '298.15K' })).toBe(false)
    expect(inUnit(sum, [5], { unit: 'ppb', state: null }, cold)).toEqual([null])
    expect(inUnit(species('m', 'µg/m³', null), [5, 6], { unit: 'µg/m³', state: '298.15K' }, row => row === 0 ? '273.15K' : '298.15K')).toEqual([null, 6])
  })
})

describe('a group of VOC', () => {
  it('is the sum of the species that are there, and says how many; where none is, it is missing and not zero', () => {
    // Oracle: by hand.
    const sum = groupSum([[1, null, null, 4], [10, 20, null, 40]], 4)
    expect(sum).toEqual({ sum: [11, 20, null, 44], present: [2, 1, 0, 2], of: 2 })
    expect(partOf(sum)).toEqual([null, 20, null, null])
  })

  it('is the same whatever the order of its species, and never more than it would be whole', () => {
    // Oracle: addition; a missing species can only take away.
    const column = fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { minLength: 6, maxLength: 6 })
    fc.assert(fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), columns => {
      const sum = groupSum(columns, 6)
      expect(groupSum([...columns].reverse(), 6)).toEqual(sum)
      const whole = groupSum(columns.map(one => one.map(value => value ?? 50)), 6)
      for (const [row, value] of sum.sum.entries()) expect(value ?? 0).toBeLessThanOrEqual(whole.sum[row] ?? 0)
    }))
  })
})
