import { describe, expect, it } from 'vitest'
import { GROUPS, SPLIT } from '../../../models/contract/dimensions.ts'
import type { Reading } from '../../../models/units/missing.ts'
import { BranchTrack } from '../../../server/engine/branch-track.ts'
import { bandSeries, branchColumns, hourColumns } from '../../../server/engine/columns.ts'
import type { FoldedHour } from '../../../server/engine/fold.ts'
import { frameOf } from '../../support/frames.ts'
import { hourAt } from '../../support/made-episode.ts'
import { cutOrder } from '../../support/runs.ts'

const flat = (value: number) => ({ median: value, p05: value, p95: value })

/** A folded hour of two members with simple numbers; `readings` over an otherwise empty frame. */
function folded(index: number, readings: Record<string, Reading>, changes: Partial<FoldedHour> = {}): FoldedHour {
  const frame = frameOf(hourAt(index), { weather: { wind_speed: 1 + index } })
  const { pm25, pm10, voc_toluene, ...rest } = readings
  return {
    frame: { ...frame, readings: { ...frame.readings, ...(pm25 && { pm25 }), ...(pm10 && { pm10 }), ...rest }, extra: voc_toluene ? { voc_toluene } : {} },
    doubts: {}, points: [], baseline: null, total: Float64Array.of(1, 2), observed: null, aqi: 100 + index, level: 3, ozone: { mean8: 40 + index / 3, mda8: index === 0 ? null : 50 }, last24: { city: index === 0 ? null : 80 + index, points: 8, of: 9, own: 70 + index },
    summary: {
      pm25: flat(10 + index / 3), contributions: Object.fromEntries(GROUPS.map(({ key }, g) => [key, { median: g + 0.00049, p05: -0.0001, p95: g + 1 }])),
      split: Object.fromEntries(SPLIT.map((key, i) => [key, i])),
    },
    ...changes,
  }
}

describe('folded hours as columns', () => {
  const hours = [
    folded(0, { pm25: { value: 40.00051, flags: ['late'] }, voc_toluene: { value: 1.23456 } }),
    folded(1, { pm25: { missing: 'rejected', raw: -3, flags: ['range'] }, pm10: { missing: 'empty' } }),
    folded(2, { pm25: { missing: 'not yet arrived' } }, { aqi: null, level: null }),
  ]
  const columns = hourColumns(hours, hourAt(0), 480)

  it('begin at their first hour, are of one length, and round once to 0.001', () => {
    // Oracle: by hand; the contract: published numbers are rounded once, to 0.001.
    expect([columns.from, columns.count]).toEqual(['2016-12-15T01:00:00+08:00', 3])
    expect(columns.observed['pm25']).toEqual([40.001, null, null])
    expect(columns.baseline.median).toEqual([10, 10.333, 10.667])
    expect(columns.contributions['industry+residential_heating']).toEqual({ median: [1, 1, 1], p05: [0, 0, 0], p95: [2, 2, 2] })
    expect(Object.keys(columns.contributions)).toEqual(GROUPS.map(({ key }) => key))
    expect(columns.split['regional']).toEqual([12, 12, 12])
    expect(columns.derived).toEqual({ o3_8h: [40, 40.333, 40.667], o3_mda8: [null, 50, 50], pm25_24h: [70, 71, 72], pm25_city_24h: [null, 81, 82] })
    expect([columns.aqi, columns.level]).toEqual([[100, 101, null], [3, 3, null]])
  })

  it('hold every regular pollutant and whatever else was measured in any hour, missing as null', () => {
    // Oracle: the six of the contract and the one extra of the first hour.
    expect(Object.keys(columns.observed)).toEqual(['pm25', 'pm10', 'so2', 'no2', 'co', 'o3', 'voc_toluene'])
    expect(columns.observed['voc_toluene']).toEqual([1.235, null, null])
    expect(columns.observed['co']).toEqual([null, null, null])
  })

  it('hold the gases at the other state where the hours are told at two, made from what was measured; particles have none', () => {
    // Oracle: by hand: 100.0004 × 0.5 is 50.0002, published as 50; the rule of this test halves ozone and nothing else.
    const measured = [folded(0, { o3: { value: 100.0004 }, pm25: { value: 40 } }), folded(1, { o3: { missing: 'empty' } })]
    const halved = hourColumns(measured, hourAt(0), 480, (column, _hour, value) => column.startsWith('o3') ? value / 2 : null)
    expect(halved.converted).toEqual({ o3: [50, null], o3_8h: [20, 20.167], o3_mda8: [null, 25] })
    expect(columns.converted).toEqual({})
  })

  it('lose nothing that was reported: a withheld value stands with its place', () => {
    // Oracle: the −3 of the second hour.
    expect(columns.withheld).toEqual([[1, 'pm25', -3]])
  })

  it('say beside the flags what a person ruled, by row and column', () => {
    // Oracle: by hand: what was decided of the second hour, its value still there.
    const ruling = { use: 'withheld' as const, person: '李敏', reason: 'filter change' }
    const ruled = hourColumns([folded(0, {}), folded(1, { pm25: { missing: 'rejected', raw: 30, flags: ['jump'], ruling } })], hourAt(0), 480)
    expect([columns.rulings, ruled.rulings]).toEqual([[], [[1, 'pm25', 'withheld', '李敏', 'filter change']]])
    expect([ruled.withheld, ruled.flags]).toEqual([[[1, 'pm25', 30]], [[1, 'pm25', 'rejected'], [1, 'pm25', 'jump']]])
  })

  it('show only weather that was measured', () => {
    // Oracle: wind alone was.
    expect(columns.weather).toEqual({ wind_speed: [1, 2, 3] })
  })

  it('say with every doubtful or missing value why, by row and column; a blank cell and an absent column explain themselves', () => {
    // Oracle: by hand.
    expect(columns.flags).toEqual([[0, 'pm25', 'late'], [1, 'pm25', 'rejected'], [1, 'pm25', 'range'], [2, 'pm25', 'not yet arrived']])
  })

  it('do not invent a group that the summary lacks', () => {
    // Oracle: the sentence; a silent zero would be a contribution.
    const hour = folded(0, {})
    expect(() => hourColumns([{ ...hour, summary: { ...hour.summary, contributions: {} } }], hourAt(0), 480)).toThrow('lacks the group mobile+non_road')
  })

  it('are empty, and no less, before the first hour', () => {
    // Oracle: the shape of the message for no hours.
    expect(hourColumns([], hourAt(0), 480)).toMatchObject({ count: 0, baseline: { median: [], p05: [], p95: [] }, weather: {}, flags: [] })
  })
})

describe('a branch as columns', () => {
  it('gives its rows from any start on', () => {
    // Oracle: the rows that were pushed.
    const track = new BranchTrack(cutOrder(2, 'city', 0.5, hourAt(0)))
    for (const value of [8, 6, 4]) track.push(Float64Array.of(10, 10), { ok: true, hour: { hour: hourAt(0), total: Float64Array.of(value, value), held: 0 } })
    expect(branchColumns(track, 1)).toEqual({ pm25: { median: [6, 4], p05: [6, 4], p95: [6, 4] }, difference: { median: [-4, -6], p05: [-4, -6], p95: [-4, -6] } })
    expect(branchColumns(track).pm25.median).toEqual([8, 6, 4])
    expect(branchColumns(track, 3).pm25.median).toEqual([])
  })

  it('refuses to publish what is no number', () => {
    // Oracle: RFC 8785 knows no NaN.
    expect(() => bandSeries([{ median: NaN, p05: 0, p95: 1 }])).toThrow('only finite numbers are published, got NaN')
  })
})
