import { describe, expect, it } from 'vitest'
import { assess } from '../../../../server/engine/assessment/assess.ts'
import { Assessment } from '../../../../server/protocol/assessment.ts'
import { flat, packedRecord, PLAN_DAYS, setupOf } from '../../../support/assessed-record.ts'

const record = packedRecord('2015-01-01', { d: PLAN_DAYS, a: { ...PLAN_DAYS, pm25: flat(36) } })

describe('an assessment', () => {
  it('fits its published form by every standard', () => {
    // Oracle: server/protocol/assessment.ts, strict.
    for (const standard of ['auto', 'gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026', 'who-2021', 'eu-2024-2881', 'us-epa-2024']) {
      expect(Assessment.safeParse(JSON.parse(JSON.stringify(assess(setupOf(record, { standard }))))).error?.issues ?? [], standard).toEqual([])
    }
  })

  it('is of the stations asked for, the district and the city, with the level now', () => {
    // Oracle: by hand: the city's PM2.5 of 35 is 50, and its PM10 of 52 is 50 + 50·2/100 = 51.
    const made = assess(setupOf(record, { stations: ['a'] }))
    expect(made.places.map(({ id }) => id)).toEqual(['a', 'district', 'city'])
    expect(made.places[2]?.now).toEqual({ time: '2016-01-01T00:00:00+08:00', aqi: 51, level: 2, primary: ['pm10'], standard: 'hj633-2012' })
    expect(made.places[2]?.daily.values['pm25']?.[0]).toBe(35)
    expect(made.targets.map(({ place, year, over }) => [place, year, over])).toEqual([['district', 2015, true]])
  })

  it('leaves the hours out where nobody wants them, and changes nothing else', () => {
    // Oracle: the same question with and without.
    const [with_, without] = [assess(setupOf(record)), assess(setupOf(record, { hours: false }))]
    expect(without.places.map(({ hourly }) => hourly)).toEqual([null, null, null, null])
    expect({ ...with_, places: with_.places.map(place => ({ ...place, hourly: null })) }).toEqual(without)
  })

  it('is the same bytes twice', () => {
    // Oracle: architecture.md: the same input gives the same bytes.
    expect(JSON.stringify(assess(setupOf(record)))).toBe(JSON.stringify(assess(setupOf(record))))
  })

  it('names every rule of the editions that it used, with its status, and the state of gases by date', () => {
    // Oracle: the rule book; an edition of 2012 and one of 2026 in two days.
    const made = assess(setupOf(packedRecord('2026-02-28', { d: { o3: flat(50, 2) } })))
    expect(new Set(made.rules.map(({ evaluation }) => evaluation))).toEqual(new Set(['hj663-2013', 'hj663-2026']))
    expect(made.rules.filter(({ status }) => status === 'memory').length).toBeGreaterThan(5)
    expect(made.gas_state.stretches).toEqual([{ from: '2026-02-28', to: '2026-03-01', of_data_kelvin: 273.15, of_limits_kelvin: 298.15 }])
    expect(made.places[0]?.not_monitored).toEqual(['pm25', 'pm10', 'so2', 'no2', 'co'])
  })

  it('refuses days before any edition', () => {
    // Oracle: the issue: a clear refusal.
    expect(() => assess(setupOf(packedRecord('2009-01-01', { d: { o3: flat(50, 2) } })))).toThrow(/ask for one by name/)
  })
})
