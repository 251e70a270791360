import { describe, expect, it } from 'vitest'
import { formatDay, formatHour, hoursAfter } from '../../../../models/units/time.ts'
import { lastDayBehind, RecordBuilder, unpacked } from '../../../../server/engine/assessment/record.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { at } from '../../../support/frames.ts'

const stations = ['a', 'b'].map(id => ({ id, name_zh: id, name_en: id, lon: 117, lat: 40, role: 'network' }))
const builder = (first: string, last: string, gas = new GasTimeline('273.15K', 480)) => new RecordBuilder({ first: at(first), last: at(last), offsetMinutes: 480, stations, gas })
const row = (station: string, values: Record<string, number | null>, withheld: (column: string) => boolean = () => false) => ({ station, values, withheld })

describe('a record of hours', () => {
  it('has whole days from the label 01:00 on, and null where nothing is', () => {
    // Oracle: by hand: 00:00 closes the day before, so 2016-12-15T00:00 is the 24th hour of the 14th.
    const made = builder('2016-12-15T00:00', '2016-12-15T02:00')
    made.add(at('2016-12-15T00:00'), [row('a', { pm25: 10, co: null }), row('b', { o3: 5 })])
    made.add(at('2016-12-15T02:00'), [row('a', { pm25: 12 }), row('stranger', { pm25: 99 })])
    const record = unpacked(made.done())
    expect([formatDay(record.firstDay), record.days, formatHour(record.first)]).toEqual(['2016-12-14', 2, '2016-12-14T01:00:00+08:00'])
    const [a, b] = record.stations
    expect([a?.hours.pm25?.length, a?.hours.pm25?.[23], a?.hours.pm25?.[24], a?.hours.pm25?.[25]]).toEqual([48, 10, null, 12])
    // Never measured is absent, not missing.
    expect([Object.keys(a?.hours ?? {}), Object.keys(b?.hours ?? {})]).toEqual([['pm25'], ['o3']])
  })

  it('counts what is withheld, and withholds what is below zero whoever believes it', () => {
    // Oracle: the issue: negative values are never a silent number.
    const made = builder('2016-12-15T01:00', '2016-12-15T03:00')
    made.add(at('2016-12-15T01:00'), [row('a', { pm25: 10, o3: 20 }, column => column === 'o3')])
    made.add(at('2016-12-15T02:00'), [row('a', { pm25: -5, o3: 20 })])
    expect(unpacked(made.done()).stations[0]).toMatchObject({ withheld: { pm25: 1, o3: 1 }, hours: { pm25: expect.arrayContaining([10]) as number[] } })
  })

  it('brings the hours of a day to the state of its last hour, gases alone', () => {
    // Oracle: the ideal gas law by hand: 100 at 273.15 K is 91.6 at 298.15 K.
    const gas = new GasTimeline([{ from: '2016-12-01T00:00:00+08:00', state: '273.15K' }, { from: '2016-12-15T12:00:00+08:00', state: '298.15K' }], 480)
    const made = builder('2016-12-15T01:00', '2016-12-16T00:00', gas)
    for (const hour of [1, 13]) made.add(hoursAfter(at('2016-12-15T00:00'), hour), [row('a', { pm25: 100, no2: 100 })])
    const [a] = unpacked(made.done()).stations
    expect([a?.hours.no2?.[0], a?.hours.no2?.[12], a?.hours.pm25?.[0]]).toEqual([expect.closeTo(91.615, 3), 100, 100])
  })

  it('counts a day as behind once it can have a mean', () => {
    // Oracle: 20 hours of a day make a daily mean.
    const until = (last: string) => formatDay(lastDayBehind(unpacked(builder('2016-12-14T01:00', last).done())))
    expect([until('2016-12-15T19:00'), until('2016-12-15T20:00'), until('2016-12-16T00:00'), until('2016-12-16T01:00')]).toEqual(['2016-12-14', '2016-12-15', '2016-12-15', '2016-12-15'])
  })
})
