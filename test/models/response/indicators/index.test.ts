import { describe, expect, it } from 'vitest'
import { branchIndicators } from '../../../../models/response/indicators/index.ts'
import { uniform } from '../../../../models/numeric/random.ts'
import { series } from './run.ts'

function episode(hours: number, members: number, scale = 1) {
  return series(Array.from({ length: hours }, (_, t) => Array.from({ length: members }, (_, m) => {
    const wave = 150 + 120 * Math.sin(t / 20) + 20 * uniform({ seed: 1, model: 'test', member: m, name: 'x', hour: t })
    return wave * scale
  })))
}
const indicators = (a: ReturnType<typeof episode>, b: ReturnType<typeof episode>) => branchIndicators({ hours: a.hours, baseline: a.rows, branch: b.rows, offsetMinutes: 480 })

describe('the indicators of a branch', () => {
  it('are exactly nought, without width, where the branch is the baseline', () => {
    // Oracle: the bar "scenario equal to the baseline: zero difference, zero width".
    const run = episode(192, 100)
    const same = indicators(run, episode(192, 100))
    const zero = { median: 0, p05: 0, p95: 0 }
    for (const cut of [same.peak_cut_ugm3, same.peak_cut_percent, same.peak_delay_h, same.growth_6h_cut_percent, same.growth_3h_cut_percent, ...Object.values(same.hours_above_cut), ...Object.values(same.dose_above_cut)]) {
      expect(cut).toEqual(zero)
    }
  })

  it('tell a peak that is lower, later and slower in positive numbers', () => {
    // Oracle: by hand. Baseline rises 0 → 240 in 12 h and falls; the branch rises half as fast to 180, six hours later.
    const up = Array.from({ length: 25 }, (_, t) => [t <= 12 ? 20 * t : Math.max(0, 240 - 20 * (t - 12))])
    const slow = Array.from({ length: 25 }, (_, t) => [t <= 18 ? 10 * t : Math.max(0, 180 - 20 * (t - 18))])
    const made = indicators(series(up), series(slow))
    expect(made).toMatchObject({
      peak_ugm3: { median: 180 }, peak_cut_ugm3: { median: 60 }, peak_cut_percent: { median: 25 }, peak_delay_h: { median: 6 },
      growth_6h_max: { median: 10 }, growth_6h_cut_percent: { median: 50 }, growth_3h_cut_percent: { median: 50 },
      peak_time: '2016-12-20T19:00:00+08:00', time_to_h: { 150: { hours: { median: 17 }, reached: 1 }, 250: { hours: null, reached: 0 } },
    })
    // By hand: baseline above 150 while t is 8 to 16, branch while t is 16 to 19.
    expect([made.hours_above['150'].median, made.hours_above_cut['150'].median]).toEqual([4, 5])
  })

  it('compare member by member before they are summed up', () => {
    // Oracle: pairing (science.md §6); members 100 apart, each cut by exactly 10, give a cut with no width.
    const before = series([[100, 200, 300], [50, 50, 50]])
    const after = series([[90, 190, 290], [50, 50, 50]])
    expect(indicators(before, after).peak_cut_ugm3).toEqual({ median: 10, p05: 10, p95: 10 })
  })

  it('refuse a run without hours or with rows that do not match', () => {
    // Oracle: a programmer's error throws, naming what it got.
    expect(() => branchIndicators({ hours: [], baseline: [], branch: [], offsetMinutes: 480 })).toThrow(/at least one, got 0 hours/)
  })
})
