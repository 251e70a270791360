import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { frontPassed, remember } from '../../../models/air/front.ts'
import { exchangeLayers } from '../../../models/air/layers.ts'
import { diagnoseHeight, summerness } from '../../../models/air/mixing-height.ts'
import { rainPower, renewalRate } from '../../../models/air/ventilation.ts'
import { comesFrom, followWind, isNorthern, NO_WIND, type WindState } from '../../../models/air/wind.ts'
import { frameOf } from '../../support/frames.ts'

const climate = { nightWinter: 150, noonWinter: 800, nightSummer: 250, noonSummer: 1500, stagnation: 0.5 }
const january = (hour: number) => ({ year: 2016, month: 1, day: 15, hour })

describe('the mixing height', () => {
  it('of a clear January day is 150 m before dawn and 800 m after noon', () => {
    // Oracle: science.md §9; the sun's highest hour ends at 12 or 13, so 10 m below the noon value is allowed.
    expect(diagnoseHeight(january(5), climate, 4, 30)).toBe(150)
    expect(Math.max(...Array.from({ length: 24 }, (_, hour) => diagnoseHeight(january(hour), climate, 4, 30)))).toBeGreaterThan(790)
  })

  it('is half of that in calm and humid air, and in between without humidity', () => {
    // Oracle: science.md §9, half in stagnation.
    expect(diagnoseHeight(january(3), climate, 0.3, 90)).toBe(75)
    expect(diagnoseHeight(january(3), climate, 0.3, null)).toBe(112.5)
  })

  it('is higher in July than in January at every hour, and summer is in the middle of the year', () => {
    // Oracle: the seasons.
    for (let hour = 0; hour < 24; hour++) expect(diagnoseHeight({ year: 2016, month: 7, day: 15, hour }, climate, 4, 30)).toBeGreaterThan(diagnoseHeight(january(hour), climate, 4, 30))
    expect(summerness({ month: 7, day: 15 })).toBeGreaterThan(0.99)
    expect(summerness({ month: 1, day: 15 })).toBeLessThan(0.01)
  })
})

describe('renewal', () => {
  it('of 31 km at 1.3 m/s takes 6.6 h where nothing deposits', () => {
    // Oracle: 31,000 m / 1.3 m/s = 23,846 s = 6.624 h, by hand.
    expect(1 / renewalRate(1.3, 31, 0, 300, 0)).toBeCloseTo(6.624, 3)
  })

  it('adds deposition and rain as separate rates', () => {
    // Oracle: by hand, 0.2 cm/s over 200 m is 1e-5/s; washout 2e-5/s; together 0.108 per hour.
    expect(renewalRate(0, 31, 0.2, 200, 2e-5)).toBeCloseTo(0.108, 12)
  })

  it('washes out 5.01 times faster at 10 mm/h than at 1, and not at all when dry', () => {
    // Oracle: 10^0.7 = 5.011872 (tables).
    expect(rainPower(10)).toBeCloseTo(5.011872, 6)
    expect(rainPower(0)).toBe(0)
  })

  it.each([[0, 1, 0, 300, 'mixing height'], [1, 0, 0, 300, 'length'], [-1, 31, 0, 300, 'wind']])('refuses what cannot be', (wind, length, deposition, height, word) => {
    // Oracle: the message names the quantity.
    expect(() => renewalRate(wind, length, deposition, word === 'mixing height' ? 0 : height, 0)).toThrow(word)
  })
})

