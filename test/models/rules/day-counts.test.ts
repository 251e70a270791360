import { describe, expect, it } from 'vitest'
import { dailyAqiBy } from '../../../models/rules/aqi.ts'
import { dayCounts } from '../../../models/rules/day-counts.ts'
import { isKnown } from '../../../models/rules/hour-aqi.ts'
import { edition2012, edition2026 } from './tables.ts'

const full = { pm10: 20, so2: 3, no2: 20, co: 0.5, o3: 50, o3_1h: 60 }

describe('days of a period', () => {
  it('are counted by level, good to 100 and heavy above 200', () => {
    // Oracle: table 1 of HJ 633-2012 by hand: PM2.5 of 35, 75, 115, 150, 250 and 400 µg/m³ end levels 1 to 5 and lie in 6; 151 is heavy.
    const counts = dayCounts([35, 75, 115, 150, 151, 250, 400].map(pm25 => dailyAqiBy({ ...full, pm25 }, edition2012)))
    expect(counts).toMatchObject({ days: 7, valid: 7, incomplete: 0, good: 2, heavy: 3, goodShare: 28.6, heavyShare: 42.9, byLevel: [1, 1, 1, 1, 2, 1], exceededBy: { pm25: 5 } })
  })

  it('count each of two primary pollutants', () => {
    // Oracle: PM2.5 115 and PM10 250 are both 150.
    expect(dayCounts([dailyAqiBy({ ...full, pm25: 115, pm10: 250 }, edition2012)]).exceededBy).toEqual({ pm25: 1, pm10: 1 })
  })

  it('leave out a day that nobody knows', () => {
    // Oracle: HJ 633-2026 §5.3.1: a gap gives NA up to 100; in 2012 a day without PM2.5 is not called good, but a day above 100 is known.
    const gap = { ...full, pm25: null }
    expect([dailyAqiBy(gap, edition2012), dailyAqiBy({ ...gap, o3: 300 }, edition2012), dailyAqiBy({ ...full, pm25: 20, so2: null }, edition2012), dailyAqiBy({ ...full, pm25: 20, so2: null }, edition2026), dailyAqiBy({ ...full, pm25: 61, so2: null }, edition2026)].map(isKnown)).toEqual([false, true, true, false, true])
    expect(dayCounts([dailyAqiBy(gap, edition2012)])).toMatchObject({ days: 1, valid: 0, goodShare: null, heavyShare: null })
    expect(dayCounts([dailyAqiBy({ ...full, pm25: 20, so2: null }, edition2012)])).toMatchObject({ valid: 1, incomplete: 1 })
  })

  it('are more good ones by the old edition than by the new', () => {
    // Oracle: 61 to 75 µg/m³ of PM2.5 moved from good to light pollution (rules.md §0).
    const days = [50, 60, 61, 75, 76].map(pm25 => ({ ...full, pm25 }))
    expect([edition2012, edition2026].map(edition => dayCounts(days.map(day => dailyAqiBy(day, edition))).good)).toEqual([4, 2])
  })
})
