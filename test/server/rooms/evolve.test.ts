import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursAfter } from '../../../models/units/time.ts'
import { emptyRoom, evolve } from '../../../server/rooms/evolve.ts'
import type { Accepted, RoomEvent } from '../../../server/rooms/state.ts'
import { anyCommand, around, FIRST_HOUR, frozen, meeting, opened, opening } from '../../support/room-commands.ts'

const scenario = { name: 'early', level: 'orange' }
const at = (event: RoomEvent, hour = 10): Accepted => ({ at: hoursAfter(FIRST_HOUR, hour), by: 'v1', event })
/** One event of each kind, about branches and hours that need not exist. */
const events: readonly RoomEvent[] = [
  opening.event, { type: 'clock.played' }, { type: 'clock.played', from: FIRST_HOUR }, { type: 'clock.paused' }, { type: 'clock.sought', to: hoursAfter(FIRST_HOUR, 5000) }, { type: 'clock.sought', to: FIRST_HOUR, newest: true },
  { type: 'clock.speed-set', speed: 'max' }, { type: 'branch.created', branch: 'b1', name: 'early', scenario }, { type: 'branch.changed', branch: 'gone', name: 'x', scenario },
  { type: 'branch.renamed', branch: 'gone', name: 'x' }, { type: 'branch.removed', branch: 'gone' }, { type: 'station.selected', station: 'nowhere' },
  { type: 'reading.ruled', station: 'nowhere', column: 'pm25', time: hoursAfter(FIRST_HOUR, 3), values: [600, null, 1], use: 'measured', person: 'Li', reason: 'seen by eye' },
  { type: 'reading.ruled', station: 'nowhere', column: 'pm25', time: hoursAfter(FIRST_HOUR, 5), values: [7], use: 'by-rule', person: 'Li', reason: 'was wrong' },
]

describe('what an event makes of a room', () => {
  it('is never a refusal, in whatever order the events of a log come', () => {
    // Oracle: totality: a state with every field, from frozen input, and the same again.
    const fields = Object.keys(emptyRoom).sort()
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...events), fc.nat(200)), { maxLength: 60 }), (given) => {
      const fold = () => given.reduce((state, [event, hour]) => evolve(frozen(state), frozen(at(event, hour))), emptyRoom)
      const state = fold()
      expect(Object.keys(state).sort()).toEqual(fields)
      expect(Number.isInteger(state.cursor) && Number.isInteger(state.seekEpoch) && state.nextBranch >= 1).toBe(true)
      expect(fold()).toEqual(state)
    }))
  })

  it('leaves the clock where the event was accepted, unless the event moves it', () => {
    // Oracle: the hour of each event, by hand.
    for (const event of events) {
      const moved = event.type === 'room.opened' ? around.last : event.type === 'clock.sought' ? event.to : event.type === 'clock.played' ? event.from : undefined
      expect([event.type, evolve(opened, at(event, 33)).cursor]).toEqual([event.type, moved ?? hoursAfter(FIRST_HOUR, 33)])
    }
  })

  it('raises the seek epoch when what was shown is gone, and never else', () => {
    // Oracle: the protocol page: it grows with each seek; another station and a replay from the beginning throw the view away too.
    const raised = events.filter((event) => event.type !== 'room.opened' && evolve(opened, at(event)).seekEpoch === opened.seekEpoch + 1)
    expect(raised).toEqual(events.filter((event) => event.type === 'clock.sought' || event.type === 'station.selected' || (event.type === 'clock.played' && event.from !== undefined)))
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
      const epochs = meeting(commands).states.map(({ seekEpoch }) => seekEpoch)
      expect(epochs).toEqual([...epochs].sort((a, b) => a - b))
    }))
  })

  it('makes, changes, renames and ends a branch, and touches no other', () => {
    // Oracle: the story, written down.
    const story: RoomEvent[] = [
      { type: 'branch.created', branch: 'b1', name: 'early', scenario }, { type: 'branch.created', branch: 'mine', name: 'late', scenario: { name: 'late' } },
      { type: 'branch.changed', branch: 'b1', name: 'red', scenario: { name: 'red', level: 'red' } }, { type: 'branch.renamed', branch: 'mine', name: 'later' },
    ]
    const state = story.reduce((before, event) => evolve(before, at(event)), opened)
    expect(state.branches).toEqual([
      { id: 'b1', name: 'red', scenario: { name: 'red', level: 'red' }, createdBy: 'v1' },
      { id: 'mine', name: 'later', scenario: { name: 'later' }, createdBy: 'v1' },
    ])
    expect(evolve(state, at({ type: 'branch.removed', branch: 'b1' })).branches.map(({ id }) => id)).toEqual(['mine'])
  })

  it('lets a live clock follow from its opening, until a pause or a look into the past, and again after play', () => {
    // Oracle: what people mean by live: the newest hour, unless they said otherwise.
    const follows = (...given: RoomEvent[]) => given.reduce((before, event) => evolve(before, at(event)), opened).following
    const past: RoomEvent = { type: 'clock.sought', to: FIRST_HOUR }
    expect([follows(), follows({ type: 'clock.paused' }), follows(past), follows(past, { type: 'clock.played' }), follows(past, { ...past, newest: true }), follows({ type: 'branch.created', branch: 'b1', name: 'x', scenario })])
      .toEqual([true, false, false, true, true, true])
  })
})
