import { describe, expect, it } from 'vitest'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import { closesAt } from '../../../models/stream/watermark.ts'
import { formatHour, type EventHour } from '../../../models/units/time.ts'
import { StationSeries } from '../../../server/protocol/http.ts'
import { RoomBranches } from '../../../server/rooms/branches.ts'
import { emptyRoom } from '../../../server/rooms/evolve.ts'
import { hoursView } from '../../../server/rooms/project.ts'
import { FIRST, hourAt, madeEpisode, type MadeOf } from '../../support/made-episode.ts'

/** The made episode with ozone that has a course, one impossible value and one that comes three hours late. */
const late: ArrivedRow = { station: 'far', hour: hourAt(20), arrived: closesAt(hourAt(23), 0), values: { o3: 111 } }
const spoilt: ArrivedRow = { station: 'near', hour: hourAt(12), arrived: closesAt(hourAt(12), 0), values: { pm25: -50 } }
const ozone: ArrivedRow[] = Array.from({ length: 60 }, (_, i) => ({ station: 'here', hour: hourAt(i), arrived: closesAt(hourAt(i), 0), values: { o3: i % 29 === 7 ? null : 60 + (i * 37) % 90 } }))
const CHANGES = [{ from: '2012-01-01', state: '273.15K' }, { from: formatHour(hourAt(30)), state: '298.15K' }] as const

function roomOf(cursor: number, made: Partial<MadeOf> = {}) {
  const { episode } = madeEpisode({ hours: 60, late: [late, spoilt, ...ozone], ...made })
  const branches = new RoomBranches(episode, { ...emptyRoom, station: 'here', cursor: hourAt(cursor) })
  branches.advance(hourAt(cursor))
  const ask = (stations: readonly string[], columns: readonly string[], from: EventHour = FIRST) =>
    StationSeries.parse(episode.seriesOf({ stations, columns, from, to: branches.cursor }, hour => branches.fold.hours[hour - FIRST]?.doubts))
  return { episode, branches, ask }
}

describe('what stations reported', () => {
  it('is, for the room\'s own station, what the room shows: values, flags, what was withheld, ozone means', () => {
    // Oracle: the fold's columns, which come through the whole pipeline and another way.
    const { episode, branches, ask } = roomOf(59)
    const shown = hoursView(branches, episode, FIRST)
    const series = ask(['here'], ['pm25', 'o3', 'co', 'o3_8h', 'o3_mda8'])
    for (const column of ['pm25', 'o3', 'co']) expect(series.stations['here']?.[column]).toEqual(shown.observed[column])
    for (const column of ['o3_8h', 'o3_mda8']) expect(series.stations['here']?.[column]).toEqual(shown.derived[column])
    expect(series.flags.map(([, row, column, flag]) => [row, column, flag]).filter(([, column]) => column !== 'pm10').length).toBeGreaterThan(0)
    branches.stop()
  })

  it('leaves out what quality withheld, and hands it over beside its reason', () => {
    // Oracle: −50 µg/m³ cannot be measured; the row of hour 12 by hand.
    const { branches, ask } = roomOf(59)
    const series = ask(['near'], ['pm25'])
    expect(series.stations['near']?.['pm25']?.[12]).toBeNull()
    expect(series.withheld).toEqual([['near', 12, 'pm25', -50]])
    expect(series.flags.filter(([, row]) => row === 12).map(([, , , flag]) => flag)).toEqual(expect.arrayContaining(['rejected', 'range']))
    branches.stop()
  })

  it('is used as a person ruled, by whom and why beside it', () => {
    // Oracle: by hand: the value of hour 12 of `far`, 9,000, ruled in; that of `near` stays withheld.
    const { episode } = madeEpisode({ hours: 20, late: [spoilt, { ...spoilt, station: 'far', values: { pm25: 9000 } }] })
    const ruling = { use: 'measured' as const, person: '李敏', reason: '现场核对' }
    const branches = new RoomBranches(episode, { ...emptyRoom, station: 'here', cursor: hourAt(19), rulings: [{ station: 'far', column: 'pm25', hour: hourAt(12), value: 9000, ruling }] })
    branches.advance(hourAt(19))
    const series = StationSeries.parse(episode.seriesOf({ stations: ['far', 'near'], columns: ['pm25'], from: FIRST, to: branches.cursor }, hour => branches.fold.hours[hour - FIRST]?.doubts))
    expect([series.stations['far']?.['pm25']?.[12], series.stations['near']?.['pm25']?.[12]]).toEqual([9000, null])
    expect([series.rulings, series.withheld]).toEqual([[['far', 12, 'pm25', 'measured', '李敏', '现场核对']], [['near', 12, 'pm25', -50]]])
    branches.stop()
  })

  it('is as it was known at the clock: a late value is not there before it came, and is marked afterwards', () => {
    // Oracle: the late row by hand: of hour 20, known from hour 23 on; before it the row that came on time.
    const [early, after] = [roomOf(22), roomOf(23)]
    expect(early.ask(['far'], ['o3']).stations['far']?.['o3']?.[20]).toBe(8)
    const series = after.ask(['far'], ['o3'])
    expect(series.stations['far']?.['o3']?.[20]).toBe(111)
    expect(series.flags.filter(([station, row]) => station === 'far' && row === 20).map(([, , , flag]) => flag)).toEqual(['revised', 'late'])
    early.branches.stop()
    after.branches.stop()
  })

  it('from any hour on is the end of the whole, ozone of the day included', () => {
    // Oracle: the whole, cut by hand at the row: the asker may come for the newest hours only.
    const { branches, ask } = roomOf(59)
    const columns = ['o3', 'o3_8h', 'o3_mda8']
    const whole = ask(['here', 'far'], columns)
    for (const from of [1, 8, 24, 31, 33, 40, 59]) {
      const part = ask(['here', 'far'], columns, hourAt(from))
      expect([part.from, part.count]).toEqual([formatHour(hourAt(from)), 60 - from])
      for (const station of ['here', 'far']) for (const column of columns) expect(part.stations[station]?.[column]).toEqual(whole.stations[station]?.[column]?.slice(from))
      expect(part.flags).toEqual(whole.flags.filter(([, row]) => row >= from).map(([station, row, column, flag]) => [station, row - from, column, flag]))
    }
    expect(ask(['here'], ['o3'], hourAt(60))).toMatchObject({ count: 0, stations: { here: { o3: [] } } })
    branches.stop()
  })

  it('of gases is there at both states where the state changes among the hours, and of particles is not', () => {
    // Oracle: × 273.15 / 298.15 before the change and its inverse after it, to the rounding of published numbers.
    const { episode, branches, ask } = roomOf(59, { changes: { config: { ...madeEpisode({ hours: 1 }).data.config, gasState: CHANGES } } })
    const { stations, converted } = ask(['here'], ['pm25', 'o3', 'o3_mda8'])
    expect(Object.keys(converted['here'] ?? {})).toEqual(['o3', 'o3_mda8'])
    for (const [row, value] of (stations['here']?.['o3'] ?? []).entries()) {
      const other = converted['here']?.['o3']?.[row]
      if (value === null) expect(other).toBeNull()
      else expect(Math.abs((other ?? 0) - value * (row <= 30 ? 273.15 / 298.15 : 298.15 / 273.15))).toBeLessThanOrEqual(0.0005)
    }
    expect(hoursView(branches, episode, FIRST).converted['o3']).toEqual(converted['here']?.['o3'])
    expect(ask(['here'], ['o3_mda8']).stations['here']?.['o3_mda8']).toEqual(hoursView(branches, episode, FIRST).derived['o3_mda8'])
    branches.stop()
  })
})
