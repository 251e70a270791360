import { describe, expect, it } from 'vitest'
import { emptyBox } from '../../../models/apportion/boxes.ts'
import { drawApportion } from '../../../models/apportion/draws.ts'
import { startFilter, STATES } from '../../../models/apportion/filter.ts'
import { FACTORS, FACTOR_OF } from '../../../models/apportion/groups.ts'
import { observe, type Boxes, type Observing } from '../../../models/apportion/observe.ts'
import { drawProfiles, TRACERS } from '../../../models/apportion/profiles.ts'
import { READ, readStation } from '../../../models/apportion/readings.ts'
import { GROUPS, SECTORS } from '../../../models/contract/dimensions.ts'
import { testProfiles } from '../../support/emissions.ts'
import { frameOf, type FrameOf } from '../../support/frames.ts'
import { median, testConfig } from '../../support/runs.ts'

const members = 20
const draws = drawApportion(testConfig({ members }), 1)
const T = TRACERS.length
const boxes: Boxes = { tracers: emptyBox(members * T * FACTORS), fine: new Float64Array(members * SECTORS.length), made: new Float64Array(members * SECTORS.length) }
for (let m = 0; m < members; m++) {
  // Traffic shows as 10 µg/m³ of NO2, solid fuel as 10 of SO2, dust as 10 of coarse; all make 3 µg/m³ of PM2.5 a sector.
  for (const [t, g] of [[0, 0], [1, 1], [3, 2]] as const) boxes.tracers.mixed[(m * T + t) * FACTORS + g] = 10
  boxes.fine.fill(3)
}
const settle = (frame: FrameOf, hours = 48): Observing => {
  let state: Observing = { filter: startFilter(members, draws.prior), arriving: READ.map(() => null), run: null }
  for (let h = 1; h <= hours; h++) state = observe(state, frameOf(h, frame), boxes, new Float64Array(members).fill(h * 5), draws)
  return state
}
const factor = (state: Observing, g: number) => median(Float64Array.from({ length: members }, (_, m) => state.filter.mean[m * STATES + g] as number))

describe('what readings say of the inventory', () => {
  it('is more traffic where NO2 stands far above what could arrive, and less where it does not', () => {
    // Oracle: the sign; 6 to 12 µg/m³ of inflow and 10 of traffic are expected.
    const [much, little] = [settle({ readings: { no2: 80 }, network: { no2: [10, 12, 20] } }), settle({ readings: { no2: 8 }, network: { no2: [10, 12, 20] } })]
    expect(factor(much, 0)).toBeGreaterThan(0.2)
    expect(factor(little, 0)).toBeLessThan(-0.1)
    expect(factor(much, 0)).toBeGreaterThan(factor(much, 2))
  })

  it('is nothing where nothing was read', () => {
    // Oracle: no news, no change.
    const state = settle({})
    expect(state.filter.mean.every(x => x === 0)).toBe(true)
    expect(state.arriving).toEqual([null, null, null, null, null])
  })

  it('asks no SO2 of fog, and every other reading as ever', () => {
    // Oracle: the stated line of 80 %; the same 3 µg/m³ of SO2 below and above it, NO2 in both.
    const after = (humidity: number, so2: number | null) => settle({ readings: { so2, no2: 80 }, weather: { relative_humidity: humidity }, network: { so2: [3, 3, 3], no2: [10, 12, 20] } })
    expect(factor(after(79, 3), 1)).toBeLessThan(factor(after(79, null), 1) - 0.1)
    expect([...after(80, 3).filter.mean]).toEqual([...after(80, null).filter.mean])
    expect(factor(after(95, 3), 0)).toBeGreaterThan(0.2)
  })

  it('takes what arrives from the stations elsewhere, averaged over the path', () => {
    // Oracle: 1 - 1/e of a step after 60 km of path.
    let state: Observing = { filter: startFilter(members, draws.prior), arriving: READ.map(() => null), run: null }
    const go = (pm25: number, run: number) => { state = observe(state, frameOf(run, { readings: { pm25: 50 }, network: { pm25: [pm25, pm25, pm25] } }), boxes, new Float64Array(members).fill(run), draws) }
    go(0, 0)
    go(100, 60)
    expect(state.arriving[READ.indexOf('pm25')]?.[3]).toBeCloseTo(100 * (1 - 1 / Math.E), 9)
  })

  it('has no dust below zero in fog', () => {
    // Oracle: 倒挂 happens; the coarse part is zero then, and unknown where one of the two is missing.
    const coarse = (readings: FrameOf['readings']) => readStation(frameOf(0, { ...(readings === undefined ? {} : { readings }) }))[READ.indexOf('coarse')]
    expect(coarse({ pm25: 100, pm10: 90 })).toEqual({ here: 0, elsewhere: null })
    expect(coarse({ pm25: 100 })).toEqual({ here: null, elsewhere: null })
  })

  it('reads upwind stations before the network as a whole', () => {
    // Oracle: by hand.
    const frame = frameOf(0, { readings: { co: 2 }, network: { co: [1, 2, 3, 4, 5] } })
    expect(readStation(frame)[2]).toEqual({ here: 2, elsewhere: 2 })
    const network = { ...frame.network, co: { ...frame.network.co, stations: 5, min: 1, p10: 1.4, p25: 2, median: 3, upwind: 4.4 } }
    expect(readStation({ ...frame, network })[2]).toEqual({ here: 2, elsewhere: 4.4 })
  })
})

describe('the groups', () => {
  it('hold every sector of the district once', () => {
    // Oracle: the contract's groups, the inflow being no sector.
    expect(FACTORS).toBe(4)
    expect(SECTORS.map((_, s) => FACTOR_OF[s])).toEqual(SECTORS.map(sector => GROUPS.findIndex(group => (group.members as readonly string[]).includes(sector))))
  })
})

describe('the profiles', () => {
  it('take the PM2.5 out of PM10 and draw each ratio around its row', () => {
    // Oracle: by hand, 6 - 1 = 5; the median of 2,000 members within 3 %.
    const many = drawProfiles(testProfiles, 2000, 1)
    const of = (tracer: typeof TRACERS[number], sector: typeof SECTORS[number]) => median(Float64Array.from({ length: 2000 }, (_, m) => many[(m * T + TRACERS.indexOf(tracer)) * SECTORS.length + SECTORS.indexOf(sector)] as number))
    expect(Math.abs(of('coarse', 'construction_dust') / 5 - 1)).toBeLessThan(0.03)
    expect(Math.abs(of('no2', 'mobile') / 6 - 1)).toBeLessThan(0.03)
    expect(of('so2', 'mobile')).toBe(0)
  })
})
