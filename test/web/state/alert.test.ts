import { describe, expect, it } from 'vitest'
import type { AlertCourse, AlertPeriod, AlertView } from '../../../server/protocol/alert.ts'
import { clauseNamed, colourOf, isAssumed, issuedStretches, levelNamed, ruleStretches, warningColour } from '../../../web/src/state/alert.ts'
import { FIRST, iso, snapshot } from '../sample-room.ts'

const period = (from: number, to: number | null, level: string): AlertPeriod =>
  ({ level, edition: 'e', from: iso(from), to: to === null ? null : iso(to), metAt: null, rule: null, opensInGap: false, closesInGap: false })
const course = (periods: AlertPeriod[], status: AlertCourse['status'] = 'found'): AlertCourse => ({
  edition: 'e', status, series: 'city', decidable: true, points: 1, of: 1, days: 'natural-day',
  now: { level: 'none', since: iso(0), until: null, metAt: null, rule: null, next: null, mean: null, dayOpen: false, missing: false },
  other: { days: 'any-24h', level: 'none', since: iso(0) }, periods,
})
const issued = (level: string, start: number, end: number | null): AlertView['official'][number] => ({ level, start: iso(start), end: end === null ? null : iso(end), issued: iso(start - 4), source: 'bureau' })
const places = (found: ReturnType<typeof ruleStretches>) => found.map(({ level, from, to, open }) => [level, from - FIRST, to - FIRST, open])

describe('strips under the chart', () => {
  it('end at the clock: what only a forecast knows is cut off there, and what has not begun is not drawn', () => {
    // Oracle: by hand: at hour 70 the first is over, the second goes on to 90, the third begins at 80.
    expect(places(ruleStretches(course([period(10, 30, 'blue'), period(50, 90, 'yellow'), period(80, null, 'orange')]), FIRST + 70))).toEqual([['blue', 10, 30, false], ['yellow', 50, 70, true]])
    expect(places(ruleStretches(course([period(50, null, 'red')]), FIRST + 70))).toEqual([['red', 50, 70, true]])
    expect(ruleStretches(null, FIRST + 70)).toEqual([])
  })

  it('of what was issued begin when it took force, not when it was told', () => {
    // Oracle: by hand: issued at hour 36 for hour 40.
    const view = { ...snapshot([1]).alert, official: [issued('红色', 40, null)] }
    expect(places(issuedStretches(view, FIRST + 38))).toEqual([])
    expect(places(issuedStretches(view, FIRST + 60))).toEqual([['红色', 40, 60, true]])
  })
})

describe('what a level is called and coloured', () => {
  it('is read from the words of a warning in either language', () => {
    // Oracle: the four colours of China's warnings in both languages.
    expect(['空气重污染红色预警', '橙色', 'Yellow', 'BLUE', '解除'].map(warningColour)).toEqual(['red', 'orange', 'yellow', 'blue', null])
    expect(colourOf('红色')).toBe(colourOf('red'))
    expect(new Set(['blue', 'yellow', 'orange', 'red', 'pinggu-near-heavy', 'pinggu-heavy'].map(colourOf)).size).toBe(6)
  })

  it('is nothing where no catalogue has come, and assumed where nobody has read the rule', () => {
    // Oracle: the wire's own words: weak and memory are shown as assumed.
    expect([clauseNamed(null, '2016-red'), levelNamed(null, 'red')]).toEqual([null, null])
    expect((['found', 'weak', 'memory'] as const).map((status) => isAssumed(course([], status)))).toEqual([false, true, true])
  })
})
