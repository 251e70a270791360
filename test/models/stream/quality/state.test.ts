import { expect, it } from 'vitest'
import { emptyQuality, withStations } from '../../../../models/stream/quality/state.ts'
import { judged, measured } from '../city.ts'
import { row } from '../row.ts'
import { qualityHourStep } from '../../../../models/stream/quality.ts'

it('takes in a station that comes later without forgetting the others', () => {
  // Oracle: by hand: the old stations keep their places and numbers, the new one has none.
  const state = qualityHourStep(emptyQuality, [row(0, { pm25: 40 }, 'a'), row(0, { pm25: 50 }, 'b')]).state
  const wider = withStations(state, ['b', 'c'])
  expect(wider.stations).toEqual(['a', 'b', 'c'])
  expect([wider.believed.length, wider.believed[0], wider.believed[6], wider.believed[12]]).toEqual([18, 40, 50, Number.NaN])
  expect(wider.hours[0]).toHaveLength(18)
  expect(withStations(wider, ['a', 'c'])).toBe(wider)
})

it('judges a station that comes late as one that was always silent', () => {
  // Oracle: bit equality of two ways to the same knowledge: absent rows, and rows without a value.
  const city = measured({ stations: 4, hours: 60 })
  const silent = judged(city.map((stations, n) => stations.map((values, s) => s === 3 && n < 30 ? { ...values, pm25: Number.NaN, pm10: Number.NaN, so2: Number.NaN, no2: Number.NaN, co: Number.NaN, o3: Number.NaN } : values)))
  const late = judged(city.map((stations, n) => n < 30 ? stations.slice(0, 3) : stations))
  expect(late.slice(30)).toEqual(silent.slice(30))
})
