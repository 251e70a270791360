import { describe, expect, it } from 'vitest'
import { activityAt, type Window } from '../../../models/measures/activity.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { at } from './catalogue.ts'

const day: Window = { start: at('2016-12-20T08:00'), end: at('2016-12-21T08:00'), hours: null, ramp_h: 0 }
const after = (hour: EventHour, n: number) => hour + n as EventHour

describe('activity of a measure', () => {
  it('acts fully from the hour labelled start to the hour labelled end, and not outside', () => {
    // Oracle: the contract's sentence "hours are end labels, from and to included".
    const seen = [-1, 0, 24, 25].map(n => activityAt(day, after(day.start, n), 480))
    expect(seen).toEqual([0, 1, 1, 0])
  })

  it('climbs so that the hours of the ramp lose half of the ramp, whatever its length', () => {
    // Oracle: area under a line from 0 to 1 over r hours is r/2, so r + 1 hours add up to r/2 + (rest of them at full effect).
    for (const ramp_h of [0.5, 1, 3, 5.5, 12]) {
      const hours = Array.from({ length: 20 }, (_, n) => activityAt({ ...day, ramp_h }, after(day.start, n), 480))
      expect(hours.reduce((a, b) => a + b)).toBeCloseTo(20 - ramp_h / 2, 10)
      expect(hours).toEqual([...hours].sort((a, b) => a - b))
    }
  })

  it('keeps a daily window of local end labels: 03:00 to 24:00 is labels 4 to 24', () => {
    // Oracle: counted by hand on a clock face; the label 00:00 closes the day before and belongs to it.
    const acting = Array.from({ length: 24 }, (_, n) => activityAt({ ...day, hours: [4, 24] }, at('2016-12-20T12:00') + n as EventHour, 480))
    const labels = acting.map((a, n) => [(12 + n) % 24, a])
    expect(labels.filter(([, a]) => a === 0).map(([l]) => l)).toEqual([1, 2, 3, 9, 10, 11])
  })

  it('lets a window run over midnight', () => {
    // Oracle: night work between 21:00 and 05:00 is labels 22 to 5.
    const at22 = activityAt({ ...day, hours: [22, 5] }, at('2016-12-20T22:00'), 480)
    const at0 = activityAt({ ...day, hours: [22, 5] }, at('2016-12-21T00:00'), 480)
    const at6 = activityAt({ ...day, hours: [22, 5] }, at('2016-12-21T06:00'), 480)
    expect([at22, at0, at6]).toEqual([1, 1, 0])
  })
})
