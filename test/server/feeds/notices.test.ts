import { describe, expect, it } from 'vitest'
import { Notices } from '../../../server/feeds/notices.ts'
import { at } from '../../support/frames.ts'

const event = (type: string, data: unknown) => ({ id: '1', source: 's', type, data })

describe('what a feed tells beside measurements', () => {
  it('is forecasts of PM2.5 and warnings, with the moment of their issue', () => {
    // Oracle: the events as contracts.md has them.
    const notices = new Notices(480)
    notices.add(event('forecast', { issued: '2016-12-15T16:00:00+08:00', station: 'pinggu', time: '2016-12-16T01:00:00+08:00', pollutant: 'pm25', value: 160, p05: 100, p95: 220 }), 1)
    notices.add(event('warning', { level: 'red', start: '2016-12-16T21:00:00+08:00', end: null, issued: '2016-12-15T14:20:00+08:00', source: 'city' }), 2)
    expect(notices.forecasts.after(at('2016-12-16T00:00'), Date.parse('2016-12-15T16:00:00+08:00'), ['pinggu'])).toEqual([[160]])
    expect(notices.warnings).toEqual([{ level: 'red', start: at('2016-12-16T21:00'), end: null, issued: Date.parse('2016-12-15T14:20:00+08:00'), source: 'city' }])
  })

  it('keeps the newest hundred warnings in memory', () => {
    // Oracle: the limit; all stay in the log.
    const notices = new Notices(480)
    for (let i = 0; i < 105; i++) notices.add(event('warning', { level: `w${i}`, start: '2016-12-16T21:00:00+08:00', issued: '2016-12-15T14:20:00+08:00' }), i)
    expect([notices.warnings.length, notices.warnings[0]?.level, notices.warnings.at(-1)?.level]).toEqual([100, 'w5', 'w104'])
  })

  it('of another version is refused with its place', () => {
    // Oracle: what was logged was checked; another shape was written by a later version.
    expect(() => { new Notices(480).add(event('warning', { colour: 'red' }), 7) }).toThrow('the log of observations holds a warning at seq 7 that this version cannot read: start the version that wrote it')
  })
})
