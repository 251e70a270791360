import { describe, expect, it } from 'vitest'
import { formatHour } from '../../../models/units/time.ts'
import { Clock } from '../../../server/protocol/clock.ts'
import { Hours } from '../../../server/protocol/hours.ts'
import { RoomView } from '../../../server/protocol/server.ts'
import { RoomBranches } from '../../../server/rooms/branches.ts'
import { emptyRoom } from '../../../server/rooms/evolve.ts'
import { clockView, hoursView, roomView } from '../../../server/rooms/project.ts'
import { FIRST, hourAt, madeEpisode } from '../../support/made-episode.ts'

const { episode } = madeEpisode({ hours: 12 })
const scenario = { name: 'half', cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.5 }] }
const state = { ...emptyRoom, station: 'here', cursor: hourAt(11), branches: [{ id: 'b1', name: 'half', scenario, createdBy: 'v1' }] }

describe('what viewers are shown', () => {
  it('is a clock with the episode’s first and last hour, and no cursor before the first', () => {
    // Oracle: the hours of the made episode, by hand; the schema of the wire.
    expect(Clock.parse(clockView({ ...state, speed: 'max' }, episode))).toEqual({ mode: 'replay', cursor: '2016-12-15T12:00:00+08:00', first: '2016-12-15T01:00:00+08:00', last: '2016-12-15T12:00:00+08:00', playing: false, speed: 'max' })
    expect(clockView({ ...state, cursor: hourAt(-1) }, episode).cursor).toBeNull()
  })

  it('is the hours from any hour on: the end of all hours', () => {
    // Oracle: the whole, cut by hand at the row.
    const branches = new RoomBranches(episode, state)
    branches.advance(hourAt(11))
    const whole = Hours.parse(hoursView(branches, episode, FIRST))
    expect([whole.from, whole.count]).toEqual([formatHour(FIRST), 12])
    const part = Hours.parse(hoursView(branches, episode, hourAt(9)))
    expect([part.from, part.count]).toEqual([formatHour(hourAt(9)), 3])
    expect(part.baseline.median).toEqual(whole.baseline.median.slice(9))
    expect(part.branches['b1']?.difference.p95).toEqual(whole.branches['b1']?.difference.p95.slice(9))
    expect(part.observed['pm25']).toEqual(whole.observed['pm25']?.slice(9))
    // Before the first hour there is nothing; after the cursor neither.
    expect(hoursView(branches, episode, hourAt(-5))).toEqual(whole)
    expect(hoursView(branches, episode, hourAt(12))).toMatchObject({ from: formatHour(hourAt(12)), count: 0, branches: { b1: { pm25: { median: [] } } } })
    branches.stop()
  })

  it('is enough to open the exact view elsewhere: pack, station, seed, members, versions', () => {
    // Oracle: the made episode; the strict schema lets no field through that it does not name.
    const view = RoomView.parse(roomView('r', episode, state))
    expect(view).toMatchObject({ room: 'r', station: 'here', members: 3, seed: 1, offsetMinutes: 480, pack: { name: 'made', sha256: '0'.repeat(64), synthetic: true }, engine: { version: 'test' } })
    expect(view.stations.map(({ id, role }) => [id, role])).toEqual([['far', 'network'], ['here', 'district'], ['near', 'network']])
    expect(view.models.length).toBeGreaterThan(2)
    expect(view.models.every(({ id, version }) => id !== '' && /^\d+\.\d+\.\d+$/.test(version))).toBe(true)
  })
})