describe('the layers', () => {
  const none = () => ({ mixedKeeps: 0, mixedGains: 0, aloftKeeps: 0, aloftGains: 0 })

  it('keep their mass whatever the height does below the top', () => {
    // Oracle: conservation, h·x + (top - h)·aloft, to 1e-12 of the mass.
    fc.assert(fc.property(fc.array(fc.double({ min: 60, max: 990, noNaN: true }), { minLength: 2, maxLength: 30 }), fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }), (heights, x0, a0) => {
      let [x, a] = [x0, a0]
      const mass = (h: number) => h * x + (1000 - h) * a
      const before = mass(heights[0] as number)
      for (let i = 1; i < heights.length; i++) {
        const c = exchangeLayers(heights[i - 1] as number, heights[i] as number, 1000, none());
        [x, a] = [x * c.mixedKeeps + a * c.mixedGains, a * c.aloftKeeps + x * c.aloftGains]
      }
      expect(Math.abs(mass(heights.at(-1) as number) - before)).toBeLessThanOrEqual(1e-12 * 30 * Math.max(1, before))
    }))
  })

  it('dilute with clean air above the top', () => {
    // Oracle: by hand; from 800 to 1,600 m: 800 m of mixed air, 200 m of residual, 600 m of nothing.
    const c = exchangeLayers(800, 1600, 1000, none())
    expect(100 * c.mixedKeeps + 40 * c.mixedGains).toBeCloseTo((800 * 100 + 200 * 40) / 1600, 12)
  })

  it('leave the afternoon’s air aloft when the mixed layer collapses from the top', () => {
    // Oracle: science.md §1, at collapse the residual takes the mixed layer's value.
    const c = exchangeLayers(1000, 150, 1000, none())
    expect(7 * c.aloftKeeps + 100 * c.aloftGains).toBeCloseTo(100, 12)
  })
})

describe('wind', () => {
  const blow = (state: WindState, speed: number | null, direction: number | null) => followWind(state, frameOf(0, { weather: { wind_speed: speed, wind_direction: direction } }))
  const steady = (direction: number) => Array.from({ length: 48 }).reduce<WindState>(state => blow(state, 2, direction).state, NO_WIND)

  it('that blows steadily from the city says 1, from behind -1, across 0', () => {
    // Oracle: the cosine of the angle between them.
    expect(comesFrom(steady(250), 250)).toBeCloseTo(1, 3)
    expect(comesFrom(steady(70), 250)).toBeCloseTo(-1, 3)
    expect(Math.abs(comesFrom(steady(160), 250))).toBeLessThan(1e-3)
  })

  it('that was never measured says nothing of direction or speed', () => {
    // Oracle: missing stays missing.
    const hour = blow(NO_WIND, null, null)
    expect(hour.speed).toBeNull()
    expect(comesFrom(hour.state, 250)).toBe(0)
  })

  it('is held for three hours of silence and then absent', () => {
    // Oracle: the rule, counted by hand.
    let state = blow(NO_WIND, 2.5, 200).state
    const speeds = [1, 2, 3, 4].map(() => {
      const hour = blow(state, null, null)
      state = hour.state
      return hour.speed
    })
    expect(speeds).toEqual([2.5, 2.5, 2.5, null])
  })

  it('from 270° over north to 90° is northern', () => {
    // Oracle: the compass.
    expect([0, 45, 90, 91, 180, 269, 270, 359].map(isNorthern)).toEqual([true, true, true, false, false, false, true, true])
  })
})

describe('a front', () => {
  it.each([
    ['turns to the north and halves the load', [200, 180, 160], 90, 330, true],
    ['turns to the north and does not halve it', [200, 180, 160], 110, 330, false],
    ['halves the load from the south', [200, 180, 160], 50, 180, false],
    ['is not claimed without a direction', [200, 180, 160], 50, null, false],
    ['is not claimed without a reading', [200, 180, 160], null, 330, false],
    ['is not seen in clean air', [8, 7, 6], 2, 330, false],
  ])('%s', (_, recent, now, direction, passed) => {
    // Oracle: science.md §1, northern half and half within 3 h, case by case.
    expect(frontPassed(recent, now, direction)).toBe(passed)
  })

  it('is judged by the last three hours only', () => {
    // Oracle: counting.
    const recent = [300, 90, 80, 70].reduce<readonly (number | null)[]>(remember, [])
    expect(recent).toEqual([90, 80, 70])
    expect(frontPassed(recent, 60, 330)).toBe(false)
  })
})
