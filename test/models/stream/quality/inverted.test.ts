import { expect, it } from 'vitest'
import { normal } from '../../../../models/numeric/random.ts'
import { isInverted } from '../../../../models/stream/quality/inverted.ts'

it('lets two good instruments that look at the same fine air differ', () => {
  // Oracle: simulated pairs: nothing coarse in the air, each monitor off by 7.5 % and 5 µg/m³ (half the tolerance as a standard
  // deviation, so that 95 % of monitors keep it). A fair share of half would be inverted by sign; beyond tolerance few.
  let [above, beyond] = [0, 0]
  for (let n = 0; n < 4000; n++) {
    const off = (name: string) => normal({ seed: 1, model: 'pair', member: n, name })
    const air = 20 + n % 300
    const [pm25, pm10] = ['a', 'b'].map(one => air * (1 + 0.075 * off(`${one} slope`)) + 5 * off(`${one} offset`)) as [number, number]
    if (pm25 > pm10) above++
    if (isInverted(pm25, pm10)) beyond++
  }
  expect(above / 4000).toBeGreaterThan(0.45)
  expect(beyond / 4000).toBeLessThan(0.04)
})

it('does not let PM2.5 be twice PM10', () => {
  // Oracle: PM2.5 is a part of PM10.
  for (const pm10 of [20, 100, 400]) expect(isInverted(2 * pm10, pm10)).toBe(true)
  expect(isInverted(80, 100)).toBe(false)
  expect(isInverted(Number.NaN, 10)).toBe(false)
})
