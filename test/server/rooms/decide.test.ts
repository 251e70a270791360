import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHour, hoursAfter } from '../../../models/units/time.ts'
import { CODES } from '../../../server/protocol/codes.ts'
import type { Command } from '../../../server/protocol/command.ts'
import { BRANCHES, decide } from '../../../server/rooms/decide.ts'
import type { RoomState } from '../../../server/rooms/state.ts'
import { anyCommand, around, FIRST_HOUR, frozen, meeting, opened } from '../../support/room-commands.ts'

const scenario = { name: 'early', level: 'orange' }
const withBranches = (count: number): RoomState => meeting(Array.from({ length: count }, (): Command => ({ do: 'branch.create', scenario }))).states.at(-1) ?? opened

describe('a command against a room', () => {
  it('is decided without touching anything, the same each time', () => {
    // Oracle: frozen input (a write would throw) and the first answer.
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 20 }), anyCommand, (before, command) => {
      const state = frozen(meeting(before).states.at(-1) ?? opened)
      expect(decide(state, frozen(command), around)).toEqual(decide(state, command, around))
    }))
  })

  it('is accepted as one event, or refused with a known code and one sentence', () => {
    // Oracle: the list of codes, and the rule of the house: what, where, how to mend it.
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 20 }), anyCommand, (before, command) => {
      const decision = decide(meeting(before).states.at(-1) ?? opened, command, around)
      if (decision.ok) return
      expect(CODES).toContain(decision.code)
      expect(decision.message).toMatch(/^\S.{10,400}\S$/)
    }))
  })

  it.each<[string, RoomState, Command, string, string]>([
    ['a seek to half an hour', opened, { do: 'clock.seek', to: '2017-01-12T08:00:00+05:30' }, 'command.malformed', '"2017-01-12T08:00:00+05:30" is no whole hour; write it like 2017-01-10T01:00:00+08:00'],
    ['a seek beyond the end', opened, { do: 'clock.seek', to: '2017-01-19T08:00:00+08:00' }, 'clock.out-of-range', '2017-01-19T08:00:00+08:00 lies outside the episode, which runs from 2017-01-10T01:00:00+08:00 to 2017-01-18T00:00:00+08:00'],
    ['a ninth branch', withBranches(8), { do: 'branch.create', scenario }, 'branch.limit', 'a room holds 8 branches; remove one first'],
    ['a name taken', withBranches(1), { do: 'branch.create', branch: 'b1', scenario }, 'command.refused', 'a branch "b1" exists already; change it, or leave the id out'],
    ['a scenario of no known level', opened, { do: 'branch.create', scenario: { name: 'bad' } }, 'scenario.refused', 'there is no level "purple"; the catalogue has yellow, orange, red'],
    ['a change to nothing that stands', withBranches(2), { do: 'branch.change', branch: 'b7', scenario }, 'branch.unknown', 'there is no branch "b7"; the room has b1, b2'],
    ['a change for the worse', withBranches(1), { do: 'branch.change', branch: 'b1', scenario: { name: 'bad' } }, 'scenario.refused', 'there is no level "purple"; the catalogue has yellow, orange, red'],
    ['another name for nothing', opened, { do: 'branch.rename', branch: 'b1', name: 'x' }, 'branch.unknown', 'there is no branch "b1"; the room has none'],
    ['the end of a branch that never was', opened, { do: 'branch.remove', branch: 'b1' }, 'branch.unknown', 'there is no branch "b1"; the room has none'],
    ['a station of another pack', opened, { do: 'station.select', station: 'nowhere' }, 'station.unknown', 'there is no station "nowhere" in this episode; it has here, there'],
  ])('refuses %s', (_, state, command, code, message) => {
    // Oracle: sentences written by hand.
    expect(decide(state, command, around)).toEqual({ ok: false, code, message })
    expect(BRANCHES).toBe(8)
  })
})

describe('the clock', () => {
  it('never leaves the episode, however far it steps', () => {
    // Oracle: the bounds of the episode.
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
      for (const { cursor } of meeting(commands).states) expect(cursor >= around.first && cursor <= around.last).toBe(true)
    }))
  })

  it('steps by hours, back too', () => {
    // Oracle: counted on the clock: three hours before 2017-01-18 00:00.
    const decision = decide(opened, { do: 'clock.step', hours: -3 }, around)
    expect(decision.ok && decision.event.type === 'clock.sought' && formatHour(decision.event.to)).toBe('2017-01-17T21:00:00+08:00')
  })

  it('plays a replay that stands at its end from the beginning, and says so; a live one goes on', () => {
    // Oracle: the room's log is the only truth, so a jump to the first hour has to be in the event.
    expect(decide(opened, { do: 'clock.play' }, around)).toMatchObject({ event: { type: 'clock.played', from: FIRST_HOUR } })
    expect(decide({ ...opened, cursor: hoursAfter(FIRST_HOUR, 5) }, { do: 'clock.play' }, around)).toEqual({ ok: true, event: { type: 'clock.played' }, notes: [] })
    expect(decide(opened, { do: 'clock.play' }, { ...around, mode: 'live' })).toEqual({ ok: true, event: { type: 'clock.played' }, notes: [] })
  })

  it('of a live room knows a seek to the newest hour from one into the past', () => {
    // Oracle: only the first goes on with the hours that come.
    const live = { ...around, mode: 'live' as const }
    const seek = (hours: number) => decide(opened, { do: 'clock.seek', to: formatHour(hoursAfter(FIRST_HOUR, hours)) }, live)
    expect(seek(191)).toMatchObject({ event: { newest: true } })
    expect(seek(190)).toMatchObject({ event: { type: 'clock.sought' } })
    expect(seek(190)).not.toMatchObject({ event: { newest: true } })
  })
})

describe('a branch without a name of its own', () => {
  it('is never refused for a name that somebody else chose, and never bears one that was borne before', () => {
    // Oracle: a list of every id that was ever given.
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
      const { accepted, states } = meeting(commands)
      const ever = accepted.flatMap(({ event }) => event.type === 'branch.created' ? [event.branch] : [])
      const state = states.at(-1) ?? opened
      const decision = decide({ ...state, branches: state.branches.slice(0, BRANCHES - 1) }, { do: 'branch.create', scenario }, around)
      expect(decision.ok && decision.event.type === 'branch.created' && ever.includes(decision.event.branch)).toBe(false)
      expect(decision.ok).toBe(true)
    }))
    const chosen = meeting([{ do: 'branch.create', branch: 'b2', scenario }, { do: 'branch.create', scenario }, { do: 'branch.create', scenario }])
    expect(chosen.states.at(-1)?.branches.map(({ id }) => id)).toEqual(['b2', 'b3', 'b4'])
  })
})
