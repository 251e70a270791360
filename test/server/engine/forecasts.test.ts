import { describe, expect, it } from 'vitest'
import { Forecasts, type ForecastRow } from '../../../server/engine/forecasts.ts'
import { hourAt } from '../../support/made-episode.ts'

const row = (index: number, issued: number, value: number | null, station = 'a', pollutant = 'pm25'): ForecastRow => ({ issued, hour: hourAt(index), station, pollutant, value })

describe('forecasts', () => {
  it('are those of the newest issue that was known, in whatever order they came', () => {
    // Oracle: by hand: issues of moments 10 and 20, asked at 9, 15 and 25.
    const known = (until: number) => new Forecasts([row(1, 20, 200), row(1, 10, 100), row(2, 10, 110)]).after(hourAt(0), until, ['a'])
    expect([known(9), known(15), known(25)]).toEqual([[], [[100], [110]], [[200], [110]]])
  })

  it('can be taken back, have gaps, and end with the last hour that has a value', () => {
    // Oracle: by hand; a null of a later issue takes the earlier value back.
    expect(new Forecasts([row(1, 10, 100), row(3, 10, 130), row(4, 10, 140), row(4, 20, null)]).after(hourAt(0), 99, ['a', 'b'])).toEqual([[100, null], [null, null], [130, null]])
  })

  it('are of PM2.5, of the stations asked for, after the hour', () => {
    // Oracle: by hand.
    const forecasts = new Forecasts([row(0, 10, 90), row(1, 10, 100), row(1, 10, 50, 'b'), row(1, 10, 70, 'a', 'o3')])
    expect([forecasts.after(hourAt(0), 99, ['a']), forecasts.after(hourAt(1), 99, ['a']), new Forecasts().after(hourAt(0), 99, ['a'])]).toEqual([[[100]], [], []])
  })

  it('of a feed are bounded: the oldest hours go, and none is looked for more than thirty days ahead', () => {
    // Oracle: the limits themselves: two hours are kept; 720 hours are 30 days.
    const few = new Forecasts([row(3, 10, 3), row(1, 10, 1), row(2, 10, 2)], 2)
    expect(few.after(hourAt(0), 99, ['a'])).toEqual([[null], [2], [3]])
    expect(new Forecasts([row(5_000, 10, 3)]).after(hourAt(0), 99, ['a'])).toEqual([])
  })
})
