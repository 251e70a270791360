import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settleNo2 } from '../../../../models/twin/summer/photostationary.ts'

const K = 4.65e-4

/** The same equation by 20,000 small steps of the classical fourth-order Runge-Kutta method. */
function bruteForce(ox: number, nox: number, no2: number, k: number, c: number, j: number, dt: number): number {
  const rate = (y: number) => k * (ox - y) * (nox - y) + c * (nox - y) - j * y
  const h = dt / 20_000
  let y = no2
  for (let n = 0; n < 20_000; n++) {
    const a = rate(y)
    const b = rate(y + h / 2 * a)
    const d = rate(y + h / 2 * b)
    y += h / 6 * (a + 2 * b + 2 * d + rate(y + h * d))
  }
  return y
}

describe('NO, NO2 and ozone', () => {
  it.each([[60, 20, 3, 0, 0, 360], [20, 60, 5, 0, 0, 360], [80, 12, 4, 2e-3, 8e-3, 30], [30, 30, 1, 0, 0, 600], [40, 5, 5, 0, 9e-3, 60]])('settle as a small-step integration says (ox %s, nox %s, no2 %s, c %s, j %s, %s s)', (ox, nox, no2, c, j, dt) => {
    // Oracle: another method of integration of the equation in the header.
    expect(settleNo2(ox, nox, no2, K, c, j, dt)).toBeCloseTo(bruteForce(ox, nox, no2, K, c, j, dt), 8)
  })

  it('titrate at night: an hour after, the scarcer of NO and ozone is gone', () => {
    // Oracle: NO + O3 goes to its end in the dark; 20 ppb of NO against 50 of ozone leave 30 of ozone, and the other way round.
    expect(20 - settleNo2(50, 20, 0, K, 0, 0, 3600)).toBeLessThan(1e-9)
    expect(20 - settleNo2(20, 50, 0, K, 0, 0, 3600)).toBeLessThan(1e-9)
  })

  it('hold Leighton’s ratio by day, one without peroxy radicals and above one with them', () => {
    // Oracle: j NO2 = (k O3 + c) NO in the steady state (Leighton 1961).
    const leighton = (c: number) => { const y = settleNo2(80, 12, 4, K, c, 8e-3, 3600); return 8e-3 * y / (K * (80 - y) * (12 - y)) }
    expect(leighton(0)).toBeCloseTo(1, 9)
    const y = settleNo2(80, 12, 4, K, 5e-3, 8e-3, 3600)
    expect(leighton(5e-3)).toBeCloseTo(1 + 5e-3 / (K * (80 - y)), 9)
  })

  it('never hold more NO2 than NOx or ox, nor less than none', () => {
    // Oracle: matter, over random air.
    const amount = fc.double({ min: 0, max: 200, noNaN: true })
    fc.assert(fc.property(amount, amount, amount, fc.double({ min: 0, max: 0.02, noNaN: true }), fc.double({ min: 0, max: 0.02, noNaN: true }), fc.double({ min: 0, max: 4000, noNaN: true }), (ox, nox, no2, c, j, dt) => {
      const y = settleNo2(ox, nox, Math.min(no2, nox, ox), K, c, j, dt)
      return y >= 0 && y <= nox && y <= ox
    }))
  })
})
