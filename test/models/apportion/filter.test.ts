import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { factorsOf, priorCovariance, relax, returnTo, startFilter, STATES, takeIn, type FilterPrior, type FilterState } from '../../../models/apportion/filter.ts'
import { FACTORS } from '../../../models/apportion/groups.ts'
import { normal } from '../../../models/numeric/random.ts'

const prior: FilterPrior = { own: [0.3, 0.3, 0.4, 0.6], common: 0.4, factorTime: 120, inflow: [0.5, 0.6, 0.4, 0.6, 0.5], inflowTime: 24, air: 0.5, airTime: 8 }
const start = (): FilterState => startFilter(1, priorCovariance(prior))
const nothing = new Float64Array(FACTORS)
const at = (state: FilterState, i: number, j = i) => state.covariance[i * STATES + j] as number
/** Smallest pivot of a Cholesky decomposition: not below zero if the matrix is a covariance. */
function smallestPivot(a: Float64Array): number {
  const l = Array.from({ length: STATES }, () => new Float64Array(STATES))
  let smallest = Infinity
  for (let i = 0; i < STATES; i++) for (let j = 0; j <= i; j++) {
    let sum = a[i * STATES + j] as number
    for (let k = 0; k < j; k++) sum -= (l[i] as Float64Array)[k]! * (l[j] as Float64Array)[k]!
    if (i === j) smallest = Math.min(smallest, sum);
    (l[i] as Float64Array)[j] = i === j ? Math.sqrt(Math.max(1e-300, sum)) : sum / (l[j] as Float64Array)[j]!
  }
  return smallest
}

describe('the filter', () => {
  it('keeps the prior for ever where nothing is read', () => {
    // Oracle: stationarity of an Ornstein-Uhlenbeck process, to rounding over 1,000 h.
    const own = priorCovariance(prior)
    let state = start()
    for (let i = 0; i < 1000; i++) state = relax(state, returnTo(own, prior))
    for (let i = 0; i < own.length; i++) expect(Math.abs((state.covariance[i] as number) - (own[i] as number))).toBeLessThan(1e-12)
    expect(state.mean.every(x => x === 0)).toBe(true)
  })

  it('weighs a reading of pure inflow against its prior as two normal distributions are weighed', () => {
    // Oracle: conjugate normal by hand; prior spread 0.5, reading spread 0.5, e times the inflow: half way, variance halved.
    const state = start()
    takeIn(state, 0, { index: 0, value: 40 * Math.E, floor: 0, spread: 0.5 }, nothing, 40)
    expect(state.mean[FACTORS]).toBeCloseTo(0.5, 12)
    expect(at(state, FACTORS)).toBeCloseTo(0.125, 12)
    expect(state.mean.filter((_, i) => i !== FACTORS).every(x => x === 0)).toBe(true)
  })

  it('forgets such a reading by e in its time of return', () => {
    // Oracle: e^(-1) after 24 h.
    let state = start()
    takeIn(state, 0, { index: 0, value: 40 * Math.E, floor: 0, spread: 0.5 }, nothing, 40)
    for (let i = 0; i < 24; i++) state = relax(state, returnTo(priorCovariance(prior), prior))
    expect(state.mean[FACTORS]).toBeCloseTo(0.5 / Math.E, 12)
  })

  it('finds factors that are three halves of the inventory from tracers without inflow', () => {
    // Oracle: the truth the readings were made with; traffic and solid fuel each with a tracer of its own, 300 readings with 20 % of noise.
    const made = [new Float64Array([10, 0, 0, 0]), new Float64Array([0, 10, 0, 0])]
    const own = priorCovariance({ ...prior, air: 0.01 })
    let state = startFilter(1, own)
    for (let h = 0; h < 300; h++) {
      state = relax(state, returnTo(own, { ...prior, air: 0.01, factorTime: 1e6 }))
      for (const index of [0, 1]) takeIn(state, 0, { index, value: 15 * Math.exp(0.2 * normal({ seed: 1, model: 'test', member: index, name: 'noise of readings', hour: h })), floor: 0, spread: 0.2 }, made[index] as Float64Array, 0)
    }
    for (const g of [0, 1]) expect(Math.abs(Math.exp(state.mean[g] as number) - 1.5)).toBeLessThan(0.05)
    expect(Math.sqrt(at(state, 0))).toBeLessThan(0.1)
    // Dust was never read: it knows only what it shares with the others.
    expect(Math.sqrt(at(state, 2))).toBeGreaterThan(0.4)
  })

  it('cannot tell two groups apart that only ever come together, and says so in their covariance', () => {
    // Oracle: one equation for two unknowns; their sum is known, their difference stays as wide as the prior.
    const state = start()
    for (let i = 0; i < 200; i++) takeIn(state, 0, { index: 2, value: 20, floor: 0, spread: 0.3 }, new Float64Array([10, 10, 0, 0]), 0)
    const difference = at(state, 0) + at(state, 1) - 2 * at(state, 0, 1)
    expect(difference).toBeCloseTo(0.3 * 0.3 * 2, 6)
  })

  it('believes a reading a hundredfold off no more than one of three spreads', () => {
    // Oracle: the stated limit, by hand: prior 0.5 and reading 0.5 make a spread of 0.7071; gain one half of three of them.
    const state = start()
    takeIn(state, 0, { index: 0, value: 4000, floor: 0, spread: 0.5 }, nothing, 40)
    expect(state.mean[FACTORS]).toBeCloseTo(0.5 * 3 * Math.SQRT1_2, 12)
  })

  it('keeps a covariance a covariance and every number finite, whatever is read', () => {
    // Oracle: no pivot of its Cholesky decomposition below zero (to rounding), over random readings.
    const reading = fc.record({ index: fc.nat({ max: 4 }), value: fc.double({ min: 0, max: 1000, noNaN: true }), made: fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 4, maxLength: 4 }), inflow: fc.double({ min: 0, max: 1000, noNaN: true }) })
    fc.assert(fc.property(fc.array(reading, { minLength: 1, maxLength: 60 }), readings => {
      let state = start()
      for (const { index, value, made, inflow } of readings) {
        state = relax(state, returnTo(priorCovariance(prior), prior))
        takeIn(state, 0, { index, value, floor: 2, spread: 0.4 }, Float64Array.from(made), inflow)
      }
      expect(state.mean.every(Number.isFinite)).toBe(true)
      expect(smallestPivot(state.covariance)).toBeGreaterThan(-1e-9)
    }), { numRuns: 200 })
  })

  it('spreads its members as its covariance says', () => {
    // Oracle: moments of 20,000 members against 0.16 + 0.25 (common and air) off the diagonal; 0.012 is three standard errors.
    const members = 20_000
    const state = startFilter(members, priorCovariance(prior))
    const luck = Float64Array.from({ length: members * FACTORS }, (_, i) => normal({ seed: 2, model: 'test', member: Math.floor(i / FACTORS), name: `luck/${i % FACTORS}` }))
    const out = new Float64Array(members * FACTORS)
    for (let m = 0; m < members; m++) factorsOf(state, m, luck, out)
    const moment = (i: number, j: number) => { let sum = 0; for (let m = 0; m < members; m++) sum += Math.log(out[m * FACTORS + i] as number) * Math.log(out[m * FACTORS + j] as number); return sum / members }
    expect(Math.abs(moment(0, 1) - 0.41)).toBeLessThan(0.015)
    expect(Math.abs(moment(3, 3) - (0.41 + 0.36))).toBeLessThan(0.025)
  })
})
