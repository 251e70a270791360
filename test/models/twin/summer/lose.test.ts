import { describe, expect, it } from 'vitest'
import { startOf, storedOf, total } from '../../../../models/twin/summer/air.ts'
import { layoutOf } from '../../../../models/twin/summer/channels.ts'
import { PER_PPB } from '../../../../models/twin/summer/constants.ts'
import { emitPlants } from '../../../../models/twin/summer/grow.ts'
import { loseFrom } from '../../../../models/twin/summer/lose.ts'
import { FIRST_VOC, ISOPRENE, OZONE_DEPOSITION, S, SUMMER_BACKGROUND, SUMMER_SPECIES } from '../../../../models/twin/summer/species.ts'
import { SUMMER_TOP_M } from '../../../../models/twin/summer/weather.ts'
import { CELLS } from '../../../../models/twin/world.ts'

const start = (height = 200) => startOf(layoutOf([], false), new Float64Array(CELLS).fill(height))
const calm = { rain: 0, sun: 0, sideways: 0, venting: 0 }

describe('the ground', () => {
  it('takes ozone from the mixed layer at its speed, and nothing from the air above', () => {
    // Oracle: e^(−v t / h) by hand for ox less NO2 over 3 h of night at 200 m.
    const air = start()
    const before = total(air, air.low, S.ox, 9) - total(air, air.low, S.no2, 9)
    const above = total(air, air.high, S.ox, 9)
    loseFrom(air, calm, 3 * 3600, () => {})
    const after = total(air, air.low, S.ox, 9) - total(air, air.low, S.no2, 9)
    expect(after / before).toBeCloseTo(Math.exp(-OZONE_DEPOSITION[0] / 100 * 3 * 3600 / 200), 9)
    expect(total(air, air.high, S.ox, 9)).toBe(above)
  })

  it('takes NO2 out of NOx and leaves NO', () => {
    // Oracle: NO hardly settles: what NOx loses in moles, NO2 has lost.
    const air = start()
    const no = () => total(air, air.low, S.nox, 9) / (PER_PPB[S.nox] as number) - total(air, air.low, S.no2, 9)
    const [before, no2] = [no(), total(air, air.low, S.no2, 9)]
    loseFrom(air, calm, 6 * 3600, () => {})
    expect(total(air, air.low, S.no2, 9)).toBeLessThan(0.95 * no2)
    expect(no()).toBeCloseTo(before, 9)
  })

  it('takes more by day, since leaves are open, and carbon monoxide never', () => {
    // Oracle: stomata; CO hardly settles.
    const [night, day] = [start(), start()]
    loseFrom(night, calm, 3600, () => {})
    loseFrom(day, { ...calm, sun: 1 }, 3600, () => {})
    expect(storedOf(day, S.ox)).toBeLessThan(storedOf(night, S.ox))
    expect(storedOf(day, S.co)).toBe(storedOf(start(), S.co))
  })
})

describe('rain and the air beside', () => {
  it('washes dust out of both layers and leaves what does not dissolve', () => {
    // Oracle: 1e-5 · R^0.7 a second (science.md §9): a shower of 10 mm/h leaves e^(−0.18) an hour aloft.
    const air = start()
    const dust = total(air, air.high, S.fine, 3)
    loseFrom(air, { ...calm, rain: 10 }, 3600, () => {})
    expect(total(air, air.high, S.fine, 3) / dust).toBeCloseTo(Math.exp(-3600e-5 * Math.exp(0.7 * Math.log(10))), 9)
    expect(total(air, air.high, S.nox, 3)).toBeCloseTo(SUMMER_BACKGROUND[S.nox] as number * (SUMMER_TOP_M - 200), 6)
  })

  it('brings each layer back towards the background', () => {
    // Oracle: exchange of a share s leaves 1 − s of the difference; a polluted cell among clean ones.
    const air = start()
    const at = air.layout.at(S.co, 33) * CELLS + 20
    air.low[at] = 5 * (air.low[at] as number)
    loseFrom(air, { ...calm, sideways: Math.log(2) }, 3600, () => {})
    expect((air.low[at] as number) / (190 * 200)).toBeCloseTo(3, 9)
  })
})

it('grows isoprene by day only, most in the hills, and books it', () => {
  // Oracle: plants.ts at no light; fluxes of the hills are the largest; the account is the sum of what was put.
  const [day, night] = [start(), start()]
  emitPlants(day, { temperature: 30, open: 1 }, 0.9, 1)
  emitPlants(night, { temperature: 30, open: 1 }, -0.5, 1)
  const isoprene = (air: ReturnType<typeof start>, cell: number) => total(air, air.low, FIRST_VOC + ISOPRENE, cell) - (SUMMER_BACKGROUND[FIRST_VOC + ISOPRENE] as number) * 200
  expect(isoprene(day, 47)).toBeGreaterThan(isoprene(day, 36))
  expect(isoprene(night, 47)).toBeCloseTo(0, 9)
  expect(Array.from({ length: CELLS }, (_, i) => isoprene(day, i)).reduce((sum, x) => sum + x, 0) / (day.budget.emitted[FIRST_VOC + ISOPRENE] as number)).toBeCloseTo(1, 9)
  expect(SUMMER_SPECIES[FIRST_VOC + ISOPRENE]).toBe('isoprene')
})
