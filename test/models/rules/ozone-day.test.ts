import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mda8 } from '../../../models/rules/mda8.ts'
import { NO_OZONE_YET, ozoneDayStep, type OzoneHour } from '../../../models/rules/ozone-day.ts'
import { hoursAfter } from '../../../models/units/time.ts'
import { at } from '../../support/frames.ts'

const first = at('2016-06-01T01:00:00+08:00')

function through(values: readonly (number | null)[]): OzoneHour[] {
  let state = NO_OZONE_YET
  return values.map((value, i) => {
    const next = ozoneDayStep(state, hoursAfter(first, i), value, 480)
    state = next.state
    return next.out
  })
}

describe('ozone through the day', () => {
  it('ends each day with the MDA8 of its 24 hours, whatever is missing', () => {
    // Oracle: mda8 over the whole day at once, itself held to 78 and 74 exceedance days and cases by hand.
    const value = fc.option(fc.integer({ min: 2, max: 400 }), { nil: null, freq: 4 })
    fc.assert(fc.property(fc.array(value, { minLength: 72, maxLength: 72 }), values => {
      const out = through(values)
      for (const day of [0, 1, 2]) {
        const whole = mda8(values.slice(24 * day, 24 * day + 24))
        const built = out[24 * day + 23]!.mda8
        if (whole === null) expect(built).toBeNull()
        else expect(built).toBeCloseTo(whole, 9)
      }
    }))
  })

  it('shows nothing of the day before its eighth hour, and then only rises', () => {
    // Oracle: by hand: 17 windows labelled 08 to 24; the evening before does not count.
    const out = through([...Array<number>(24).fill(300), ...Array<number>(24).fill(100)])
    expect(out.slice(24, 31).map(hour => hour.mda8)).toEqual(Array<null>(7).fill(null))
    expect(out[31]!.mda8).toBe(100)
    expect(out[24]!.mean8).toBe(275)
    const rising = through(Array.from({ length: 24 }, (_, i) => i * 10)).map(hour => hour.mda8 ?? 0)
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
  })

  it('mixes no two states of the gas: what was kept is restated where the state changes', () => {
    // Oracle: the same air told at one state throughout: 100 µg/m³ at 273.15 K are 100 · 273.15 / 298.15 at 298.15 K, so the mean that reaches over the change is that of steady air.
    const [cold, warm] = [100, 100 * 273.15 / 298.15]
    for (const change of [3, 12, 20]) {
      let state = NO_OZONE_YET
      const out = Array.from({ length: 24 }, (_, i) => {
        const next = ozoneDayStep(state, hoursAfter(first, i), i < change ? cold : warm, 480, i === change ? 273.15 / 298.15 : 1)
        state = next.state
        return next.out
      })
      for (const [i, { mean8, mda8: day }] of out.entries()) {
        if (mean8 !== null) expect(mean8).toBeCloseTo(i < change ? cold : warm, 9)
        if (day !== null) expect(day).toBeCloseTo(i < change ? cold : warm, 9)
      }
    }
  })

  it('gives a window with six of its eight hours, and none with five', () => {
    // Oracle: GB 3095-2026 table 4.
    expect(through([null, null, 1, 1, 1, 1, 1, 1])[7]!.mean8).toBe(1)
    expect(through([null, null, null, 1, 1, 1, 1, 1])[7]!.mean8).toBeNull()
  })
})
