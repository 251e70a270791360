import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { startApportion, stepApportion } from '../../../models/apportion/apportion.ts'
import { contributionsOf, summarise } from '../../../models/apportion/summarise.ts'
import { GROUPS, SPLIT } from '../../../models/contract/dimensions.ts'
import type { BaselineHour } from '../../../models/contract/outcome.ts'
import { baselineModel } from '../../../models/registry.ts'
import { at, frameOf, type FrameOf } from '../../support/frames.ts'
import { idealAir } from '../../support/ideal.ts'
import { median, runBaseline, testConfig } from '../../support/runs.ts'

const first = at('2016-12-15T01:00')
const frames = (hours: readonly FrameOf[]) => hours.map((hour, i) => frameOf(first + i, hour))
const totals = (hour: BaselineHour) => {
  const columns = contributionsOf(hour)
  return Array.from(hour.total, (_, m) => columns.reduce((sum, column) => sum + (column[m] as number), 0))
}
const maybe = (min: number, max: number) => fc.option(fc.double({ min, max, noNaN: true }), { nil: undefined, freq: 3 })
const anyHour: fc.Arbitrary<FrameOf> = fc.record({
  readings: fc.record({ pm25: maybe(0, 1000), pm10: maybe(0, 1500), so2: maybe(0, 500), no2: maybe(0, 300), co: maybe(0, 20), o3: maybe(0, 400) }),
  weather: fc.record({ wind_speed: maybe(0, 15), wind_direction: maybe(0, 360), relative_humidity: maybe(0, 100), precipitation: maybe(0, 30), boundary_layer_height: maybe(0, 3000) }),
  network: fc.record({ pm25: fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { maxLength: 4 }), no2: fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 3 }) }),
})

