import { describe, expect, it } from 'vitest'
import { PROCESSES, ozoneAt, storedOf, total } from '../../../../models/twin/summer/air.ts'
import { FIRST_VOC, ISOPRENE, S, SUMMER_SPECIES } from '../../../../models/twin/summer/species.ts'
import { PER_PPB } from '../../../../models/twin/summer/constants.ts'
import { CELLS } from '../../../../models/twin/world.ts'
import { cut, simulate } from './sample-summer.ts'

const ozone: number[][] = []
const changes: number[][] = []
const air = simulate({ hours: 30, tagged: true, stations: [] }, ({ step, steps, air: now }) => {
  if (step < steps - 1) return
  ozone.push(Array.from({ length: CELLS }, (_, i) => ozoneAt(now, i)))
  changes.push(Array.from({ length: CELLS }, (_, i) => PROCESSES.reduce((sum, process) => sum + (now.ozoneBy[process][i] as number), 0)))
})
const { emitted, entered, made, lost, left } = air.budget
const of = (list: Float64Array, s: number) => list[s] as number

describe('mass in the summer twin', () => {
  it.each(SUMMER_SPECIES.map((name, s) => [name, s] as const))('is kept: what entered, was emitted and was made of %s is stored, was lost or has left', (_, s) => {
    // Oracle: conservation; 1e-9 for some hundred million additions.
    expect((storedOf(air, s) + of(lost, s) + of(left, s)) / (of(entered, s) + of(emitted, s) + of(made, s))).toBeCloseTo(1, 9)
  })

  it('of nitrogen and sulphur turns from gas to acid one for one', () => {
    // Oracle: a mole for a mole: 46 of NO2 to 62 of NO3, 64 of SO2 to 96 of SO4.
    expect(of(made, S.nitrate) / of(lost, S.nox)).toBeCloseTo(62 / 46, 9)
    expect(of(made, S.sulphate) / of(lost, S.so2)).toBeCloseTo(96 / 64, 9)
    for (const s of [S.fine, S.coarse, S.ammonia]) expect(of(made, s) + of(lost, s)).toBe(0)
  })

  it('is never negative, of any tag, in any layer', () => {
    // Oracle: matter.
    for (const columns of [air.low, air.high]) for (const mass of columns) expect(mass).toBeGreaterThanOrEqual(0)
  })

  it('holds no more NO2 than NOx and no more than ox', () => {
    // Oracle: a part is not larger than the whole; 1e-9 for the sums.
    for (const columns of [air.low, air.high]) for (let i = 0; i < CELLS; i++) {
      const no2 = total(air, columns, S.no2, i)
      expect(no2).toBeLessThanOrEqual(total(air, columns, S.nox, i) / (PER_PPB[S.nox] as number) * (1 + 1e-9))
      expect(no2).toBeLessThanOrEqual(total(air, columns, S.ox, i) * (1 + 1e-9))
    }
  })

  it('is the same untold apart', () => {
    // Oracle: the tagged run; tags only say whose it is, and 1e-6 covers the order of sums through a nonlinear chemistry.
    const plain = simulate({ hours: 30, tagged: false, stations: [] })
    for (let s = 0; s < SUMMER_SPECIES.length; s++) expect(storedOf(plain, s) / storedOf(air, s), SUMMER_SPECIES[s]).toBeCloseTo(1, 6)
  })
})

describe('ozone', () => {
  it('changes in each hour and cell by what chemistry, ground, wind and mixing did', () => {
    // Oracle: the ozone itself, hour after hour; made − lost + inflow = change.
    for (let t = 1; t < ozone.length; t++) for (let i = 0; i < CELLS; i++) expect((ozone[t]?.[i] ?? 0) - (ozone[t - 1]?.[i] ?? 0)).toBeCloseTo(changes[t]?.[i] ?? NaN, 9)
  })

  it('is hardly different when an hour has thirty steps instead of ten', () => {
    // Oracle: convergence: 2 % at the end of an afternoon.
    const at = (steps: number) => { let last = 0; simulate({ hours: 16, steps, stations: [] }, moment => { last = ozoneAt(moment.air, 43) }); return last }
    expect(Math.abs(at(10) / at(30) - 1)).toBeLessThan(0.02)
  })
})

describe('emissions', () => {
  it('reach the air they are ordered for: half the NOx, everywhere', () => {
    // Oracle: the definition of a change; nothing else of what is emitted alters, plants included.
    const half = simulate({ hours: 2, stations: [], ...cut(['district', 'city', 'region'], 'NOx', 0.5) }).budget.emitted
    const whole = simulate({ hours: 2, stations: [] }).budget.emitted
    expect(of(half, S.nox) / of(whole, S.nox)).toBeCloseTo(0.5, 9)
    for (const s of [S.co, S.so2, S.fine, FIRST_VOC, FIRST_VOC + ISOPRENE]) expect(of(half, s)).toBe(of(whole, s))
  })
})
