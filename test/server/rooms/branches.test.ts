import { describe, expect, it, vi } from 'vitest'
import { BranchFrame } from '../../../server/protocol/branch.ts'
import { RoomBranches } from '../../../server/rooms/branches.ts'
import { emptyRoom } from '../../../server/rooms/evolve.ts'
import type { BranchEntry, RoomState } from '../../../server/rooms/state.ts'
import { differences, failingOrder, hourAt, madeEpisode, seen, straightPass } from '../../support/made-episode.ts'

const HOURS = 36
const { episode, data } = madeEpisode({ hours: HOURS })
const entry = (id: string, where: string, cut = 0.5): BranchEntry => ({ id, name: id, createdBy: 'v1', scenario: { name: id, start: '2016-12-15T08:00:00+08:00', cuts: [{ where, sector: '*', pollutant: '*', cut }] } })
const stateOf = (...branches: BranchEntry[]): RoomState => ({ ...emptyRoom, station: 'here', cursor: hourAt(HOURS - 1), branches })
/** Branches on the whole episode. */
function folded(...branches: BranchEntry[]): RoomBranches {
  const made = new RoomBranches(episode, stateOf(...branches))
  made.advance(hourAt(HOURS - 1))
  return made
}
/** The branches as one pass of the pipeline makes them, nobody having come or gone. */
const straight = (entries: readonly BranchEntry[], station = 'here') =>
  straightPass(data, new Map(entries.map(({ id, scenario }) => [id, episode.order(scenario)])), hourAt(HOURS - 1), Infinity, undefined, station)

describe('the branches of a room', () => {
  it('are what they would be had they stood from the first hour, however they came, changed and went', () => {
    // Oracle: one pass of the pipeline with the orders as they are at the end.
    const branches = folded(entry('a', 'city'))
    branches.set(entry('b', 'region'))
    branches.seek(hourAt(10))
    branches.set(entry('c', 'district', 0.9))
    branches.set(entry('a', 'city', 0.2))
    branches.seek(hourAt(HOURS - 1))
    branches.remove('b')
    expect(branches.ids).toEqual(['a', 'c'])
    expect(differences(seen(branches.fold), straight([entry('a', 'city', 0.2), entry('c', 'district', 0.9)]))).toEqual([])
    branches.stop()
  })

  it('show the same order for the district, the city and the region, once that was asked for', () => {
    // Oracle: three branches that were ordered there; areas nest, so more area never cuts less.
    const branches = folded(entry('a', 'city'))
    branches.set(entry('b', 'city', 0.3))
    expect(branches.summary('b').nested).toBeNull()
    branches.nest('b')
    const singly = folded(entry('district', 'district', 0.3), entry('city', 'city', 0.3), entry('region', 'region', 0.3))
    const nested = branches.summary('b').nested
    for (const area of ['district', 'city', 'region'] as const) expect(nested?.[area].peak_cut_ugm3).toEqual(singly.summary(area).indicators?.peak_cut_ugm3)
    const cuts = [nested?.district, nested?.city, nested?.region].map((one) => one?.peak_cut_ugm3.median ?? NaN)
    expect(cuts).toEqual([...cuts].sort((x, y) => x - y))
    expect(cuts[0]).toBeGreaterThan(0)
    branches.stop()
    singly.stop()
  })

  it('fold an area only where it differs from the branch itself, and forget it when the order changes or ends', () => {
    // Oracle: counted by hand: the branch, and the two areas that it does not name.
    const branches = folded()
    branches.set(entry('a', 'city'))
    branches.nest('a')
    branches.nest('a')
    expect(branches.fold.tracks.size).toBe(3)
    expect(branches.summary('a').nested).not.toBeNull()
    branches.set(entry('a', 'region'))
    expect([branches.fold.tracks.size, branches.summary('a').nested]).toEqual([1, null])
    branches.nest('a')
    branches.nest('nobody')
    branches.remove('a')
    expect([branches.fold.tracks.size, branches.ids]).toEqual([0, []])
    expect(() => branches.summary('a')).toThrow('there is no branch a on this fold')
    branches.stop()
  })

  it('keep their numbers under another name', () => {
    // Oracle: the columns before; no order was changed, so nothing is folded.
    const branches = folded(entry('a', 'city'))
    const before = branches.frame('a')
    const track = branches.fold.tracks.get('a')
    branches.set({ ...entry('a', 'city'), name: 'second thoughts' })
    expect(branches.fold.tracks.get('a')).toBe(track)
    expect(branches.frame('a')).toEqual({ ...before, summary: { ...before.summary, name: 'second thoughts' } })
    branches.stop()
  })

  it('are folded anew for another station, up to the same hour', () => {
    // Oracle: one pass of the pipeline for that station.
    const branches = folded(entry('a', 'city'))
    branches.restart({ ...stateOf(entry('a', 'city')), station: 'far' })
    expect(branches.cursor).toBe(hourAt(HOURS - 1))
    const { branches: tracks, hours } = seen(branches.fold)
    const wanted = straight([entry('a', 'city')], 'far')
    expect(differences({ hours, branches: { a: tracks['a'] ?? '' } }, wanted)).toEqual([])
    branches.stop()
  })

  it('say why one failed, and the others go on', () => {
    // Oracle: architecture.md: a failing model ends its branch with a reason, not the stream.
    const branches = folded(entry('good', 'city'))
    const whole = branches.frame('good')
    const order = vi.spyOn(episode, 'order').mockReturnValue(failingOrder(3, hourAt(10)))
    try { branches.set(entry('bad', 'city', 0.1)) } finally { order.mockRestore() }
    expect(branches.summary('bad')).toMatchObject({ status: 'failed', reason: 'renewal needs a residence time above zero, got 0 h', indicators: null, nested: null })
    expect(branches.frame('good')).toEqual(whole)
    branches.stop()
  })

  it('before the first hour have a frame without numbers, which the wire takes', () => {
    // Oracle: the schema: null until an hour has been folded.
    const branches = new RoomBranches(episode, stateOf(entry('a', 'city')))
    expect(BranchFrame.parse(branches.frame('a'))).toMatchObject({ from: null, summary: { indicators: null, nested: null }, columns: { pm25: { median: [] } } })
    branches.stop()
  })
})
