import { describe, expect, it } from 'vitest'
import { assembleFrame, isSameToModels } from '../../../models/stream/frames.ts'
import { emptyQuality, qualityHourStep, weatherReadings } from '../../../models/stream/quality.ts'
import { qualityContext } from '../../../models/stream/quality/context.ts'
import { surroundingsOf } from '../../../models/stream/surroundings.ts'
import { hour, row } from './row.ts'

const stations = Array.from({ length: 35 }, (_, i) => ({ id: `s${i}`, lon: 116 + i * 0.1, lat: 40 }))
const surroundings = surroundingsOf(stations, 's0')

describe('a frame', () => {
  it('sums up the other stations by type 7, the missing and the rejected left out', () => {
    // Oracle: numpy.quantile([10, 20, 30, 40, 50], [.1, .25, .5]) = 14, 20, 30; the focus (999) and a rejected value do not count.
    const values = [999, 50, 20, 40, 10, 30, -5]
    const { out } = qualityHourStep(emptyQuality, values.map((pm25, i) => row(0, { pm25 }, i === 0 ? 's0' : `s${i + 2}`)))
    const frame = assembleFrame({ hour: hour(0), surroundings, readingsByStation: out, weatherByStation: {} })
    expect(frame.network.pm25).toEqual({ stations: 5, min: 10, p10: 14, p25: 20, median: 30, upwind: null })
    expect(frame.network.no2).toBeNull()
    expect(frame.readings.pm25).toMatchObject({ value: 999 })
  })

  it('says why a reading is missing', () => {
    // Oracle: contract of Missing: no row at all, no such column, a blank cell.
    const { out } = qualityHourStep(emptyQuality, [row(0, { pm25: null }, 's0')])
    const frame = assembleFrame({ hour: hour(0), surroundings, readingsByStation: out, weatherByStation: {} })
    expect([frame.readings.pm25, frame.readings.o3, frame.weather.wind_speed]).toEqual([{ missing: 'empty' }, { missing: 'not measured' }, { missing: 'not measured' }])
    const none = assembleFrame({ hour: hour(0), surroundings, readingsByStation: {}, weatherByStation: {} })
    expect(none.readings.pm25).toEqual({ missing: 'not yet arrived' })
  })

  it('borrows the weather of the nearest station that has any, as a whole', () => {
    // Oracle: by hand; the focus has a blank row, s1 nothing but a rejected wind, s2 is nearer than s9.
    const weather = { s0: weatherReadings({ temperature: null }), s1: weatherReadings({ wind_speed: -3 }), s9: weatherReadings({ wind_speed: 9, temperature: 9 }), s2: weatherReadings({ wind_speed: 2 }) }
    const frame = assembleFrame({ hour: hour(0), surroundings, readingsByStation: {}, weatherByStation: weather })
    expect([frame.weather.wind_speed, frame.weather.temperature]).toEqual([{ value: 2 }, { missing: 'not measured' }])
  })

  it('keeps what else the station reports', () => {
    // Oracle: contract of HourFrame.extra.
    const { out } = qualityHourStep(emptyQuality, [row(0, { pm25: 5, voc_toluene: 3 }, 's0')])
    expect(assembleFrame({ hour: hour(0), surroundings, readingsByStation: out, weatherByStation: {} }).extra).toEqual({ voc_toluene: { value: 3 } })
  })

  it('is another one to models wherever a value or the network is another, and the same wherever only what is said of them is', () => {
    // Oracle: the contract of HourFrame, field by field: every number of it counts, flags and reasons do not.
    const values = [99, 50, 20, 40, 10, 30]
    const { out } = qualityHourStep(emptyQuality, values.map((pm25, i) => row(0, { pm25, voc_toluene: 3 }, i === 0 ? 's0' : `s${i + 2}`)))
    const frame = assembleFrame({ hour: hour(0), surroundings, readingsByStation: out, weatherByStation: { s0: weatherReadings({ wind_direction: 90, temperature: 5 }) } })
    const network = frame.network.pm25 ?? { stations: 0 }
    expect(Object.values(network)).not.toContain(null)
    for (const name of Object.keys(network)) expect([name, isSameToModels(frame, { ...frame, network: { ...frame.network, pm25: { ...frame.network.pm25!, [name]: 7 } } })]).toEqual([name, false])
    expect(isSameToModels(frame, { ...frame, network: { ...frame.network, pm25: null } })).toBe(false)
    for (const name of ['pm25', 'o3'] as const) for (const reading of [{ value: 7 }, { missing: 'rejected', raw: 99 }] as const) {
      expect(isSameToModels(frame, { ...frame, readings: { ...frame.readings, [name]: reading } })).toBe(name === 'o3' && 'missing' in reading)
    }
    expect(isSameToModels(frame, { ...frame, weather: { ...frame.weather, temperature: { value: 6 } } })).toBe(false)
    expect(isSameToModels(frame, { ...frame, extra: {}, readings: { ...frame.readings, pm25: { value: 99, flags: ['late'] }, o3: { missing: 'empty' } } })).toBe(true)
  })

  it('of each of 35 stations is made for every hour of a year, and prints how long that takes', () => {
    // Oracle: counted by hand: of 35 stations 8.5 km apart two are within 15 km of s0, itself and the next; 33 remain, every hour.
    const context = qualityContext({ stations, offsetMinutes: 480, newYears: [], gasState: '273.15K' })
    const before = performance.now()
    let state = emptyQuality
    let sum = 0
    for (let n = 0; n < 8784; n++) {
      const rows = stations.map((s, i) => row(n, { pm25: 50 + (n * 7 + i * 13) % 90, pm10: 150 + (n + i) % 50, so2: (n + i) % 20, no2: 40 + i, co: 1 + i / 40, o3: (n * i) % 100 }, s.id))
      const step = qualityHourStep(state, rows, context)
      state = step.state
      sum += assembleFrame({ hour: hour(n), surroundings, readingsByStation: step.out, weatherByStation: {} }).network.pm25?.stations ?? 0
    }
    console.log(`quality and frames: ${(performance.now() - before).toFixed(0)} ms for 35 stations × 8,784 h`)
    expect(sum).toBe(8784 * 33)
  })
})
