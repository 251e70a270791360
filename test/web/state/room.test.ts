import { describe, expect, it } from 'vitest'
import { applyFrame, roomOf } from '../../../web/src/state/room.ts'
import { branchColumns, frame, hoursFrom, iso, snapshot, summary } from '../sample-room.ts'

describe('a room in the browser', () => {
  it('keeps each branch in its place when it changes, so that its colour and column stay', () => {
    // Oracle: the order in which the branches were made.
    const room = roomOf(snapshot([10, 20], ['a', 'b', 'c']))
    applyFrame(room, frame('branch', { key: 'b', data: { summary: summary('b', { name: 'later' }), from: iso(0), columns: branchColumns([100, 200]) } }))
    expect(room.branches.map((one) => one.name)).toEqual(['a', 'later', 'c'])
    expect(room.columns.branches.get('b')?.pm25.median).toEqual([90, 180])
    expect(room.columns.branches.get('a')?.pm25.median).toEqual([9, 18])
  })

  it('forgets a removed branch whole', () => {
    // Oracle: neither its summary nor its columns are left.
    const room = roomOf(snapshot([10, 20], ['a', 'b']))
    applyFrame(room, frame('branch-removed', { key: 'a', data: {} }))
    expect(room.branches.map((one) => one.id)).toEqual(['b'])
    expect(room.columns.branches.has('a')).toBe(false)
  })

  it('asks for a snapshot when hours are missing between two frames', () => {
    // Oracle: the viewer holds two hours, the frame begins at the fourth.
    const room = roomOf(snapshot([10, 20]))
    expect(applyFrame(room, frame('hours', { data: hoursFrom(3, [40]) }))).toBe('stale')
  })

  it('shows a line of the log once, though it came in the snapshot and as a frame', () => {
    // Oracle: one event, told twice.
    const room = roomOf(snapshot([10]))
    const line = frame('event', { data: { seq: 7, at: iso(0), arrived: '2026-01-01T00:00:00Z', kind: 'clock.played', by: 'v1', data: {} } })
    applyFrame(room, line)
    applyFrame(room, line)
    expect(room.events).toHaveLength(1)
  })
})
