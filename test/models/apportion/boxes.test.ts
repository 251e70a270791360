import { describe, expect, it } from 'vitest'
import { emptyBox, keepOf, renewTracers, renewUnit } from '../../../models/apportion/boxes.ts'
import { drawApportion } from '../../../models/apportion/draws.ts'
import { FACTORS, FACTOR_OF } from '../../../models/apportion/groups.ts'
import { TRACERS } from '../../../models/apportion/profiles.ts'
import { SECTORS } from '../../../models/contract/dimensions.ts'
import { idealAir } from '../../support/ideal.ts'
import { testConfig } from '../../support/runs.ts'

const S = SECTORS.length
const T = TRACERS.length
const course = new Float64Array(S).fill(1)

describe('the boxes of the district', () => {
  it('hold E/h·τ once the air is steady', () => {
    // Oracle: closed form of the linear box; 1 µg/m²/h into 200 m for 6 h is 0.03 µg/m³.
    let box = emptyBox(S)
    for (let i = 0; i < 200; i++) box = renewUnit(box, idealAir({ residence: 6, height: 200 }), course)
    expect(box.mixed[0]).toBeCloseTo(6 / 200, 12)
  })

  it('hold of CO, which nothing takes, exactly what the sectors’ profiles make of the unit boxes', () => {
    // Oracle: superposition; the sum over sectors of unit × flux × profile, computed apart.
    const draws = drawApportion(testConfig({ members: 3 }), 1)
    const air = idealAir({ members: 3, residence: 5, height: 180, layers: [0.8, 0.1, 0.9, 0.2] })
    let [unit, tracers] = [emptyBox(3 * S), emptyBox(3 * T * FACTORS)]
    for (let i = 0; i < 30; i++) [unit, tracers] = [renewUnit(unit, air, course), renewTracers(tracers, air, course, draws)]
    const co = TRACERS.indexOf('co')
    for (let m = 0; m < 3; m++) for (let g = 0; g < FACTORS; g++) {
      const expected = SECTORS.reduce((sum, _, s) => FACTOR_OF[s] !== g ? sum : sum + (unit.mixed[m * S + s] as number) * (draws.flux[m * S + s] as number) * (draws.profiles[(m * T + co) * S + s] as number), 0)
      expect(tracers.mixed[(m * T + co) * FACTORS + g]).toBeCloseTo(expected, 12)
    }
  })

  it('lose coarse dust to the ground faster than PM2.5', () => {
    // Oracle: steady state by hand, 1/(1/5 h + 36·v/h); v between 1 and 3 cm/s over 100 m takes 60 to 85 % of what stays for 5 h.
    const draws = drawApportion(testConfig({ members: 20 }), 1)
    let tracers = emptyBox(20 * T * FACTORS)
    let unit = emptyBox(20 * S)
    const air = idealAir({ members: 20, residence: 5, height: 100 })
    for (let i = 0; i < 100; i++) [unit, tracers] = [renewUnit(unit, air, course), renewTracers(tracers, air, course, draws)]
    for (let m = 0; m < 20; m++) {
      const v = (draws.tracerDeposition[3] as Float64Array)[m] as number
      const without = SECTORS.reduce((sum, _, s) => FACTOR_OF[s] !== 2 ? sum : sum + (unit.mixed[m * S + s] as number) * (draws.flux[m * S + s] as number) * (draws.profiles[(m * T + 3) * S + s] as number), 0)
      expect((tracers.mixed[(m * T + 3) * FACTORS + 2] as number) / without).toBeCloseTo(1 / (1 + 5 * 36 * v / 100), 7)
    }
  })

  it('lose nothing more on the way where the profile is what the monitor reads', () => {
    // Oracle: contracts.md, profiles.csv; then SO2 is exactly flux × profile of the unit boxes.
    const draws = drawApportion(testConfig({ members: 2, profilesAt: 'monitor' }), 1)
    expect([...draws.tracerDeposition, ...draws.tracerLoss].every(values => values.every(x => x === 0))).toBe(true)
  })

  it('keep aloft what the inflow replaced below', () => {
    // Oracle: by hand.
    const kept = keepOf({ mixed: new Float64Array([8, 4, 6, 2]), aloft: new Float64Array([1, 1, 1, 1]) }, new Float64Array([0.5, 1]), 2)
    expect([...kept.mixed]).toEqual([4, 2, 6, 2])
    expect([...kept.aloft]).toEqual([1, 1, 1, 1])
  })
})
