import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Order } from '../../../models/contract/scenario.ts'
import type { BaselineHour } from '../../../models/contract/outcome.ts'
import { RESPONSE_PARAMETERS } from '../../../models/response/parameters.ts'
import { startBranch, stepBranch } from '../../../models/response/branch.ts'
import { noDeficits, stepDeficits } from '../../../models/response/deficit.ts'
import { at, frameOf } from '../../support/frames.ts'
import { fixed, idealAir, idealHour } from '../../support/ideal.ts'
import { cutOrder, runBaseline, runBranch, testConfig } from '../../support/runs.ts'

const members = 8
const config = testConfig({ members })
const first = at('2016-12-15T01:00')
const hours = runBaseline(Array.from({ length: 96 }, (_, i) => frameOf(first + i, {
  readings: { pm25: i > 40 && i < 60 ? null : 120 + 100 * Math.sin(i / 9), no2: 60 }, weather: { wind_speed: 1 + (i % 24) / 10, wind_direction: 200 + i, relative_humidity: 60 }, network: { pm25: [40, 80, 120, 160] },
})), config)
const where = fc.constantFrom('district', 'city', 'region')
const cut = fc.double({ min: 0, max: 1, noNaN: true })
const start = fc.integer({ min: 0, max: 95 })
const missing = (order: Order, of: readonly BaselineHour[] = hours) => runBranch(of, order, config).map((hour, i) => hour.total.map((c, m) => ((of[i] as BaselineHour).total[m] as number) - c))

