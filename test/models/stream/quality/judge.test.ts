import { describe, expect, it } from 'vitest'
import { emptyQuality, withStations } from '../../../../models/stream/quality/state.ts'
import { NO_CONTEXT, qualityContext } from '../../../../models/stream/quality/context.ts'
import { judgeHour } from '../../../../models/stream/quality/judge.ts'
import { emptyRow } from '../../../../models/stream/quality/cells.ts'
import { qualityHourStep } from '../../../../models/stream/quality.ts'
import { isMeasured, type Reading } from '../../../../models/units/missing.ts'
import { hoursAfter, parseHour, type EventHour } from '../../../../models/units/time.ts'
import { hour } from '../row.ts'

const others = ['a', 'b', 'c', 'd']

/** Readings of `here` hour by hour; the others read `around`. */
function readings(here: readonly Record<string, number>[], around: (n: number) => Record<string, number>, from = hour(0), context = NO_CONTEXT): Record<string, Reading>[] {
  let state = emptyQuality
  return here.map((values, n) => {
    const at = hoursAfter(from, n)
    const step = qualityHourStep(state, [{ station: 'here', hour: at, values }, ...others.map((station, i) => ({ station, hour: at, values: Object.fromEntries(Object.entries(around(n)).map(([name, value]) => [name, value + i / 10])) }))], context)
    state = step.state
    return step.out['here']!
  })
}
const flagsOf = (reading: Reading | undefined) => (reading?.flags ?? []).join('+')

