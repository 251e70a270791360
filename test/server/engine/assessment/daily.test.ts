import { expect, it } from 'vitest'
import { choose } from '../../../../server/engine/assessment/choice.ts'
import { dailyView } from '../../../../server/engine/assessment/daily.ts'
import { dayIndices } from '../../../../server/engine/assessment/indices.ts'
import { placesOf } from '../../../../server/engine/assessment/places.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { loadUsStandard } from '../../../../server/packs/standards.ts'
import { recordOf } from '../../../support/assessed-record.ts'

it('prints what daily reports print, both states of gases, and both ozones of an area', () => {
  // Oracle: by hand: 34.5 → 34, CO 0.25 → 0.2; ozone of 175 at 273.15 K is 160 at 298.15 K; two flat stations have one ozone by both conventions.
  const record = recordOf('2026-06-01', { a: { pm25: [34.5, null], co: [0.25, 1], o3: [175, 100] }, b: { o3: [175, 100] } })
  const choice = choose(record, new GasTimeline('273.15K', 480), 'auto', 'limit')
  const [a, , city] = placesOf(record, choice, () => true)
  const view = dailyView(a!, dayIndices(a!, record, choice, loadUsStandard()))
  expect(view.values).toEqual({ pm25: [34, null], co: [0.2, 0.9], o3: [160, 92], o3_1h: [160, 92] })
  expect(view.as_reported).toEqual({ co: [0.2, 1], o3: [175, 100], o3_1h: [175, 100] })
  expect([view.aqi, view.level, view.primary, view.missing, view.o3_of_mean_hours]).toEqual([[100, null], [2, null], ['o3', ''], ['', 'pm25'], undefined])
  expect(dailyView(city!, [null, null])).toMatchObject({ o3_of_mean_hours: [160, 92], aqi: [null, null], primary: ['', ''] })
})
