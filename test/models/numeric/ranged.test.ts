import { describe, expect, it } from 'vitest'
import { drawMembers, drawRanged, ranges } from '../../../models/numeric/ranged.ts'

const N = 20_000
const share = (values: Float64Array, holds: (x: number) => boolean) => values.filter(holds).length / values.length

describe('a ranged draw', () => {
  it.each([['by factors', { value: 800, low: 500, high: 1280 }], ['lopsided', { value: 0.5, low: 0.4, high: 1 }], ['from zero', { value: 0.1, low: 0, high: 0.3 }]])('%s has its median at value and a twentieth beyond each end', (name, range) => {
    // Oracle: what `low` and `high` are declared to be; binomial deviations 0.0035 and 0.0015.
    const draws = drawMembers(range, N, 3, 'test', name)
    expect(Math.abs(share(draws, x => x < range.value) - 0.5)).toBeLessThan(0.014)
    expect(Math.abs(share(draws, x => x < range.low) - 0.05)).toBeLessThan(0.006)
    expect(Math.abs(share(draws, x => x > range.high) - 0.05)).toBeLessThan(0.006)
  })

  it('without width is the value itself', () => {
    // Oracle: bit equality.
    expect(drawRanged({ value: 0.3, low: 0.3, high: 0.3 }, { seed: 1, model: 'test', member: 0, name: 'x' })).toBe(0.3)
  })

  it('refuses a range whose ends are exchanged', () => {
    // Oracle: the message names the rule and the values.
    expect(() => drawRanged({ value: 1, low: 2, high: 0.5 }, { seed: 1, model: 'test', member: 0, name: 'x' })).toThrow('low ≤ value ≤ high, got 2, 1, 0.5')
  })
})

describe('overrides', () => {
  const of = (id: string, value: number) => ({ id, value, low: value, high: value })

  it('replace the default of the same id and leave other ids alone', () => {
    // Oracle: the three cases written out.
    const range = ranges([of('a', 1), of('b', 2)], [of('b', 5), of('other', 9)])
    expect(range('a').value).toBe(1)
    expect(range('b').value).toBe(5)
    expect(() => range('other')).toThrow('no parameter is called other')
  })
})
