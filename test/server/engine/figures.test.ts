import { describe, expect, it } from 'vitest'
import type { Area } from '../../../models/contract/dimensions.ts'
import { hoursAfter } from '../../../models/units/time.ts'
import { BranchTrack } from '../../../server/engine/branch-track.ts'
import { baselineFigures, branchFigures, measureBaseline, peakCut } from '../../../server/engine/figures.ts'
import type { Fold } from '../../../server/engine/fold.ts'
import { FIRST, hourAt, madeEpisode } from '../../support/made-episode.ts'
import { cutOrder } from '../../support/runs.ts'

// Two members. The first peaks in hour 3, the second in hour 2.
const BASELINE = [[100, 100], [200, 150], [300, 320], [360, 310], [200, 200]] as const
const BRANCH = [[100, 100], [180, 150], [240, 256], [270, 240], [280, 200]] as const

const { episode } = madeEpisode({ hours: BASELINE.length, members: 2 })
const fold = { hours: BASELINE.map((total, i) => ({ frame: { hour: hoursAfter(FIRST, i) }, total: Float64Array.from(total), summary: { pm25: { median: (total[0] + total[1]) / 2 } } })) } as unknown as Fold
function trackOf(rows: readonly (readonly number[])[], order = cutOrder(2, 'city', 0.5, FIRST)): BranchTrack {
  const track = new BranchTrack(order)
  for (const [i, row] of rows.entries()) track.push(Float64Array.from(BASELINE[i] ?? []), { ok: true, hour: { hour: hourAt(i), total: Float64Array.from(row), held: 0 } })
  return track
}
const cut = (where: Area, share: number, more: object = {}) => ({ name: 'cut', cuts: [{ where, sector: '*', pollutant: '*', cut: share }], ...more })

describe('the figures of a branch', () => {
  const figures = branchFigures(episode, fold, trackOf(BRANCH), cut('city', 0.36))

  it('compare peak with peak, member by member, whenever they were', () => {
    // Oracle: by hand, type 7: cuts 360 − 280 = 80 and 320 − 256 = 64; 22.222 % and 20 %; delays from hour 3 to 4 and from 2 to 2.
    expect(figures.peak_cut_ugm3).toEqual({ median: 72, p05: 64.8, p95: 79.2 })
    expect(figures.peak_cut_percent).toEqual({ median: 21.111, p05: 20.111, p95: 22.111 })
    expect(figures.peak_delay_h).toEqual({ median: 0.5, p05: 0.05, p95: 0.95 })
    expect(figures.peak_ugm3.median).toBe(268)
    expect(figures.peak_time).toBe('2016-12-15T04:00:00+08:00')
  })

  it('are the same whether the baseline was measured before, for several branches, or is measured now', () => {
    // Oracle: equality.
    expect(branchFigures(episode, fold, trackOf(BRANCH), cut('city', 0.36), measureBaseline(fold))).toEqual(figures)
  })

  it('count hours above each limit', () => {
    // Oracle: by hand: above 250 lie hours 3 and 4 of the first member, hour 2 of the second, so two and one.
    expect(figures.hours_above['250']).toEqual({ median: 1.5, p05: 1.05, p95: 1.95 })
    expect(figures.hours_above_cut['250']).toEqual({ median: 0.5, p05: 0.05, p95: 0.95 })
    expect(figures.hours_above['75']).toEqual({ median: 5, p05: 5, p95: 5 })
  })

  it('say how much less is emitted, in the area that was ordered and over the hours of the order', () => {
    // Oracle: a cut of everything by 36 % is 36 % of each; carried out to a half, 18 %; in an area without such emissions, nothing to say.
    const flat = (value: number) => ({ median: value, p05: value, p95: value })
    const of = (scenario: Readonly<Record<string, unknown>>) => branchFigures(episode, fold, trackOf(BRANCH, episode.order(scenario)), scenario).emission_cut_percent
    expect(of(cut('district', 0.36))).toEqual({ SO2: flat(36), NOx: flat(36), PM: flat(36), VOC: flat(36) })
    expect(of(cut('region', 0.36, { execution: 0.5, start: '2016-12-15T03:00:00+08:00' }))?.NOx).toEqual(flat(18))
    expect(of({ name: 'NOx', cuts: [{ where: 'city', sector: '*', pollutant: 'NOx', cut: 0.4 }] })).toMatchObject({ NOx: flat(40), SO2: flat(0) })
    expect(of(cut('city', 0))).toBeNull()
    const bare = madeEpisode({ hours: BASELINE.length, members: 2, changes: { config: { ...madeEpisode({ hours: 1, members: 2 }).data.config, inventory: [] } } }).episode
    expect(branchFigures(bare, fold, trackOf(BRANCH), cut('city', 0.36)).emission_cut_percent).toEqual({ SO2: null, NOx: null, PM: null, VOC: null })
  })

  it('know neither cost nor CO2 yet, and say so with null', () => {
    // Oracle: the contract, cost and CO2 may be null.
    expect([figures.cost_cny, figures.co2_t]).toEqual([null, null])
  })

  it('are rounded once, to 0.001, every number of them', () => {
    // Oracle: a walk over the whole tree.
    const numbers = (node: unknown): number[] => typeof node === 'number' ? [node] : typeof node === 'object' && node !== null ? Object.values(node).flatMap(numbers) : []
    const all = numbers(figures)
    expect(all.length).toBeGreaterThan(100)
    for (const value of all) expect(Number(value.toFixed(3))).toBe(value)
  })
})

describe('the figures of the baseline', () => {
  it('are its own peak and hours, with every cut and delay exactly zero', () => {
    // Oracle: the baseline against itself; peaks 360 and 320.
    const figures = baselineFigures(episode, fold)
    expect(figures.peak_ugm3).toEqual({ median: 340, p05: 322, p95: 358 })
    const zero = { median: 0, p05: 0, p95: 0 }
    for (const [key, value] of Object.entries(figures)) if (/_cut_|_delay_/.test(key) && value !== null) expect([key, value]).toEqual([key, zero])
    for (const value of Object.values({ ...figures.hours_above_cut, ...figures.dose_above_cut })) expect(value).toEqual(zero)
    expect(figures.emission_cut_percent).toBeNull()
  })
})

describe('a row of the three areas', () => {
  it('is the cut of the peak alone, the same as among all figures', () => {
    // Oracle: by hand, as above; and the other way of computing it.
    const row = peakCut(fold, trackOf(BRANCH))
    expect(row).toEqual({ peak_cut_ugm3: { median: 72, p05: 64.8, p95: 79.2 }, peak_cut_percent: { median: 21.111, p05: 20.111, p95: 22.111 } })
    const { peak_cut_ugm3, peak_cut_percent } = branchFigures(episode, fold, trackOf(BRANCH), cut('city', 0.36))
    expect(row).toEqual({ peak_cut_ugm3, peak_cut_percent })
  })

  it('has no share to name where there was no PM2.5', () => {
    // Oracle: nothing can be cut from nothing.
    const none = { hours: [{ frame: { hour: FIRST }, total: Float64Array.of(0, 0) }] } as unknown as Fold
    const track = new BranchTrack(cutOrder(2, 'city', 0.5, FIRST))
    track.push(Float64Array.of(0, 0), { ok: true, hour: { hour: FIRST, total: Float64Array.of(0, 0), held: 0 } })
    expect(peakCut(none, track).peak_cut_percent).toEqual({ median: 0, p05: 0, p95: 0 })
  })
})
