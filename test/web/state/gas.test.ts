import { describe, expect, it } from 'vitest'
import { atStates, particlesAt, stateAt } from '../../../web/src/state/gas.ts'
import { hourOf } from '../../../web/src/state/times.ts'

const gas = { states: [{ from: '2018-08-31T22:00:00+08:00', state: '273.15K' as const }, { from: '2018-09-01T01:00:00+08:00', state: '298.15K' as const }], both: true, change: '2018-09-01T01:00:00+08:00' }
const first = hourOf('2018-08-31T22:00:00+08:00')

it('knows the state of each hour: the one labelled 00:00 is the last of the day before', () => {
  // Oracle: the view's own list, by hand.
  expect([0, 1, 2, 3, 9].map(row => stateAt(gas, first + row))).toEqual(['273.15K', '273.15K', '273.15K', '298.15K', '298.15K'])
})

describe('a gas on both sides of a change', () => {
  it('is one series at each state; what was converted is told apart, and reaches to its measured neighbour', () => {
    // Oracle: by hand: 100 at 273.15 K are 91.6 at 298.15 K; three hours before the change, two after it.
    const [cold, warm] = atStates(gas, first, [100, 100, 100, 91.6, 91.6], [91.6, 91.6, 91.6, 100, 100])
    expect(cold).toEqual({ state: '273.15K', all: [100, 100, 100, 100, 100], measured: [100, 100, 100, null, null], converted: [null, null, 100, 100, 100] })
    expect(warm).toEqual({ state: '298.15K', all: [91.6, 91.6, 91.6, 91.6, 91.6], measured: [null, null, null, 91.6, 91.6], converted: [91.6, 91.6, 91.6, 91.6, null] })
  })

  it('is missing at both where it is missing', () => {
    // Oracle: nothing can be made of nothing.
    for (const one of atStates(gas, first, [null, 100, 100, null], [null, 91.6, 91.6, null])) expect([one.all[0], one.all[3]]).toEqual([null, null])
  })
})

it('tells how particles are published: at 273.15 K before the change, at the state of the air from then on', () => {
  // Oracle: the amendment to GB 3095-2012, in force from 2018-09-01.
  expect([particlesAt(gas, first, first + 2), particlesAt(gas, first, first + 3), particlesAt(gas, first + 3, first + 9)]).toEqual(['reference', 'both', 'ambient'])
})
