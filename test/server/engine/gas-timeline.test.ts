import { describe, expect, it } from 'vitest'
import { GasTimeline, hasGasState } from '../../../server/engine/gas-timeline.ts'
import { at } from '../../support/frames.ts'

const LIST = [{ from: '2012-01-01T00:00:00+08:00', state: '273.15K' }, { from: '2018-09-01T00:00:00+08:00', state: '298.15K' }] as const
const [before, first, last, after] = ['2018-08-31T01:00:00+08:00', '2018-09-01T00:00:00+08:00', '2018-09-01T01:00:00+08:00', '2018-09-02T00:00:00+08:00'].map(at) as [ReturnType<typeof at>, ReturnType<typeof at>, ReturnType<typeof at>, ReturnType<typeof at>]

describe('the states of an episode', () => {
  it('are two where its hours stand on both sides of the declared change, each from its first hour on', () => {
    // Oracle: the calendar: the hour that ends at 2018-09-01 00:00 is the last of August.
    expect(new GasTimeline(LIST, 480).view(before, after)).toEqual({
      states: [{ from: '2018-08-31T01:00:00+08:00', state: '273.15K' }, { from: '2018-09-01T01:00:00+08:00', state: '298.15K' }], both: true, change: '2018-09-01T01:00:00+08:00',
    })
  })

  it.each([
    ['before', before, first, '273.15K'], ['after', last, after, '298.15K'],
  ] as const)('are one where all its hours lie %s it', (_side, from, to, state) => {
    // Oracle: by hand, at the very edge.
    const { states, both } = new GasTimeline(LIST, 480).view(from, to)
    expect([states.map(one => one.state), both]).toEqual([[state], false])
  })

  it('have to be shown both where the networks changed theirs among the hours, even if a pack declares one', () => {
    // Oracle: issue 3: both shown across 2018-09-01.
    const one = new GasTimeline('298.15K', 480)
    expect(one.view(before, after)).toMatchObject({ states: [{ state: '298.15K' }], both: true })
    expect([one.isBoth(before, first), one.isBoth(last, after)]).toEqual([false, false])
  })

  it('that are declared twice in a row are one', () => {
    // Oracle: by hand.
    expect(new GasTimeline([{ from: '2016-01-01', state: '273.15K' }, { from: '2017-01-01', state: '273.15K' }], 480).view(at('2016-12-01T00:00:00+08:00'), at('2017-02-01T00:00:00+08:00'))).toMatchObject({ states: [{ state: '273.15K' }], both: false })
  })
})

it('turns a gas to the other state of its own hour, and back', () => {
  // Oracle: 100 · 273.15 / 298.15 = 91.615 in August; 100 · 298.15 / 273.15 = 109.152 in September; restated only in the first hour of September.
  const gas = new GasTimeline(LIST, 480)
  expect([gas.other(first, 100), gas.other(last, 100)].map(value => Math.round(value * 1000) / 1000)).toEqual([91.615, 109.152])
  expect([first, last, after].map(hour => Math.round(gas.restate(hour) * 1e5) / 1e5)).toEqual([1, 0.91615, 1])
})

it.each([
  ['o3', 'µg/m³', true], ['co', 'mg/m³', true], ['no', 'µg/m³', true], ['o3_mda8', undefined, true], ['voc_toluene', 'µg/m³', true], ['voc_toluene', 'ppb', false], ['voc_nmhc', 'ppbC', false],
  ['pm25', 'µg/m³', false], ['pm_no3', 'µg/m³', false], ['j_no2', '1/s', false], ['aqi_published', '1', false],
] as const)('%s in %s has a state of the gas: %s', (column, unit, has) => {
  // Oracle: a gas by mass needs one (GB 3095-2012 §3.14); shares by volume and particles have none.
  expect(hasGasState(column, unit)).toBe(has)
})