describe('an hour', () => {
  it('is doubted as a whole run where an analyser is pegged at full scale', () => {
    // Oracle: SOURCES.md: CO stuck at 20 for a day, one hour of 1 in between; neighbours go on between 0.4 and 0.9.
    const co = [0.3, 20, 20, 20, 20, 20, 1, 20, 20, 0.7]
    const flags = readings(co.map(one => ({ co: one })), n => ({ co: 0.4 + (n % 5) / 10 })).map(({ co: reading }) => flagsOf(reading))
    expect(flags).toEqual(['', 'full scale+spike', ...Array.from({ length: 4 }, () => 'full scale+stuck'), '', 'full scale+stuck', 'full scale+stuck', ''])
  })

  it('is a lower bound, and no stuck instrument, where all neighbours are at the end of the scale as well', () => {
    // Oracle: the dust of 2015-02-21: five stations published 1,000 for eight hours and more.
    const flags = readings(Array.from({ length: 16 }, (_, n) => ({ pm10: n < 4 ? 120 + n : 1000 })), n => ({ pm10: n < 4 ? 130 + n : 850 + 120 * (n % 2) })).map(({ pm10 }) => flagsOf(pm10))
    expect(new Set(flags.slice(5))).toEqual(new Set(['full scale']))
  })

  it('is withheld where one station repeats itself while the others move, and only noted where all the air stands still', () => {
    // Oracle: a stuck instrument does not follow the air; still air over a whole region cannot be told from a stuck one.
    const same = Array.from({ length: 48 }, () => ({ no2: 40 }))
    const moving = readings(same, n => ({ no2: 30 + 9 * (n % 4) }))
    const still = readings(same, () => ({ no2: 41 }))
    expect([flagsOf(moving[3]?.['no2']), flagsOf(moving[40]?.['no2']), isMeasured(moving[40]?.['no2'])]).toEqual(['', 'stuck', false])
    expect([flagsOf(still[40]?.['no2']), isMeasured(still[40]?.['no2'])]).toEqual(['repeated', true])
  })

  it('is judged by the step in which its numbers come', () => {
    // Oracle: eight hours of 20.3 among tenths are odd, eight hours of 20 among whole numbers are a calm night; the others move.
    const stuckAfter = (step: number) => readings(Array.from({ length: 240 }, (_, n) => ({ no2: n < 230 ? Math.round((15 + 7 * Math.sin(n * n)) / step) * step : 20 + (step < 1 ? 0.3 : 0) })), n => ({ no2: 30 + 9 * (n % 4) }))
      .filter(({ no2 }) => flagsOf(no2) !== '').length
    expect(stuckAfter(0.1)).toBeGreaterThan(0)
    expect(stuckAfter(1)).toBe(0)
  })

  it('knows whole ppb by their steps, whatever decimals they have in µg/m³', () => {
    // Oracle: 3 ppb of SO2 for twenty hours is clean air of one number, although 8.6 looks fine; learnt from the 96 changes before.
    const ppb = (n: number) => n < 280 ? 1 + (n * n) % 7 : 3
    const flagged = readings(Array.from({ length: 300 }, (_, n) => ({ so2: Math.round(ppb(n) * 28.58) / 10 })), n => ({ so2: 6 + 4 * (n % 3) })).filter(({ so2 }) => flagsOf(so2) !== '')
    expect(flagged).toEqual([])
  })

  it('of fireworks explains what would be a spike', () => {
    // Oracle: Pinggu's night of 2015: 7 and 2 in the afternoon, 1000 and 500 at 01:00; here three neighbours keep it quiet.
    const from = parseHour('2015-02-18T13:00:00+08:00') as EventHour
    const context = qualityContext({ stations: [], offsetMinutes: 480, newYears: ['2015-02-19'], gasState: null })
    const night = Array.from({ length: 13 }, (_, n) => n < 12 ? { pm25: 7, pm10: 20, so2: 2, co: 0.3 } : { pm25: 1000, pm10: 1000, so2: 500, co: 8 })
    const at = (given: typeof context) => readings(night, n => ({ pm25: 9 + n % 3, pm10: 22 + n % 3, so2: 2 + n % 2, co: 0.3 }), from, given)[12]!
    expect(['pm25', 'pm10', 'so2', 'co'].map(name => flagsOf(at(context)[name]))).toEqual(['fireworks+full scale', 'fireworks+full scale', 'fireworks+full scale', 'spike'])
    expect(['pm25', 'pm10', 'so2'].map(name => flagsOf(at(NO_CONTEXT)[name]))).toEqual(['full scale+spike', 'full scale+spike', 'full scale+spike'])
  })

  it('of dust is marked where the station is in it, and is no spike there', () => {
    // Oracle: dust over a region, by hand: 80 for six hours, then 700 with a tenth of it fine.
    const course = (n: number, clear = false) => n < 8 || clear ? { pm25: 40 + n % 3, pm10: 80 + n % 5 } : { pm25: 70, pm10: 700 + n }
    const inside = readings(Array.from({ length: 12 }, (_, n) => course(n)), n => course(n))
    const outside = readings(Array.from({ length: 12 }, (_, n) => course(n, true)), n => course(n))
    expect([9, 10].map(n => [flagsOf(inside[n]?.['pm10']), flagsOf(inside[n]?.['pm25'])])).toEqual([['dust', 'dust'], ['dust', 'dust']])
    expect(flagsOf(outside[9]?.['pm10'])).toBe('')
    expect(isMeasured(inside[9]?.['pm10'])).toBe(true)
  })

  it('that is withheld is no witness for a neighbour', () => {
    // Oracle: two broken instruments one after the other do not acquit each other by what was withheld.
    const state = withStations(emptyQuality, ['here', ...others])
    const quiet = emptyRow(5).map((_, k) => k % 6 === 0 ? 40 + k / 6 : Number.NaN)
    const first = judgeHour(judgeHour(state, quiet, hour(0), NO_CONTEXT).state, quiet.map((value, k) => k === 0 ? 800 : value), hour(1), NO_CONTEXT)
    const second = judgeHour(first.state, quiet.map((value, k) => k === 6 ? 800 : value), hour(2), NO_CONTEXT)
    expect([first.flags.get(0), second.flags.get(6)]).toEqual([['spike'], ['spike']])
    expect(first.state.hours.at(-1)?.[0]).toBeNaN()
    expect(first.state.believed[0]).toBe(40)
  })
})
