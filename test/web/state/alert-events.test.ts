import { describe, expect, it } from 'vitest'
import type { AlertCourse, AlertPeriod, AlertView } from '../../../server/protocol/alert.ts'
import { alertEvents } from '../../../web/src/state/alert-events.ts'
import { FIRST, iso, snapshot } from '../sample-room.ts'

const period = (from: number, to: number | null, id: string): AlertPeriod =>
  ({ level: id, edition: 'e', from: iso(from), to: to === null ? null : iso(to), metAt: null, rule: null, opensInGap: false, closesInGap: false })
const course = (series: AlertCourse['series'], periods: AlertPeriod[]): AlertCourse => ({
  edition: 'e', status: 'found', series, decidable: true, points: 1, of: 1, days: 'natural-day',
  now: { level: 'none', since: iso(0), until: null, metAt: null, rule: null, next: null, mean: null, dayOpen: false, missing: false },
  other: { days: 'any-24h', level: 'none', since: iso(0) }, periods,
})
const none: AlertView = { ...snapshot([1]).alert, alert: null, tier: null, official: [] }
const told = (alert: AlertView, cursor: number) => alertEvents(alert, FIRST + cursor).map((one) => [one.of, one.hour - FIRST, 'warning' in one ? one.warning.level : one.period.level])

describe('what happened to alerts', () => {
  it('is what was issued and lifted as the clock came there; an open warning is not lifted', () => {
    // Oracle: by hand.
    const official = [{ level: '橙色', start: iso(12), end: iso(60), issued: iso(8), source: 'bureau' }, { level: '红色', start: iso(40), end: null, issued: iso(39), source: 'bureau' }]
    expect(told({ ...none, official }, 7)).toEqual([])
    expect(told({ ...none, official }, 50)).toEqual([['issued', 8, '橙色'], ['issued', 39, '红色']])
    expect(told({ ...none, official }, 60)).toEqual([['issued', 8, '橙色'], ['lifted', 60, '橙色'], ['issued', 39, '红色']])
  })

  it('is where a level by rule began and ended, of the city and of the district, and no end that only a forecast knows', () => {
    // Oracle: by hand: the yellow period is forecast to end at hour 90, and the clock stands at 70.
    const view = { ...none, alert: course('city', [period(10, 30, 'blue'), period(50, 90, 'yellow')]), tier: course('station', [period(66, null, 'pinggu-heavy')]) }
    expect(told(view, 70)).toEqual([['began', 10, 'blue'], ['ended', 30, 'blue'], ['began', 50, 'yellow'], ['began', 66, 'pinggu-heavy']])
  })

  it('is nothing where nothing is known', () => {
    // Oracle: by hand.
    expect(told(none, 100)).toEqual([])
  })
})
