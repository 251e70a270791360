import { describe, expect, it } from 'vitest'
import { drawApportion } from '../../../models/apportion/draws.ts'
import { precursorWeights } from '../../../models/apportion/precursor-weights.ts'
import { madeBy, madePer, type Forming } from '../../../models/apportion/secondary.ts'
import { PRECURSORS } from '../../../models/contract/outcome.ts'
import { testInventory } from '../../support/emissions.ts'
import { testConfig } from '../../support/runs.ts'

const all = (...values: number[]) => values.map(value => new Float64Array([value]))
const one = (value: number) => new Float64Array([value])
const forming: Forming = { hours: all(30, 20, 1, 25), share: all(1, 0.8, 0.5, 0.05), humid: one(1.5), warmTime: one(0.5), warmShare: one(0.5) }
const made = (residence: number, humidity: number | null = 50, heating = true) => { const out = new Float64Array(4); madePer(forming, 0, residence, humidity, heating, out); return [...out] }

describe('the district’s own secondary PM', () => {
  it('is nothing in new air and all that stoichiometry allows in old air', () => {
    // Oracle: molar masses, 96/64, 0.8·62/46, 0.5·18/17, and the yield.
    expect(made(0)).toEqual([0, 0, 0, 0])
    for (const [q, limit] of [1.5, 0.8 * 62 / 46, 0.5 * 18 / 17, 0.05].entries()) expect(made(1e9)[q]).toBeCloseTo(limit, 6)
  })

  it('is half of that once the air has stayed for the time of forming', () => {
    // Oracle: by hand.
    expect(made(30)[0]).toBeCloseTo(0.75, 12)
    expect(made(1)[2]).toBeCloseTo(0.25 * 18 / 17, 12)
  })

  it('has more sulphate and nitrate in damp air, and no other ammonium', () => {
    // Oracle: the order; e^0.6 times faster at 90 %, by hand 30/e^0.6 = 16.46 h.
    expect(made(10, 90)[0]).toBeCloseTo(1.5 * 10 / (10 + 30 * Math.exp(-0.6)), 12)
    expect(made(10, 90)[1]).toBeGreaterThan(made(10, 50)[1] as number)
    expect(made(10, 90)[2]).toBe(made(10, 50)[2])
    expect(made(10, null)).toEqual(made(10, 50))
  })

  it('forms faster in the warm season, but nitrate and ammonium evaporate', () => {
    // Oracle: by hand, half the time and half the share.
    expect(made(15, 50, false)[0]).toBeCloseTo(0.75, 12)
    expect(made(1e9, 50, false)[1]).toBeCloseTo(0.4 * 62 / 46, 6)
  })

  it('belongs to the sector that emitted the precursor', () => {
    // Oracle: by hand; 2·3 + 5·1.
    expect(madeBy([new Float64Array([0, 2]), new Float64Array([0, 5])].concat(all(0, 0).map(() => new Float64Array(2))), 1, new Float64Array([3, 1, 7, 7]))).toBe(11)
  })
})

describe('the weights of the precursors', () => {
  it('add up to 1 in every area, and are ammonia alone where the district emits nothing else', () => {
    // Oracle: shares of one whole; an inventory of one pollutant.
    const draws = drawApportion(testConfig({ members: 4, inventory: testInventory.filter(row => row.area !== 'district' || row.pollutant === 'NH3' || row.pollutant === 'PM2.5') }), 1)
    const weights = precursorWeights(draws, true)
    for (let i = 0; i < weights.length; i += 4) expect(weights.subarray(i, i + 4).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12)
    for (let m = 0; m < 4; m++) expect(weights[m * 12 + PRECURSORS.indexOf('NH3')]).toBe(1)
  })

  it('are those of the inflow where the district has no precursors', () => {
    // Oracle: the stated fallback.
    const draws = drawApportion(testConfig({ members: 2, inventory: testInventory.filter(row => row.area !== 'district') }), 1)
    const weights = precursorWeights(draws, false)
    expect([...weights.subarray(0, 4)]).toEqual([...draws.weightsRest.subarray(0, 4)])
  })
})
