import { describe, expect, it } from 'vitest'
import { roundedDay } from '../../../models/rules/day-values.ts'
import { deductedDays, withoutDust } from '../../../models/rules/sand-dust.ts'
import { daysFromCivil } from '../../../models/units/time.ts'
import { placeOf } from '../../support/made-days.ts'

const first = daysFromCivil(2021, 3, 14)
const place = placeOf(first, { pm25: [40, 160, 50], pm10: [80, 900, 90], o3: [90, 90, 90] })
const dust = new Set([first + 1])

describe('sand-dust days', () => {
  it('lose their PM and nothing else', () => {
    // Oracle: rules.md §1.4: PM10 and PM2.5 are deducted.
    const days = withoutDust(place, dust, '2017-01-01').days
    expect(days.map(day => [roundedDay(day, 'pm25'), roundedDay(day, 'pm10'), roundedDay(day, 'o3')])).toEqual([[40, 80, 90], [null, null, 90], [50, 90, 90]])
    // The place itself keeps them: its AQI does.
    expect(roundedDay(place.days[1]!, 'pm10')).toBe(900)
  })

  it('are deducted from the day on from which the rule holds, and never where it does not', () => {
    // Oracle: 环办监测〔2016〕120号 from 2017-01-01.
    expect(withoutDust(place, dust, '2021-03-16')).toBe(place)
    expect(withoutDust(place, dust, null)).toBe(place)
    expect(withoutDust(place, new Set(), '2017-01-01')).toBe(place)
    expect(deductedDays(new Set([first + 5, first, first + 1]), '2021-03-15', first, first + 5)).toEqual([first + 1])
    expect(deductedDays(dust, null, first, first + 5)).toEqual([])
  })
})
