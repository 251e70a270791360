import { describe, expect, it } from 'vitest'
import { between, normal, normalQuantile, spread, uniform, type DrawKey } from '../../../models/numeric/random.ts'

const key = (changes: Partial<DrawKey>): DrawKey => ({ seed: 1, model: 'air', member: 0, name: 'height', ...changes })
const N = 20_000

/** Largest distance between the empirical and the uniform distribution. */
function kolmogorov(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.reduce((worst, x, i) => Math.max(worst, Math.abs(x - i / sorted.length), Math.abs(x - (i + 1) / sorted.length)), 0)
}

function correlation(a: number[], b: number[]): number {
  const mean = (x: number[]) => x.reduce((s, v) => s + v, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  const cov = a.reduce((s, v, i) => s + (v - ma) * ((b[i] as number) - mb), 0)
  return cov / Math.sqrt(a.reduce((s, v) => s + (v - ma) * (v - ma), 0) * b.reduce((s, v) => s + (v - mb) * (v - mb), 0))
}

const ways: readonly (readonly [string, (i: number) => DrawKey])[] = [
  ['members', i => key({ member: i })],
  ['seeds', i => key({ seed: i })],
  ['event hours', i => key({ hour: 400_000 + i })],
  ['names', i => key({ name: `district/mobile/${i}` })],
  ['models', i => key({ model: `model-${i}` })],
]

describe('chance', () => {
  it.each(ways)('is uniform along %s', (_, keyOf) => {
    // Oracle: Kolmogorov's limit distribution; 1.95/√n is passed by chance once in a thousand, and these keys never change.
    expect(kolmogorov(Array.from({ length: N }, (_, i) => uniform(keyOf(i))))).toBeLessThan(1.95 / Math.sqrt(N))
  })

  it.each(ways)('has no memory from one of the %s to the next', (_, keyOf) => {
    // Oracle: the correlation of independent draws is normal with deviation 1/√n; 3.5 deviations.
    const draws = Array.from({ length: N + 1 }, (_, i) => uniform(keyOf(i)))
    expect(Math.abs(correlation(draws.slice(0, -1), draws.slice(1)))).toBeLessThan(3.5 / Math.sqrt(N))
  })

  it('fills the square of two names evenly', () => {
    // Oracle: chi-squared of 100 cells, 99 degrees of freedom, 99.9 % point 148.2 (NIST handbook, 1.3.6.7.4).
    const cells = new Array<number>(100).fill(0)
    for (let member = 0; member < N; member++) {
      const cell = Math.floor(uniform(key({ member })) * 10) * 10 + Math.floor(uniform(key({ member, name: 'deposition' })) * 10)
      cells[cell] = (cells[cell] as number) + 1
    }
    expect(cells.reduce((sum, n) => sum + (n - N / 100) * (n - N / 100) / (N / 100), 0)).toBeLessThan(148.2)
  })

  it('tells every part of its key apart, and an hour from no hour', () => {
    // Oracle: distinct keys; 32 bits collide for six draws once in 3e8.
    const draws = [key({}), key({ seed: 2 }), key({ model: 'apportion' }), key({ member: 1 }), key({ name: 'heighu' }), key({ hour: 0 })].map(uniform)
    expect(new Set(draws).size).toBe(6)
  })

  it('never gives 0 or 1, from which a normal would be infinite', () => {
    // Oracle: the ends of a 32-bit counter lie half a step inside.
    const draws = Array.from({ length: N }, (_, member) => uniform(key({ member })))
    expect(draws.every(x => x > 0 && x < 1)).toBe(true)
    expect(Number.isFinite(normalQuantile(0.5 / 4_294_967_296))).toBe(true)
  })
})

describe('the normal quantile', () => {
  it.each([[1e-6, -4.753424308822899], [0.001, -3.090232306167813], [0.05, -1.6448536269514726], [0.3, -0.5244005127080407], [0.5, 0], [0.8, 0.8416212335729144], [0.975, 1.9599639845400536], [0.9999, 3.7190164854557084]])('at %f is %f', (p, z) => {
    // Oracle: Python's statistics.NormalDist().inv_cdf (AS 241 in double precision); ours is its single-precision twin, good to 1e-7 relative.
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(5e-7)
  })

  it('gives draws of mean 0 and deviation 1', () => {
    // Oracle: sampling errors 1/√n and 1/√(2n), four of each.
    const draws = Array.from({ length: N }, (_, member) => normal(key({ member })))
    const mean = draws.reduce((s, x) => s + x, 0) / N
    const deviation = Math.sqrt(draws.reduce((s, x) => s + (x - mean) * (x - mean), 0) / N)
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(N))
    expect(Math.abs(deviation - 1)).toBeLessThan(4 / Math.sqrt(2 * N))
  })
})

describe('spreads', () => {
  it('leave a tenth of the draws outside the factor, and none where the factor is 1', () => {
    // Oracle: the definition of a central 90 %; binomial deviation of the share is 0.0021.
    const outside = Array.from({ length: N }, (_, member) => spread(key({ member }), 1.6)).filter(x => x < 1 / 1.6 || x > 1.6).length / N
    expect(Math.abs(outside - 0.1)).toBeLessThan(0.009)
    expect(spread(key({}), 1)).toBe(1)
    expect(() => spread(key({}), 0.5)).toThrow('a factor of at least 1, got 0.5')
  })

  it('between two numbers stay between them and reach both ends', () => {
    // Oracle: the extremes of 20,000 uniform draws lie within a thousandth of the ends.
    const draws = Array.from({ length: N }, (_, member) => between(key({ member }), 2, 5)).sort((a, b) => a - b)
    expect(draws[0]).toBeGreaterThanOrEqual(2)
    expect(draws[0]).toBeLessThan(2.003)
    expect(draws[N - 1]).toBeLessThanOrEqual(5)
    expect(draws[N - 1]).toBeGreaterThan(4.997)
  })
})
