import { expect, it } from 'vitest'
import { NEIGHBOURS, NO_CONTEXT, qualityContext } from '../../../../models/stream/quality/context.ts'
import { gasStateAt } from '../../../../models/units/gas-state.ts'
import { dayOf, parseHour, type EventHour } from '../../../../models/units/time.ts'

const at = (text: string) => parseHour(text) as EventHour
const given = { stations: [], offsetMinutes: 480, newYears: [], gasState: null }

it('lists the nearest stations first, those without a place last, and no more than are asked', () => {
  // Oracle: Beijing's map: Donggaocun is 5 km from Pinggu, Miyun 34, Shunyi 38 (great circle).
  const stations = [{ id: 'pinggu', lon: 117.1, lat: 40.143 }, { id: 'shunyi', lon: 116.655, lat: 40.127 }, { id: 'nowhere', lon: null, lat: null }, { id: 'donggaocun', lon: 117.12, lat: 40.1 }, { id: 'miyun', lon: 116.832, lat: 40.37 }]
  const near = qualityContext({ ...given, stations }).neighbours['pinggu']
  expect(near?.map(({ id }) => id)).toEqual(['donggaocun', 'miyun', 'shunyi', 'nowhere'])
  expect(near?.map(({ km }) => km === null ? null : Math.round(km))).toEqual([5, 34, 38, null])
  const many = Array.from({ length: 20 }, (_, i) => ({ id: `s${i}`, lon: 116 + i / 100, lat: 40 }))
  expect(qualityContext({ ...given, stations: many }).neighbours['s0']).toHaveLength(NEIGHBOURS)
})

it('counts the first day of the year as a local day', () => {
  // Oracle: the label 00:00 of the day after closes it.
  const { newYears } = qualityContext({ ...given, newYears: ['2015-02-19'] })
  expect(newYears.has(dayOf(at('2015-02-20T00:00:00+08:00')))).toBe(true)
  expect(newYears.has(dayOf(at('2015-02-19T00:00:00+08:00')))).toBe(false)
  expect(() => qualityContext({ ...given, newYears: ['19 February'] })).toThrow(/needs a date such as 2015-02-19, got "19 February"/)
})

it('knows the state that was declared for the hour', () => {
  // Oracle: GB 3095's amendment: 273.15 K before 2018-09-01, 298.15 K from then on; the label 00:00 closes the day before.
  const context = qualityContext({ ...given, gasState: [{ from: '2018-09-01T00:00:00+08:00', state: '298.15K' }, { from: '2012-01-01T00:00:00+08:00', state: '273.15K' }] })
  expect(gasStateAt(context.gasStates, at('2018-09-01T00:00:00+08:00'))).toBe('273.15K')
  expect(gasStateAt(context.gasStates, at('2018-09-01T01:00:00+08:00'))).toBe('298.15K')
  expect(gasStateAt(qualityContext({ ...given, gasState: '298.15K' }).gasStates, at('2000-01-01T00:00:00+08:00'))).toBe('298.15K')
  expect(gasStateAt(NO_CONTEXT.gasStates, at('2018-09-01T00:00:00+08:00'))).toBeNull()
})
