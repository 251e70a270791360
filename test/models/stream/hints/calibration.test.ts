import { describe, expect, it } from 'vitest'
import { uniform } from '../../../../models/numeric/random.ts'
import { calibrationHours } from '../../../../models/stream/hints/calibration.ts'
import { hour } from '../row.ts'
import { changed, honest } from './made-series.ts'

const chance = (member: number, n: number) => uniform({ seed: 9, model: 'span', member, name: 'peak', hour: n })

describe('calibration hours', () => {
  it('are not hinted at where peaks come at any hour', () => {
    // Oracle: 200 random series with a peak in one hour of a hundred: p below 0.05 in at most 5 % (three standard deviations: 9.7 %).
    const hints = Array.from({ length: 200 }, (_, member) => calibrationHours('o3', changed(honest(member, 100, 40), (value, n) => chance(member, n) < 0.01 ? value + 260 : value), 480)).filter(hint => hint !== null)
    expect(hints.length).toBeGreaterThan(190)
    expect(hints.filter(({ p }) => p < 0.05).length / hints.length).toBeLessThan(0.097)
    expect(hints.filter(({ notable }) => notable)).toEqual([])
  })

  it('are found where a span gas is read every second night', () => {
    // Oracle: by construction: 03:00 local time, every second day.
    const series = changed(honest(1, 100, 40), (value, n) => (hour(n) + 8) % 24 === 3 && Math.floor((hour(n) + 8) / 24) % 2 === 0 ? 270 : value)
    expect(calibrationHours('o3', series, 480)).toMatchObject({ name: 'calibration hours', notable: true, numbers: { hour: 3 } })
    expect(calibrationHours('o3', honest(1, 100, 20), 480)).toBeNull()
    // A rush hour: high, and not twice what is around it.
    expect(calibrationHours('no2', changed(honest(1, 100), (_, n) => n % 24 === 9 ? 270 : 160), 480)).toBeNull()
  })
})
