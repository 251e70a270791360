import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { CUTS, areasTouched, reduceOrder } from '../../../models/response/cuts.ts'
import { recordCut, sharesOf, type History } from '../../../models/response/history.ts'
import { productionCut, type Quad, type Surface } from '../../../models/response/surface.ts'
import { AREAS, SECTORS, TAGS, tagOf } from '../../../models/contract/dimensions.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { idealAir, idealHour } from '../../support/ideal.ts'
import { cutOrder } from '../../support/runs.ts'

const linear: Surface = { resistance: [0, 0, 0, 0], noxVoc: 0, nh3Nox: 0 }
const winter: Surface = { resistance: [0.1, 0.4, 0.4, 0.3], noxVoc: 0.5, nh3Nox: 0.4 }
const weights: Quad = [0.25, 0.35, 0.15, 0.25]
const unit = fc.double({ min: 0, max: 1, noNaN: true })
const anyCuts = fc.tuple(unit, unit, unit, unit)
const anySurface = fc.record({ resistance: anyCuts, noxVoc: unit, nh3Nox: unit })

describe('the response surface', () => {
  it('takes nothing for no cut and everything for all', () => {
    // Oracle: the two ends.
    expect(productionCut(winter, weights, [0, 0, 0, 0])).toBe(0)
    expect(productionCut(winter, weights, [1, 1, 1, 1])).toBeCloseTo(1, 12)
  })

  it('never takes less for a bigger cut, nor more than everything', () => {
    // Oracle: a law of production; any surface, any precursor.
    fc.assert(fc.property(anySurface, anyCuts, fc.integer({ min: 0, max: 3 }), unit, (surface, cuts, which, more) => {
      const bigger = cuts.map((c, i) => i === which ? c + (1 - c) * more : c) as unknown as Quad
      const [a, b] = [productionCut(surface, weights, cuts), productionCut(surface, weights, bigger)]
      expect(b).toBeGreaterThanOrEqual(a - 1e-12)
      expect(a >= 0 && b <= 1 + 1e-12).toBe(true)
    }))
  })

  it('answers a third of everything by 24 to 36 % of the secondary PM', () => {
    // Oracle: dC/dE of 0.3-0.8 for the whole (chemistry-response.md §5) leaves the secondary part below proportion, not above.
    const taken = productionCut(winter, weights, [0.36, 0.36, 0.36, 0.36])
    expect(taken).toBeLessThan(0.36)
    expect(taken).toBeGreaterThan(0.24)
  })

  it('gains from cutting NOx and VOC together', () => {
    // Oracle: the sign of the named interaction: together more than the sum of both alone.
    const both = productionCut(winter, weights, [0, 0.4, 0, 0.4])
    expect(both).toBeGreaterThan(productionCut(winter, weights, [0, 0.4, 0, 0]) + productionCut(winter, weights, [0, 0, 0, 0.4]))
  })
})

describe('a reduced order', () => {
  it('touches the areas it binds and no other', () => {
    // Oracle: only orders nest; all emissions of the district and the city less 36 %.
    const remaining = cutOrder(1, 'city', 0.36, 0).remaining(0 as EventHour) as Float64Array
    const baseline = idealHour({ hour: 0, air: idealAir({}), total: 100, weights })
    const cut = reduceOrder(remaining, baseline.precursors, [linear])
    expect(cut.length).toBe(CUTS)
    expect(cut[tagOf('district', 'mobile')]).toBeCloseTo(0.36, 12)
    expect(cut[tagOf('city', 'agriculture')]).toBeCloseTo(0.36, 12)
    expect(cut[tagOf('region', 'mobile')]).toBe(0)
    expect(AREAS.map((_, a) => Number((cut[TAGS + a] as number).toFixed(9)))).toEqual([0.36, 0.36, 0])
    expect(areasTouched(cut)).toEqual([true, true, false])
  })

  it('that spares the sector with all the precursors leaves the secondary PM alone', () => {
    // Oracle: shares; the ideal baseline's precursors all come from other_local.
    const baseline = idealHour({ hour: 0, air: idealAir({}), total: 100, weights })
    const cut = reduceOrder(cutOrder(1, 'region', 1, 0, { sector: 'mobile' }).remaining(0 as EventHour) as Float64Array, baseline.precursors, [linear])
    expect([...cut.subarray(TAGS)]).toEqual([0, 0, 0])
    expect(areasTouched(cut)).toEqual([true, true, true])
    // By hand: of two members the second alone has a cut, in the secondary PM of the city.
    expect(areasTouched(Float64Array.from({ length: 2 * CUTS }, (_, i) => i === CUTS + TAGS + 1 ? 0.1 : 0))).toEqual([false, true, false])
    expect(cut.subarray(0, TAGS).filter(x => x > 0).length).toBe(AREAS.length)
    expect(SECTORS[0]).toBe('mobile')
  })
})

describe('the history of cuts', () => {
  const run = (km: number) => new Float64Array([km])
  const a = new Float64Array(CUTS).fill(0.3)
  const build = (steps: readonly (readonly [number, Float64Array | null, number])[]) => steps.reduce<History>((history, [hour, cut, km]) => recordCut(history, hour as EventHour, cut, run(km)), [])

  it('keeps one stretch for equal hours, whoever’s array says so', () => {
    // Oracle: counting; a copy after a restore must give the same stretches as the original.
    expect(build([[1, null, 0], [2, a, 5], [3, a.slice(), 10], [4, a, 15], [5, null, 20]]).map(stretch => stretch.from)).toEqual([1, 2, 5])
  })

  it('shares the arriving air out by the path that the wind has made since', () => {
    // Oracle: by hand; cut began 30 km ago and ended 10 km ago; of the sources between 0 and 40 km a quarter lie before, a half within, a quarter after.
    const history = build([[0, null, 0], [1, a, 100], [5, null, 120]])
    const out = new Float64Array(3)
    sharesOf(history, 0, 130, 0, 40, out)
    expect([...out]).toEqual([0.25, 0.5, 0.25])
    expect(sharesOf(history, 0, 500, 0, 40, out.fill(9))).toBeGreaterThan(0)
    expect([...out]).toEqual([0, 0, 1])
    sharesOf(history, 0, 125, 50, 90, out)
    expect([...out]).toEqual([1, 0, 0])
  })

  it('gives shares that add up to 1 for any wind and any distances', () => {
    // Oracle: ∫ p da = 1.
    fc.assert(fc.property(fc.array(fc.double({ min: 0.1, max: 30, noNaN: true }), { minLength: 1, maxLength: 60 }), fc.double({ min: 0, max: 200, noNaN: true }), fc.double({ min: 1, max: 400, noNaN: true }), (winds, near, length) => {
      let km = 0
      const steps = winds.map((wind, hour) => {
        const before = km
        km += wind
        return [hour, hour % 3 === 0 ? null : new Float64Array(CUTS).fill(hour / 100), before] as const
      })
      const history = build(steps)
      const out = new Float64Array(history.length)
      sharesOf(history, 0, km, near, near + length, out)
      expect(out.every(x => x >= -1e-12)).toBe(true)
      expect(out.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9)
    }))
  })

  it('forgets what began more than ten days ago, however often orders change', () => {
    // Oracle: the written bound of 240 h.
    const history = build(Array.from({ length: 2000 }, (_, hour) => [hour, new Float64Array(CUTS).fill(hour / 2000), hour] as const))
    expect(history.length).toBeLessThanOrEqual(242)
  })
})
