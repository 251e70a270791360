import { expect, it } from 'vitest'
import { iaqi } from '../../../../models/rules/iaqi.ts'
import { pm25Limit } from '../../../../models/rules/alert/threshold.ts'
import { at, tables } from './days.ts'

it('an AQI above 150, 200 or 300 is a daily mean above 115, 150 or 250 µg/m³ in both editions, and 500 is reached at 499', () => {
  // Oracle: HJ 633-2012 table 1 and HJ 633-2026 table 3; 400 + 100·(499 − 350)/150 = 499.3, rounded up.
  for (const hour of [at('2016-12-20T12:00'), at('2026-12-20T12:00')]) expect([150, 200, 300, 499].map(aqi => pm25Limit(aqi, tables, 480)(hour))).toEqual([115, 150, 250, 498])
})

it('only the good day moved in 2026', () => {
  // Oracle: IAQI 100 at 75, then at 60; the label 00:00 of 2026-03-01 closes the last day of February.
  const limit = pm25Limit(100, tables, 480)
  expect([limit(at('2026-03-01T00:00')), limit(at('2026-03-01T01:00')), limit(at('2016-03-01T01:00'))]).toEqual([75, 60, 75])
})

it('no AQI lies above the end of the index', () => {
  // Oracle: the index ends at 500.
  expect(pm25Limit(500, tables, 480)(at('2016-12-20T12:00'))).toBe(Infinity)
})

it('is the last concentration that is not above, at every step of the index', () => {
  // Oracle: the index itself, on both sides of the limit.
  for (const standard of tables.standards) for (let aqi = 0; aqi < 499; aqi++) {
    const limit = pm25Limit(aqi, { standards: [standard] }, 480)(at('2016-01-01T12:00'))
    expect([iaqi(standard, 'PM25_24H', limit)! <= aqi, iaqi(standard, 'PM25_24H', limit + 1)! > aqi]).toEqual([true, true])
  }
})
