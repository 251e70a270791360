import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { POLLUTANTS } from '../../../models/contract/frame.ts'
import { emptyQuality, qualityHourStep, weatherReadings } from '../../../models/stream/quality.ts'
import { FLAGS } from '../../../models/stream/quality/flags.ts'
import { isMeasured } from '../../../models/units/missing.ts'
import { hour, row } from './row.ts'

/** Flags of one variable of one station alone, hour after hour; undefined is an hour in which nothing came. */
function flags(values: readonly (number | null | undefined)[], name = 'pm25'): string[] {
  let state = emptyQuality
  return values.map((value, n) => {
    if (value === undefined) return 'gap'
    const step = qualityHourStep(state, [row(n, { [name]: value })])
    state = step.state
    return step.out['pinggu']?.[name]?.flags?.join() ?? ''
  })
}

const one = (values: Record<string, number | null>) => qualityHourStep(emptyQuality, [row(0, values)]).out['pinggu']

describe('quality', () => {
  it.each([[-1], [2001], [99_999]])('rejects PM2.5 of %d and keeps what was said', value => {
    // Oracle: no instrument reports it; the issue wants a flag, never a silent loss.
    expect(one({ pm25: value })?.['pm25']).toEqual({ missing: 'rejected', raw: value, flags: ['range'] })
  })

  it('rejects carbon monoxide that was sent in µg/m³ hour after hour, and says which unit would fit', () => {
    // Oracle: 900 µg/m³ is an ordinary 0.9 mg/m³; as mg/m³ it would be lethal.
    expect(one({ co: 900 })?.['co']).toEqual({ missing: 'rejected', raw: 900, flags: ['range', 'unit'] })
  })

  it('tells blank from absent, and keeps a NaN out of JSON', () => {
    // Oracle: contract of Missing; JSON has no NaN.
    const out = one({ pm25: null, pm10: Number.NaN, voc_toluene: 1.2, aqi_published: null })
    expect(out).toEqual({ pm25: { missing: 'empty' }, pm10: { missing: 'rejected', flags: ['range'] }, voc_toluene: { value: 1.2 }, aqi_published: { missing: 'empty' } })
  })

  it('calls a lone rise a jump where nobody can be asked, and withholds it as a spike, value and all, where three contradict it', () => {
    // Oracle: by eye: 40, 42, 600, 45; the neighbours read 50.
    expect(flags([40, 42, 600, 45])).toEqual(['', '', 'jump', ''])
    const others = (n: number) => ['a', 'b', 'c'].map(id => row(n, { pm25: 50 }, id))
    const before = qualityHourStep(emptyQuality, [row(0, { pm25: 42 }), ...others(0)]).state
    expect(qualityHourStep(before, [row(1, { pm25: 600 }), ...others(1)]).out['pinggu']?.['pm25']).toEqual({ missing: 'rejected', raw: 600, flags: ['spike'] })
  })

  it('believes a rise that stays, and the fall when a front comes', () => {
    // Oracle: by eye; inflow arrives within an hour and stays, then a front clears 500 to 20.
    expect(flags([40, 320, 330, 340, 500, 20, 15])).toEqual(['', 'jump', '', '', '', '', ''])
  })

  it('flags both where PM2.5 is far above PM10, and uses both', () => {
    // Oracle: PM2.5 is a part of PM10; which of two instruments is wrong one hour cannot say.
    const out = one({ pm25: 160, pm10: 110 })
    expect([out?.['pm25'], out?.['pm10']]).toEqual([{ value: 160, flags: ['pm25 above pm10'] }, { value: 110, flags: ['pm25 above pm10'] }])
    expect(one({ pm25: 120, pm10: 110 })?.['pm25']).toEqual({ value: 120 })
  })

  it('judges a late row without forgetting what came since', () => {
    // Oracle: the state is that of the latest hour.
    const first = qualityHourStep(emptyQuality, [row(5, { pm25: 50 })])
    const late = qualityHourStep(first.state, [row(3, { pm25: 3000 })])
    expect(late.out['pinggu']?.['pm25']).toMatchObject({ missing: 'rejected' })
    expect(late.state).toBe(first.state)
  })

  it('leaves the state it was given as it was, and goes the same way from a copy', () => {
    // Oracle: a step is pure, and state is plain data; snapshots are copies (architecture.md).
    let state = emptyQuality
    for (let n = 0; n < 60; n++) state = qualityHourStep(state, [row(n, { pm25: 40 + n, co: 1 }), row(n, { pm25: 50 }, 'b')]).state
    const text = JSON.stringify(state)
    const next = [row(60, { pm25: 900, co: 1 }), row(60, { pm25: 50 }, 'c')]
    const after = qualityHourStep(state, next)
    expect(JSON.stringify(state)).toBe(text)
    expect(qualityHourStep(structuredClone(state), next)).toEqual(after)
    expect(qualityHourStep(after.state, [])).toEqual({ state: after.state, out: {} })
  })

  it('says the same whichever station comes first', () => {
    // Oracle: neighbours are known by name, so the order of rows of one hour is an accident.
    const hours = Array.from({ length: 30 }, (_, n) => ['b', 'a', 'pinggu', 'c'].map((id, i) => row(n, { pm25: n === 20 && id === 'a' ? 700 : 60 + i + n % 7 }, id)))
    const run = (turn: (rows: ReturnType<typeof row>[]) => ReturnType<typeof row>[]) => {
      let state = emptyQuality
      return hours.map(rows => {
        const step = qualityHourStep(state, turn(rows))
        state = step.state
        return step.out
      })
    }
    expect(run(rows => [...rows].reverse())).toEqual(run(rows => rows))
    expect(run(rows => rows)[20]?.['a']?.['pm25']).toMatchObject({ flags: ['spike'] })
  })

  it('never loses a value: it is there with its flags, or withheld by a flag that withholds, with the raw value', () => {
    // Oracle: the "never a silent drop", as a law over any numbers.
    const value = fc.oneof(fc.integer({ min: -10, max: 2500 }), fc.constantFrom(500, 1000, 20, 0, 553_405), fc.constant(null))
    fc.assert(fc.property(fc.array(fc.record({ pm25: value, pm10: value, co: value, o3: value }), { minLength: 1, maxLength: 40 }), hours => {
      let state = emptyQuality
      for (const [n, values] of hours.entries()) {
        const step = qualityHourStep(state, [row(n, values)])
        state = step.state
        for (const [name, given] of Object.entries(values)) {
          const reading = step.out['pinggu']![name]!
          if (given === null) expect(reading).toEqual({ missing: 'empty' })
          else if (isMeasured(reading)) expect([reading.value, (reading.flags ?? []).every(flag => FLAGS[flag].used)]).toEqual([given, true])
          else expect([reading.raw, reading.flags?.some(flag => !FLAGS[flag].used)]).toEqual([given, true])
        }
      }
    }), { numRuns: 300 })
  })

  it('forgets what is older than its memory, so that a state does not grow', () => {
    // Oracle: the bounds of state.ts: two weeks of hours, two fortnights of floors; the size after 50 days is that after 70.
    const sizes = [50, 70].map(days => {
      let state = emptyQuality
      for (let n = 0; n < days * 24; n++) state = qualityHourStep(state, [row(n, Object.fromEntries(POLLUTANTS.map((p, i) => [p, 20 + (n * (i + 3)) % 11])))]).state
      return [state.hours.length, state.lows.length, state.floors.length, state.highs.length, state.networks.length]
    })
    expect(sizes[0]).toEqual(sizes[1])
    expect(sizes[0]).toEqual([336, 14, 29, 3, 24])
  })

  it('takes a gap as hours without values, and starts anew after one longer than its memory', () => {
    // Oracle: by hand: a spike needs a believed value of the last six hours; a run of equal values is broken.
    expect(flags([40, undefined, undefined, undefined, 600])[4]).toBe('jump')
    expect(flags([40, ...Array.from({ length: 8 }, () => undefined), 600])[9]).toBe('')
    const far = qualityHourStep(qualityHourStep(emptyQuality, [row(0, { pm25: 40 })]).state, [row(5000, { pm25: 600 })])
    expect(far.state).toMatchObject({ hour: hour(5000), stations: ['pinggu'] })
    expect(far.state.hours).toHaveLength(1)
  })

  it('knows what weather cannot be', () => {
    // Oracle: a wind from 400° and a humidity of 130 % do not exist; a calm with a direction of 360 does.
    const weather = weatherReadings({ wind_direction: 400, relative_humidity: 130, wind_speed: 0, temperature: null, dew: 3 })
    expect(weather).toEqual({ wind_direction: { missing: 'rejected', raw: 400, flags: ['range'] }, relative_humidity: { missing: 'rejected', raw: 130, flags: ['range'] }, wind_speed: { value: 0 }, temperature: { missing: 'empty' } })
  })
})
