import { describe, expect, it } from 'vitest'
import { no2Share, ozoneBeside, partition, ratesIn } from '../../../models/twin/chemistry.ts'

describe('ammonia', () => {
  it('goes to the sulphate first, so that without more of it no nitrate is a particle', () => {
    // Oracle: (NH4)2SO4 takes two ammonia for each sulphate: 34 of NH3 for 96 of SO4.
    const { nitrate, ammonium } = partition(34, 96, 62)
    expect(nitrate).toBe(0)
    expect(ammonium).toBeCloseTo(36, 9)
  })

  it('limits the nitrate when scarce and hardly matters when plentiful', () => {
    // Oracle: a limiting reagent: halving it matters where it limits, not where there is five times too much.
    const share = (free: number) => partition(17 * free, 0, 62).nitrate
    expect(share(0.1) / share(0.2)).toBeCloseTo(0.5, 2)
    expect(share(2.5) / share(5)).toBeGreaterThan(0.98)
  })

  it('is never made: ammonium holds no more nitrogen than the ammonia did', () => {
    // Oracle: conservation of nitrogen, over a grid of scarce and plentiful air.
    for (const a of [0.1, 1, 5, 20]) for (const s of [0, 3, 30]) for (const n of [0, 2, 40]) expect(partition(a, s, n).ammonium / 18).toBeLessThanOrEqual(a / 17 * (1 + 1e-12))
  })
})

describe('gases', () => {
  it('become particles faster in humid air, and nitrate forms at night only while ozone is left', () => {
    // Oracle: haze chemistry: aqueous and heterogeneous paths; N2O5 needs O3.
    expect(ratesIn({ sun: 0, humidity: 85 }, 60).so2).toBeGreaterThan(3 * ratesIn({ sun: 0, humidity: 30 }, 60).so2)
    expect(ratesIn({ sun: 0, humidity: 60 }, 200).nox).toBeLessThan(0.4 * ratesIn({ sun: 0, humidity: 60 }, 10).nox)
    expect(ratesIn({ sun: 1, humidity: 40 }, 60).voc).toBeGreaterThan(ratesIn({ sun: 0, humidity: 40 }, 60).voc)
  })

  it('titrate: more NOx, less ozone and a smaller share of NO2', () => {
    // Oracle: NO + O3 in winter, when there is little else.
    expect(ozoneBeside(150, 0)).toBeLessThan(5)
    expect(ozoneBeside(0, 0)).toBeGreaterThan(40)
    expect(no2Share(200)).toBeLessThan(no2Share(20))
  })
})
