import { expect, it } from 'vitest'
import { readStationHour, unreadable } from '../../../server/feeds/station-hour.ts'
import { FeedEvent, columnsOf } from '../../../server/protocol/events.ts'

const event = (data: unknown, type = 'observation') => ({ specversion: '1.0', id: 'a', source: 's', type, data })
const time = '2016-12-16T20:00:00+08:00'

it('reads of an event what its schema reads', () => {
  // Oracle: the schema of the wire, and what it says are columns.
  for (const [type, data] of [['observation', { station: 'here', time, pm25: 312, co: 4.1, no2: null, voc_toluene: 0.25 }], ['weather', { station: 'here', time, wind_speed: 0, temperature: -4.5 }]] as const) {
    const parsed = FeedEvent.parse(event(data, type))
    expect(readStationHour(event(data, type), 1)).toEqual({ station: 'here', time, values: columnsOf(parsed.data) })
  }
})

it('reads the zero that a log has no sign for as a log has it', () => {
  // Oracle: JSON.stringify, with which the log is written.
  const sent: { data: { pm25: number } } = JSON.parse(`{"data":{"station":"here","time":"${time}","pm25":-0}}`)
  const logged: typeof sent = JSON.parse(JSON.stringify(sent))
  expect([Object.is(sent.data.pm25, -0), Object.is(logged.data.pm25, 0)]).toEqual([true, true])
  expect(Object.is(readStationHour(event(sent.data), 1).values['pm25'], 0)).toBe(true)
})

it('says which row it cannot read, and what would read it', () => {
  // Oracle: the sentence by hand.
  for (const data of [undefined, null, [], 'text', { time }, { station: 'here' }, { station: 7, time }]) expect(() => readStationHour(event(data), 12)).toThrow('an observation at seq 12 that this version cannot read: start the version that wrote it')
  expect(unreadable(event({}, 'weather'), 3)).toMatchObject({ code: 'log.newer', message: expect.stringContaining('a weather at seq 3') as string })
})
