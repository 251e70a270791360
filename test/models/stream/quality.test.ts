import { describe, expect, it } from 'vitest'
import { emptyQuality, qualityHourStep, qualityStep, stationQualityStep, weatherReadings, type StationQuality } from '../../../models/stream/quality.ts'
import { hour, row } from './row.ts'

/** Flags of one variable, hour after hour; a gap is undefined. */
function flags(values: readonly (number | null | undefined)[], name = 'pm25'): string[] {
  let state: StationQuality | undefined
  return values.map((value, n) => {
    if (value === undefined) return 'gap'
    const step = stationQualityStep(state, row(n, { [name]: value }))
    state = step.state
    const reading = step.out[name]
    return reading?.flags?.join() ?? ''
  })
}

describe('quality', () => {
  it.each([[-1], [2001], [99_999]])('rejects PM2.5 of %d and keeps what was said', value => {
    // Oracle: no instrument reports it; the issue wants a flag, never a silent loss.
    expect(stationQualityStep(undefined, row(0, { pm25: value })).out['pm25']).toEqual({ missing: 'rejected', raw: value, flags: ['range'] })
  })

  it('rejects carbon monoxide that was sent in µg/m³, hour after hour', () => {
    // Oracle: 900 µg/m³ is an ordinary 0.9 mg/m³; as mg/m³ it would be lethal.
    expect(stationQualityStep(undefined, row(0, { co: 900 })).out['co']).toMatchObject({ missing: 'rejected', raw: 900 })
  })

  it('tells blank from absent, and keeps a NaN out of JSON', () => {
    // Oracle: contract of Missing; JSON has no NaN.
    const out = stationQualityStep(undefined, row(0, { pm25: null, pm10: Number.NaN, voc_toluene: 1.2, aqi_published: null })).out
    expect(out).toEqual({ pm25: { missing: 'empty' }, pm10: { missing: 'rejected', flags: ['range'] }, voc_toluene: { value: 1.2 }, aqi_published: { missing: 'empty' } })
  })

  it('flags a lone spike and not the hour after it', () => {
    // Oracle: by eye: 40, 42, 600, 45.
    expect(flags([40, 42, 600, 45])).toEqual(['', '', 'spike', ''])
  })

  it('believes a rise that stays, and the fall when a front comes', () => {
    // Oracle: by eye; inflow arrives within an hour and stays, then a front clears 500 to 20.
    expect(flags([40, 320, 330, 340, 500, 20, 15])).toEqual(['', 'spike', '', '', '', '', ''])
  })

  it('flags a second, higher spike on top of the first', () => {
    // Oracle: by eye; 300 was doubted, 1,500 is threefold even of that.
    expect(flags([40, 300, 1500, 41])).toEqual(['', 'spike', 'spike', ''])
  })

  it('calls an instrument stuck from the sixth equal hour, a gap breaking the run', () => {
    // Oracle: counted by hand.
    expect(flags([80, 80, 80, 80, 80, 80, 80, 81])).toEqual(['', '', '', '', '', 'stuck', 'stuck', ''])
    expect(flags([80, 80, 80, undefined, 80, 80, 80, 80, 80]).filter(f => f === 'stuck')).toEqual([])
  })

  it('does not call clean air stuck', () => {
    // Oracle: since 2018 Beijing reads SO2 of 2-3 µg/m³ for days.
    expect(flags(Array.from({ length: 30 }, () => 3), 'so2').join('')).toBe('')
  })

  it('flags both where PM2.5 is above PM10, and drops neither', () => {
    // Oracle: PM2.5 is a part of PM10; at high humidity monitors say otherwise.
    const out = stationQualityStep(undefined, row(0, { pm25: 120, pm10: 110 })).out
    expect([out['pm25'], out['pm10']]).toEqual([{ value: 120, flags: ['pm25 above pm10'] }, { value: 110, flags: ['pm25 above pm10'] }])
  })

  it('judges a late row without forgetting what came since', () => {
    // Oracle: the state is that of the latest hour.
    const first = stationQualityStep(undefined, row(5, { pm25: 50 }))
    const late = stationQualityStep(first.state, row(3, { pm25: 3000 }))
    expect(late.out['pm25']).toMatchObject({ missing: 'rejected' })
    expect(late.state).toBe(first.state)
  })

  it('leaves the state it was given as it was', () => {
    // Oracle: a step is pure; snapshots are copies.
    const before = qualityHourStep({}, [row(0, { pm25: 1 }), row(0, { pm25: 2 }, 'b')]).state
    const text = JSON.stringify(before)
    const after = qualityHourStep(before, [row(1, { pm25: 2 }, 'b')])
    expect(JSON.stringify(before)).toBe(text)
    expect(after.state['b']).toMatchObject({ hour: hour(1) })
    expect(after.state['pinggu']).toBe(before['pinggu'])
  })

  it('says the same row by row and hour by hour', () => {
    // Oracle: two ways to the same answer; the engine may take either.
    const rows = ['b', 'a', 'pinggu'].map((station, i) => row(0, { pm25: 10 + i }, station))
    let state = emptyQuality
    const outs = rows.map(one => {
      const step = qualityStep(state, one)
      state = step.state
      return [one.station, step.out] as const
    })
    expect({ state, out: Object.fromEntries(outs) }).toEqual(qualityHourStep(emptyQuality, rows))
  })

  it('knows what weather cannot be', () => {
    // Oracle: a wind from 400° and a humidity of 130 % do not exist; a calm with a direction of 360 does.
    const weather = weatherReadings({ wind_direction: 400, relative_humidity: 130, wind_speed: 0, temperature: null, dew: 3 })
    expect(weather).toEqual({ wind_direction: { missing: 'rejected', raw: 400, flags: ['range'] }, relative_humidity: { missing: 'rejected', raw: 130, flags: ['range'] }, wind_speed: { value: 0 }, temperature: { missing: 'empty' } })
  })
})
