import { describe, expect, it } from 'vitest'
import type { EventHour } from '../../../../models/units/time.ts'
import { Draft, type Rank } from '../../../../server/packs/importers/draft.ts'

const HOUR = 411_600 as EventHour
function cellAfter(...writes: [number | null, Rank][]) {
  const draft = new Draft()
  const agreed = writes.map(([value, rank]) => draft.put('observations', 'a', 'pm25', HOUR, value, rank))
  return { value: draft.get('observations', 'a', 'pm25', HOUR), agreed }
}

describe('a cell of a draft', () => {
  it.each([
    ['the better source holds', [[1, 2], [9, 1]], 1, [true, true]], ['the better source comes later', [[9, 1], [1, 2]], 1, [true, true]],
    ['the better source is blank', [[9, 1], [null, 2]], null, [true, true]], ['equals agree', [[5, 2], [5, 2]], 5, [true, true]],
    ['equals differ: the later holds, and it is told', [[5, 2], [6, 2]], 6, [true, false]], ['a blank of an equal takes nothing away', [[5, 2], [null, 2]], 5, [true, true]],
    ['a zero is a measurement', [[0, 1]], 0, [true]],
  ] as [string, [number | null, Rank][], number | null, boolean[]][])('%s', (_what, writes, value, agreed) => {
    // Oracle: the rule of ranks, case by case.
    expect(cellAfter(...writes)).toEqual({ value, agreed })
  })

  it('rows come by hour, then station, across blocks and before 1970 too', () => {
    // Oracle: contracts.md: sorted by time, then station.
    const draft = new Draft()
    const hours = [1_024, 1_023, -1].map(hour => hour as EventHour)
    for (const hour of hours) for (const station of ['b', 'a']) {
      draft.row('weather', station, hour)
      draft.put('weather', station, 'temperature', hour, hour, 1)
    }
    expect([...draft.rows('weather')].map(([hour, station]) => [hour, station, draft.get('weather', station, 'temperature', hour)]))
      .toEqual([-1, 1_023, 1_024].flatMap(hour => [[hour, 'a', hour], [hour, 'b', hour]]))
  })

  it('its span reaches from the first to the last row of any station and table, and its size is told in blocks', () => {
    // Oracle: by hand; a row and a cell take a block each, hours 1,023 and 1,024 lie in two.
    const draft = new Draft()
    expect([draft.span(), draft.blocks]).toEqual([null, 0])
    draft.row('weather', 'b', 1_024 as EventHour)
    draft.row('observations', 'a', 1_023 as EventHour)
    draft.put('observations', 'a', 'pm25', 1_023 as EventHour, 1, 2)
    expect([draft.span(), draft.blocks]).toEqual([{ first: 1_023, last: 1_024 }, 3])
  })

  it('a station without a row in range is still known', () => {
    // Oracle: the contract of import: all stations are kept.
    const draft = new Draft()
    draft.station('observations', 'quiet')
    expect([draft.stations('observations'), draft.columns('observations'), [...draft.rows('observations')]]).toEqual([['quiet'], [], []])
  })
})
