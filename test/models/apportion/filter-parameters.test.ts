import { describe, expect, it } from 'vitest'
import { FILTER_PARAMETERS, GROUP_NAMES } from '../../../models/apportion/filter-parameters.ts'
import { FACTORS, FACTOR_OF } from '../../../models/apportion/groups.ts'

describe('the assumptions of the filter', () => {
  it('name every group and leave CO to the air', () => {
    // Oracle: the contract's four groups of the district; CO neither deposits nor reacts within a day.
    expect(GROUP_NAMES).toHaveLength(FACTORS)
    expect(Math.max(...FACTOR_OF)).toBe(FACTORS - 1)
    for (const how of ['deposition', 'loss']) expect(FILTER_PARAMETERS.find(p => p.id === `apportion.tracer.${how}.co`)).toMatchObject({ value: 0, low: 0, high: 0 })
    expect(FILTER_PARAMETERS.every(p => p.status === 'assumed' && p.source !== '')).toBe(true)
  })
})
