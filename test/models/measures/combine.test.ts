import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREAS, SECTORS } from '../../../models/contract/dimensions.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { areas, at, compiled, left, run } from './catalogue.ts'

const noon = at('2016-12-20T12:00')
const share = fc.double({ min: 0, max: 1, noNaN: true })
const cut = fc.record({ where: fc.constantFrom(...AREAS), sector: fc.constantFrom('*' as const, ...SECTORS), pollutant: fc.constantFrom('*' as const, 'NOx' as const), cut: share })

describe('an order', () => {
  it('multiplies what measures on the same source leave', () => {
    // Oracle: by hand, 50 % and 20 % of the traffic's NOx leave 0.5 · 0.8 = 0.4; of its PM2.5 only the trucks' 30 % go.
    const { order } = compiled({ measures: [{ id: 'limit' }, { id: 'trucks' }] })
    expect(left(order, noon, 'city', 'mobile', 'NOx')).toBeCloseTo(0.4, 14)
    expect(left(order, noon, 'city', 'mobile', 'PM2.5')).toBeCloseTo(0.7, 14)
    expect(left(order, noon, 'city', 'industry', 'NOx')).toBe(1)
  })

  it.each([['district', [0.64, 1, 1]], ['city', [0.64, 0.64, 1]], ['region', [0.64, 0.64, 0.64]]] as const)('for the %s binds the areas inside it', (where, expected) => {
    // Oracle: science.md, "only orders nest"; a 36 % cut leaves 0.64.
    const { order } = compiled({ cuts: [{ where, sector: '*', pollutant: '*', cut: 0.36 }] })
    expect(areas.map(area => left(order, noon, area, 'catering', 'VOC'))).toEqual(expected)
  })

  it('cuts exactly what an explicit cut says, for every member, times the execution', () => {
    // Oracle: contracts.md; a cut of 36 % carried out to 50 % leaves 82 %.
    const { order } = compiled({ execution: 0.5, cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.36 }] })
    const all = Array.from({ length: run.members }, (_, m) => left(order, noon, 'city', 'solvent', 'VOC', m))
    expect(new Set(all).size).toBe(1)
    expect(all[0]).toBeCloseTo(0.82, 14)
  })

  it('draws reductions and executions whose 5, 50 and 95 % are those of the catalogue', () => {
    // Oracle: the catalogue's range. One measure with a sure execution; 4,000 members put the sample quantiles within 0.02.
    const members = 4000
    const { order } = compiled({ measures: [{ id: 'sweep' }] }, { ...run, members })
    const cuts = Array.from({ length: members }, (_, m) => 1 - left(order, noon, 'city', 'road_dust', 'PM2.5', m)).sort((a, b) => a - b)
    // Median of reduction · execution is 0.4 · 0.8 where both draws are independent and nearly symmetric about it.
    expect(Math.abs((cuts[members / 2] as number) - 0.32)).toBeLessThan(0.02)
    expect(cuts[members * 0.05] as number).toBeGreaterThan(0.2 * 0.6)
    expect(cuts[members * 0.95] as number).toBeLessThan(0.7 * 0.95)
    expect(cuts.at(-1) as number).toBeLessThanOrEqual(1)
  })

  it('shares its luck between orange and red, so red never cuts less for any member', () => {
    // Oracle: pairing (science.md §6); red holds each measure of orange at no less strength.
    const [orange, red] = [compiled({ level: 'orange' }).order, compiled({ level: 'red' }).order]
    for (let m = 0; m < run.members; m++) {
      expect(left(red, noon, 'city', 'road_dust', 'PM2.5', m)).toBe(left(orange, noon, 'city', 'road_dust', 'PM2.5', m))
      expect(left(red, noon, 'city', 'mobile', 'NOx', m)).toBeLessThan(left(orange, noon, 'city', 'mobile', 'NOx', m))
    }
  })

  it('is null in every hour, and says why, where nothing is cut', () => {
    // Oracle: a scenario equal to the baseline must give zero difference; null is the agreed word for that.
    for (const scenario of [{}, { measures: [{ id: 'advice' }] }, { level: 'red', execution: 0 }, { measures: [{ id: 'limit', strength: 0 }] }, { level: 'red', start: at('2017-02-01T00:00') }]) {
      const { order, area, hours } = compiled(scenario)
      expect([order.firstHour, order.remaining(noon), area, hours]).toEqual([null, null, null, null])
      expect(order.notes).toHaveLength('measures' in scenario ? 1 : 'level' in scenario ? 2 : 0)
    }
  })

  it('shares one array between equal hours and gives back equal ones however many there were between', () => {
    // Oracle: the contract of Order ("equal hours share one array"); a year in any order of asking has the same content.
    const { order } = compiled({ level: 'red', measures: [{ id: 'night' }] })
    expect(order.remaining(noon)).toBe(order.remaining(noon + 1 as EventHour))
    const before = Float64Array.from(order.remaining(run.first + 1 as EventHour) as Float64Array)
    for (let hour = run.first; hour <= run.last; hour++) order.remaining(hour as EventHour)
    expect(order.remaining(run.first + 1 as EventHour)).toEqual(before)
  })

  it('knows its first hour, its hours and the widest area ordered', () => {
    // Oracle: by hand; a night measure ordered at 08:00 first acts in the hour labelled 22:00.
    const result = compiled({ start: at('2016-12-20T08:00'), end: at('2016-12-21T08:00'), measures: [{ id: 'night', where: 'district' }] })
    expect([result.order.firstHour, result.area]).toEqual([at('2016-12-20T22:00'), 'district'])
    expect(result.hours).toEqual({ first: at('2016-12-20T22:00'), last: at('2016-12-21T08:00') })
    expect(left(result.order, at('2016-12-20T21:00'), 'district', 'construction_dust', 'PM2.5')).toBe(1)
    expect(left(result.order, at('2016-12-20T22:00'), 'district', 'construction_dust', 'PM2.5')).toBe(0)
  })

  it('lies in [0, 1], does not mind the order of its parts, and never leaves more for a larger cut or execution', () => {
    // Oracle: laws of shares that multiply.
    fc.assert(fc.property(fc.array(cut, { minLength: 1, maxLength: 5 }), share, share, (cuts, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const all = (execution: number, list = cuts) => compiled({ cuts: list, execution }, { ...run, members: 2 }).order.remaining(noon)
      const [less, more] = [all(low), all(high)]
      expect(all(high, [...cuts].reverse())).toEqual(more)
      more?.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(less === null ? 1 : less[i] as number)
      })
    }), { numRuns: 60 })
  })

  it('has one key for one content, and another for another', () => {
    // Oracle: the contract of Order.key.
    const cuts = [{ where: 'city' as const, sector: '*' as const, pollutant: 'NOx' as const, cut: 0.3 }, { where: 'district' as const, sector: 'mobile' as const, pollutant: '*' as const, cut: 0.1 }]
    expect(compiled({ name: 'a', cuts }).order.key).toBe(compiled({ name: 'b', cuts: [...cuts].reverse() }).order.key)
    expect(compiled({ cuts }).order.key).not.toBe(compiled({ cuts, execution: 0.99 }).order.key)
  })

  it('answers a year of hours for 100 members in well under a second', () => {
    // Oracle: the bar, 5 scenarios × 100 members × a year within 10 s all told; half a second leaves room for the models.
    const { order } = compiled({ level: 'red', measures: [{ id: 'night' }] }, { ...run, members: 100, last: run.first + 8783 as EventHour })
    const before = performance.now()
    let cutHours = 0
    for (let hour = run.first; hour < run.first + 8784; hour++) if (order.remaining(hour as EventHour) !== null) cutHours++
    expect(cutHours).toBe(8784)
    expect(performance.now() - before).toBeLessThan(500)
  })
})