describe('the apportionment', () => {
  it('adds up to the total, member by member, with nothing negative, whatever is missing', () => {
    // Oracle: conservation, to 1e-9 of the total, over random days with random gaps.
    fc.assert(fc.property(fc.array(anyHour, { minLength: 1, maxLength: 40 }), hours => {
      for (const hour of runBaseline(frames(hours), testConfig({ members: 5 }))) {
        for (const [m, sum] of totals(hour).entries()) expect(Math.abs(sum - (hour.total[m] as number))).toBeLessThanOrEqual(1e-9 * Math.max(1, hour.total[m] as number))
        for (const part of [hour.primary, hour.secondary, hour.supply, hour.kept]) expect(part.every(x => Number.isFinite(x) && x >= 0)).toBe(true)
      }
    }), { numRuns: 60 })
  })

  it('is the same in the memory of a state that nobody holds as in new memory, and writes to no other', () => {
    // Oracle: bit equality of the next state and of what comes out, over random hours with gaps; the state that was given, as it was.
    const config = testConfig({ members: 5 })
    fc.assert(fc.property(fc.array(anyHour, { minLength: 3, maxLength: 12 }), hours => {
      let plain = baselineModel.init(config, 1, first)
      let [spare, state] = [baselineModel.init(config, 1, first), baselineModel.init(config, 1, first)]
      for (const frame of frames(hours)) {
        const given = structuredClone(state)
        const [fresh, reused] = [baselineModel.step(plain, frame), baselineModel.step(state, frame, spare)]
        expect(reused).toEqual(fresh)
        expect(state).toEqual(given)
        expect(reused.state.apportion.observing.filter.covariance).toBe(spare.apportion.observing.filter.covariance)
        plain = fresh.state;
        [spare, state] = [state, reused.state]
      }
    }), { numRuns: 15 })
  })

  it('is the observation where there is one, without width, and an estimate with width where there is none', () => {
    // Oracle: science.md §6; a gap of 30 h.
    const hours = runBaseline(frames(Array.from({ length: 60 }, (_, i) => i >= 20 && i < 50 ? {} : { readings: { pm25: 180 }, weather: { wind_speed: 1 } })))
    expect(hours[10]?.observed).toBe(180)
    expect(hours[10]?.total.every(x => x === 180)).toBe(true)
    expect(hours[35]?.observed).toBeNull()
    const { pm25 } = summarise(hours[35] as BaselineHour)
    expect(pm25.p95 - pm25.p05).toBeGreaterThan(50)
    expect(hours[55]?.total.every(x => x === 180)).toBe(true)
  })

  it('calls a jump of 300 µg/m³ in an hour inflow, not the district', () => {
    // Oracle: science.md §1; the district's supply cannot make it, so its part in µg/m³ hardly moves.
    const hours = runBaseline(frames(Array.from({ length: 30 }, (_, i) => ({ readings: { pm25: i < 24 ? 100 : 400 }, weather: { wind_speed: 1, boundary_layer_height: 200 } }))))
    const local = (hour: BaselineHour) => median(contributionsOf(hour).slice(0, 11).reduce((sum, column) => sum.map((x, m) => x + (column[m] as number)), new Float64Array(hour.total.length)))
    expect(Math.abs(local(hours[24] as BaselineHour) - local(hours[23] as BaselineHour))).toBeLessThan(10)
  })

  it('gives the district a few per cent and the municipality about two fifths on winter days, less in heavy hours', () => {
    // Oracle: science.md (Pinggu's own 5-20 %), source-apportionment.md §5 (municipality 34-60 % on the mean, 25-45 % on heavy days).
    const share = (pm25: number) => {
      const hours = runBaseline(frames(Array.from({ length: 240 }, (_, i) => ({ readings: { pm25 }, weather: { wind_speed: 1.2, wind_direction: i * 3 % 360, relative_humidity: 50 } }))))
      const splits = hours.slice(48).map(hour => summarise(hour).split)
      const mean = (key: string) => splits.reduce((sum, split) => sum + (split[key] as number), 0) / splits.length / pm25
      return { district: 1 - mean('city') - mean('regional'), municipality: 1 - mean('regional') }
    }
    const [usual, heavy] = [share(75), share(250)]
    expect(usual.district).toBeGreaterThan(0.05)
    expect(usual.district).toBeLessThan(0.2)
    expect(usual.municipality).toBeGreaterThan(0.34)
    expect(usual.municipality).toBeLessThan(0.6)
    expect(heavy.municipality).toBeLessThan(usual.municipality)
    expect(heavy.municipality).toBeGreaterThan(0.25)
  })

  it('reaches P·τ in steady air when the observation has room for it', () => {
    // Oracle: steady state of the box, closure 1, after 20 residence times; traffic and weather do not change, so the last day's mean is compared.
    let state = startApportion(testConfig({ members: 3 }), 1)
    const closures: number[] = []
    for (let i = 0; i < 240; i++) {
      const next = stepApportion(state, frameOf(first + i, { readings: { pm25: 900 } }), idealAir({ members: 3, residence: 4 }))
      state = next.state
      closures.push(next.out.closure as number)
    }
    const day = closures.slice(-24)
    expect(Math.abs(day.reduce((a, b) => a + b, 0) / 24 - 1)).toBeLessThan(0.1)
  })

  it('scales the district down where the others leave less room, and says by how much', () => {
    // Oracle: bounds; the box alone would make more than the 8 µg/m³ that are there, most of which the other stations have too.
    const hours = runBaseline(frames(Array.from({ length: 72 }, () => ({ readings: { pm25: 8 }, weather: { wind_speed: 0.4, boundary_layer_height: 80 }, network: { pm25: [8, 8, 9] } }))))
    const last = hours.at(-1) as BaselineHour
    expect(median(last.kept)).toBeLessThan(1)
    expect(last.kept.every(x => x > 0 && x <= 1)).toBe(true)
  })
})

describe('the summary', () => {
  const hour = runBaseline(frames(Array.from({ length: 30 }, () => ({ readings: { pm25: 120 }, weather: { wind_speed: 1 } })))).at(-1) as BaselineHour
  const { pm25, contributions, split } = summarise(hour)

  it('has medians that add up to the median of PM2.5, in groups and singly', () => {
    // Oracle: contracts.md; 120 was observed.
    expect(pm25.median).toBe(120)
    expect(GROUPS.reduce((sum, group) => sum + contributions[group.key].median, 0)).toBeCloseTo(120, 9)
    expect(SPLIT.reduce((sum, key) => sum + (split[key] as number), 0)).toBeCloseTo(120, 9)
    for (const group of GROUPS) expect(group.members.reduce((sum, key) => sum + (split[key] as number), 0)).toBeCloseTo(contributions[group.key].median, 9)
  })

  it('has the keys of the contract and bands in order', () => {
    // Oracle: contracts.md, keys of contributions.
    expect(Object.keys(contributions)).toEqual(['mobile+non_road', 'industry+residential_heating', 'construction_dust+road_dust+bare_land', 'solvent+catering+agriculture+other_local', 'city+regional'])
    for (const { p05, p95 } of Object.values(contributions)) expect(p05).toBeLessThan(p95)
  })

  it('of clean air is zero everywhere', () => {
    // Oracle: nothing to share.
    const clean = summarise(runBaseline(frames([{ readings: { pm25: 0 } }]))[0] as BaselineHour)
    expect(Object.values(clean.split).every(x => x === 0)).toBe(true)
  })
})
