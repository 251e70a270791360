import { describe, expect, it } from 'vitest'
import type { BranchOutcome } from '../../../server/engine/hour.ts'
import { BranchTrack, publishedBand } from '../../../server/engine/branch-track.ts'
import { cutOrder } from '../../support/runs.ts'

const hour = (total: readonly number[], held = 0): BranchOutcome => ({ ok: true, hour: { hour: 0 as never, total: Float64Array.from(total), held } })
const members = (...values: number[]) => Float64Array.from(values)
const track = () => new BranchTrack(cutOrder(2, 'city', 0.5, 0))

describe('one branch over the hours', () => {
  it('takes its difference member by member, not from median to median', () => {
    // Oracle: by hand, type 7. Members 100 → 80 and 60 → 70: medians 80 and 75 lie 5 apart, the paired differences are −20 and 10, so −5, from −18.5 to 8.5.
    const one = track()
    one.push(members(100, 60), hour([80, 70]))
    expect(one.pm25).toEqual([{ median: 75, p05: 70.5, p95: 79.5 }])
    expect(one.difference).toEqual([{ median: -5, p05: -18.5, p95: 8.5 }])
    // Three members whose order turns round: medians 20 and 25, paired differences −10, 15, 5.
    const two = track()
    two.push(members(10, 20, 30), hour([0, 35, 35]))
    expect([two.pm25[0]?.median, two.difference[0]?.median]).toEqual([35, 5])
  })

  it('publishes no difference at all, and no −0, where every member equals the baseline', () => {
    // Oracle: bits: Object.is tells −0 from 0.
    const one = track()
    one.push(members(61.23456, 0), hour([61.23456, 0]))
    expect(Object.values(one.difference[0] ?? {}).every(value => Object.is(value, 0))).toBe(true)
    expect(publishedBand({ median: -0.0001, p05: -0.0005, p95: 0.0004999 })).toEqual({ median: 0, p05: 0, p95: 0 })
  })

  it('counts what was held only over the hours that it has', () => {
    // Oracle: 3 + 4, then 3.
    const one = track()
    one.push(members(9, 9), hour([1, 2], 3))
    one.push(members(9, 9), hour([1, 2], 4))
    expect(one.held).toBe(7)
    one.truncate(1)
    expect([one.held, one.totals.length, one.pm25.length, one.difference.length]).toEqual([3, 1, 1, 1])
  })

  it('keeps the hours before its end with the reason, and forgets the reason only when that hour is gone', () => {
    // Oracle: a story of five hours, the third of which failed.
    const one = track()
    const failed: BranchOutcome = { ok: false, reason: 'no such river' }
    for (const outcome of [hour([1, 1]), hour([2, 2]), failed, failed, failed]) one.push(members(9, 9), outcome)
    expect([one.failed, one.totals.length]).toEqual(['no such river', 2])
    one.truncate(4)
    expect(one.failed).toBe('no such river')
    one.truncate(2)
    expect([one.failed, one.totals.length]).toEqual([null, 2])
  })

  it('says so where a stage forgot the branch', () => {
    // Oracle: a missing answer is a failure, never a zero.
    const one = track()
    one.push(members(9, 9), undefined)
    expect(one.failed).toBe('the branch gave no answer for an hour')
  })
})
