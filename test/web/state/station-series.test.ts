import { expect, it } from 'vitest'
import type { StationSeries } from '../../../server/protocol/http.ts'
import { applySeries, cutSeries, type StationColumn } from '../../../web/src/state/station-series.ts'
import { FIRST, iso } from '../sample-room.ts'

const answer = (row: number, values: (number | null)[], more: Partial<StationSeries> = {}): StationSeries => ({ from: iso(row), count: values.length, stations: { a: { o3: values, pm25: values.map(() => 0) } }, flags: [], withheld: [], rulings: [], converted: {}, ...more })

it('replaces what it holds from the answer\'s first hour on: values, flags, rulings and what was withheld', () => {
  // Oracle: by hand: hours 2 and 3 come again, revised; hour 4 is new; another column's flags are not this one's.
  const held = new Map<string, StationColumn>()
  applySeries(held, answer(0, [1, 2, 3, 4], { flags: [['a', 1, 'o3', 'late'], ['a', 3, 'o3', 'spike'], ['a', 2, 'pm25', 'stuck']], withheld: [['a', 3, 'o3', 900]], rulings: [['a', 1, 'o3', 'measured', 'Li', 'checked'], ['a', 3, 'o3', 'withheld', 'Li', 'a spike']] }), 'o3', FIRST)
  applySeries(held, answer(2, [30, null, 5], { flags: [['a', 0, 'o3', 'revised'], ['a', 0, 'o3', 'late']], converted: { a: { o3: [27, null, 4.5] } } }), 'o3', FIRST)
  expect(held.get('a')).toEqual({ values: [1, 2, 30, null, 5], converted: [null, null, 27, null, 4.5], flags: new Map([[1, ['late']], [2, ['revised', 'late']]]), withheld: new Map(), rulings: new Map([[1, { use: 'measured', person: 'Li', reason: 'checked' }]]) })
})

it('forgets what lies beyond the clock when it goes back', () => {
  // Oracle: by hand.
  const held = new Map<string, StationColumn>()
  applySeries(held, answer(0, [1, 2, 3, 4], { flags: [['a', 3, 'o3', 'spike']], withheld: [['a', 3, 'o3', 900]] }), 'o3', FIRST)
  cutSeries(held, 2)
  expect(held.get('a')).toEqual({ values: [1, 2], converted: [], flags: new Map(), withheld: new Map(), rulings: new Map() })
})
