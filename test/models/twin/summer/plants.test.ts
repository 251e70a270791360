import { describe, expect, it } from 'vitest'
import { isopreneFactor, terpeneFactor } from '../../../../models/twin/summer/plants.ts'

describe('plants', () => {
  it('emit isoprene at the standard rate at 30 °C and 1,000 µmol/m²/s', () => {
    // Oracle: the definition of the standard; Guenther's own factors stand at 0.96 to 1 there.
    expect(isopreneFactor(1000, 30)).toBeGreaterThan(0.95)
    expect(isopreneFactor(1000, 30)).toBeLessThan(1.01)
  })

  it('emit none in the dark, and little more in full sun than in half of it', () => {
    // Oracle: isoprene comes from photosynthesis, whose light response saturates.
    expect(isopreneFactor(0, 30)).toBe(0)
    expect(isopreneFactor(2000, 30) / isopreneFactor(1000, 30)).toBeLessThan(1.1)
    expect(isopreneFactor(200, 30) / isopreneFactor(100, 30)).toBeGreaterThan(1.8)
  })

  it('emit more with heat up to about 40 °C, and less beyond', () => {
    // Oracle: figure 1 of Guenther 1993: about half at 25 °C, the maximum near 40 °C.
    expect(isopreneFactor(1000, 25) / isopreneFactor(1000, 30)).toBeGreaterThan(0.45)
    expect(isopreneFactor(1000, 25) / isopreneFactor(1000, 30)).toBeLessThan(0.6)
    const best = Array.from({ length: 30 }, (_, i) => 25 + i).reduce((a, b) => isopreneFactor(1000, b) > isopreneFactor(1000, a) ? b : a, 25)
    expect(best).toBeGreaterThanOrEqual(38)
    expect(best).toBeLessThanOrEqual(42)
    expect(terpeneFactor(38) / terpeneFactor(30)).toBeCloseTo(Math.exp(0.72), 9)
  })
})