describe('a branch', () => {
  it('is never negative and never above the baseline', () => {
    // Oracle: 0 ≤ C' ≤ C, in every hour and member.
    fc.assert(fc.property(where, cut, start, (area, share, from) => {
      for (const [i, hour] of runBranch(hours, cutOrder(members, area, share, first + from), config).entries()) {
        expect(hour.total.every((c, m) => c >= 0 && c <= ((hours[i] as BaselineHour).total[m] as number))).toBe(true)
      }
    }), { numRuns: 40 })
  })

  it('of an order that cuts nothing is the baseline, bit for bit', () => {
    // Oracle: equality; once with no order at all, once with an order of zero per cent.
    const none: Order = { members, firstHour: null, key: '', notes: [], remaining: () => null }
    for (const order of [none, cutOrder(members, 'region', 0, first + 10)]) expect(missing(order).every(hour => hour.every(d => d === 0))).toBe(true)
  })

  it('of a bigger cut is nowhere higher, nor of a wider area, nor of an earlier start', () => {
    // Oracle: monotony, to the rounding of a sum.
    fc.assert(fc.property(where, cut, cut, start, fc.integer({ min: 0, max: 40 }), (area, a, b, from, earlier) => {
      const [small, big] = [Math.min(a, b), Math.max(a, b)]
      const base = missing(cutOrder(members, area, small, first + from))
      const compared = [cutOrder(members, area, big, first + from), cutOrder(members, 'region', small, first + from), cutOrder(members, area, small, first + from - earlier)]
      for (const order of compared) for (const [i, hour] of missing(order).entries()) expect(hour.every((d, m) => d >= ((base[i] as Float64Array)[m] as number) - 1e-9)).toBe(true)
    }), { numRuns: 20 })
  })

  it('goes back to the baseline after the order has ended', () => {
    // Oracle: the air is renewed; less than a third of the largest difference is left three days after a cut of a day.
    const difference = missing(cutOrder(members, 'district', 0.5, first + 5, { to: first + 20 })).map(hour => hour[0] as number)
    expect(difference[95]).toBeLessThan(Math.max(...difference) / 3)
  })

  it('goes on from a copy of its state as if nothing had happened', () => {
    // Oracle: bit equality after structuredClone in every twelfth hour, with another array of the same order.
    const make = () => cutOrder(members, 'city', 0.3, first + 20, { to: first + 60 })
    const whole = runBranch(hours, make(), config)
    let state = startBranch(config, 1)
    let order = make()
    for (const [i, baseline] of hours.entries()) {
      if (i % 12 === 0) [state, order] = [structuredClone(state), make()]
      const next = stepBranch(state, { baseline, order })
      state = next.state
      expect([...next.out.total]).toEqual([...(whole[i]?.total ?? [])])
    }
  })

  it('never writes into the state or the hour that it is given', () => {
    // Oracle: deep equality with a copy made before.
    const order = cutOrder(members, 'region', 0.4, first)
    let state = startBranch(config, 1)
    for (const baseline of hours.slice(0, 5)) {
      const [stateBefore, hourBefore] = [structuredClone(state), structuredClone(baseline)]
      const next = stepBranch(state, { baseline, order })
      expect(state).toEqual(stateBefore)
      expect(baseline).toEqual(hourBefore)
      state = next.state
    }
  })

  it('takes over the memory of an older state that it is given, and gives the same bytes', () => {
    // Oracle: the same hours without it, bit for bit; the state before is still as it was, only the one given up is written over.
    const order = cutOrder(members, 'region', 0.4, first + 3, { to: first + 40 })
    const whole = runBranch(hours, order, config)
    let [spare, state] = [startBranch(config, 1), startBranch(config, 1)]
    for (const [i, baseline] of hours.entries()) {
      const before = structuredClone(state)
      const next = stepBranch(state, { baseline, order }, spare)
      expect([...next.out.total]).toEqual([...(whole[i]?.total ?? [])])
      expect(state).toEqual(before)
      if (spare.deficits !== null) expect(next.state.deficits).toBe(spare.deficits);
      [spare, state] = [state, next.state]
    }
  })

  it('may leave out the areas that were never cut', () => {
    // Oracle: the deficits stepped in every area, bit for bit, whether the order binds one area, all within, or first one and then another.
    const orders = [cutOrder(members, 'district', 0.4, first + 3), cutOrder(members, 'city', 0.4, first + 3), cutOrder(members, 'city', 0.4, first + 3, { only: true }), cutOrder(members, 'region', 0.4, first + 3, { only: true, to: first + 30 })]
    const [city, region] = [cutOrder(members, 'city', 0.3, first), cutOrder(members, 'region', 0.6, first, { only: true })]
    const turning: Order = { ...city, remaining: hour => hour < first + 30 ? city.remaining(hour) : hour < first + 60 ? region.remaining(hour) : null }
    for (const order of [...orders, turning]) {
      let state = startBranch(config, 1)
      for (const baseline of hours) {
        const next = stepBranch(state, { baseline, order })
        if (next.state.deficits !== null) expect(next.state.deficits).toEqual(stepDeficits(state.deficits ?? noDeficits(members), baseline, next.state.history, state.relax).deficits)
        state = next.state
      }
      expect(state.touched).not.toEqual([false, false, false])
    }
  })

  it('keeps at most four reduced cuts, however many kinds of hours an order has', () => {
    // Oracle: the written bound, and the branch of the same order whose arrays are new in every hour.
    const kinds = Array.from({ length: 7 }, (_, i) => cutOrder(members, 'city', i / 10, first))
    const order: Order = { ...cutOrder(members, 'city', 0, first), remaining: hour => kinds[(hour * hour) % 7]?.remaining(hour) ?? null }
    const copied = runBranch(hours, { ...order, remaining: hour => order.remaining(hour)?.slice() ?? null }, config)
    let state = startBranch(config, 1)
    for (const [i, baseline] of hours.entries()) {
      const next = stepBranch(state, { baseline, order })
      state = next.state
      expect(state.reduced.length).toBeLessThanOrEqual(4)
      expect([...next.out.total]).toEqual([...(copied[i]?.total ?? [])])
    }
  })

  it('refuses an order made for another ensemble', () => {
    // Oracle: the message names both numbers.
    expect(() => stepBranch(startBranch(config, 1), { baseline: hours[0] as BaselineHour, order: cutOrder(3, 'city', 0.1, first) })).toThrow('8 members needs an order of as many, got 3')
  })
})

describe('secondary PM', () => {
  it('follows a cut later than primary PM does', () => {
    // Oracle: science.md §1, a slower rate of its own; both of the district, both 50 µg/m³.
    const parameters = fixed(RESPONSE_PARAMETERS, Object.fromEntries(RESPONSE_PARAMETERS.filter(p => p.unit === '1').map(p => [p.id, 0])))
    const respond = (primary: number, secondary: number) => {
      let state = startBranch({ members: 1, parameters }, 1)
      const out: number[] = []
      for (let i = 0; i < 72; i++) {
        const baseline = idealHour({ hour: i, air: idealAir({ residence: 8, run: 5 * i }), total: 100, primary: [{ area: 'district', sector: 'mobile', value: primary }], secondary: [secondary, 0, 0] })
        const next = stepBranch(state, { baseline, order: cutOrder(1, 'district', 0.36, 0) })
        state = next.state
        out.push((100 - (next.out.total[0] as number)) / 50)
      }
      return out
    }
    const [direct, formed] = [respond(50, 0), respond(0, 50)]
    for (const hour of [3, 6, 12, 24, 48]) expect(formed[hour]).toBeLessThan(direct[hour] as number)
    expect(formed[71]).toBeGreaterThan(0.33)
    expect(direct[71]).toBeCloseTo(0.36, 3)
  })
})
