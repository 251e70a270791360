import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyQuality, qualityHourStep } from '../../../models/stream/quality.ts'
import type { Readings } from '../../../models/stream/row.ts'
import type { Ruling } from '../../../models/units/missing.ts'
import { row } from './row.ts'

const ruled = (use: Ruling['use']): Ruling => ({ use, person: '李敏', reason: 'the neighbours were downwind' })
const others = ['a', 'b', 'c', 'd']

/** Readings of `pinggu` hour by hour, the others around 50; `rulings` by hour, about PM2.5 and PM10. */
function readings(pm25: readonly (number | null)[], rulings: Readonly<Record<number, Ruling>> = {}, column = 'pm25'): Readings[] {
  let state = emptyQuality
  return pm25.map((value, n) => {
    const ruling = rulings[n]
    const own = { ...row(n, { [column]: value }), ...(ruling !== undefined && { rulings: { [column]: ruling } }) }
    const step = qualityHourStep(state, [own, ...others.map((id, i) => row(n, { [column]: 50 + i + n % 3 }, id))])
    state = step.state
    return step.out['pinggu']!
  })
}

const flags = (values: readonly (number | null)[], rulings: Readonly<Record<number, Ruling>> = {}): string[] => readings(values, rulings).map(({ pm25 }) => pm25?.flags?.join('+') ?? '')

describe('a reading that a person ruled on', () => {
  it('is used although it was withheld, with the flags that it had, and by whom and why', () => {
    // Oracle: the issue: flags overridable by a named person with a reason; never a silent change.
    const spike = [40, 42, 600, 45]
    expect(readings(spike)[2]?.['pm25']).toEqual({ missing: 'rejected', raw: 600, flags: ['spike'] })
    expect(readings(spike, { 2: ruled('measured') })[2]?.['pm25']).toEqual({ value: 600, flags: ['spike'], ruling: ruled('measured') })
  })

  it('is withheld although it was used, and its number stays beside the reason', () => {
    // Oracle: as above, the other way.
    const full = [400, 450, 1000, 700]
    expect(readings(full)[2]?.['pm25']).toEqual({ value: 1000, flags: ['full scale'] })
    expect(readings(full, { 2: ruled('withheld') })[2]?.['pm25']).toEqual({ missing: 'rejected', raw: 1000, flags: ['full scale'], ruling: ruled('withheld') })
  })

  it('may lie outside the range, as the PM10 of a dust storm can, and is then judged like any other', () => {
    // Oracle: 2021-03-15 came near the end of the range; what a person believes has a value and keeps its doubt.
    expect(readings([80, 90, 12_000], {}, 'pm10')[2]?.['pm10']).toEqual({ missing: 'rejected', raw: 12_000, flags: ['range'] })
    expect(readings([80, 90, 12_000], { 2: ruled('measured') }, 'pm10')[2]?.['pm10']).toEqual({ value: 12_000, flags: ['range', 'spike'], ruling: ruled('measured') })
    expect(readings([80, 90, 12_000], { 2: ruled('withheld') }, 'pm10')[2]?.['pm10']).toEqual({ missing: 'rejected', raw: 12_000, flags: ['range'], ruling: ruled('withheld') })
  })

  it('is remembered as air when it is used: what follows is judged from there, and a spike believed twice is no stuck instrument', () => {
    // Oracle: by hand: 500 is no rise from 600, but one from 42; a withheld spike that comes again to the last digit is stuck.
    expect(flags([40, 42, 600, null, 500])).toEqual(['', '', 'spike', '', 'spike'])
    expect(flags([40, 42, 600, null, 500], { 2: ruled('measured') })).toEqual(['', '', 'spike', '', ''])
    expect(flags([40, 42, 600, 600])).toEqual(['', '', 'spike', 'stuck'])
    expect(flags([40, 42, 600, 600], { 2: ruled('measured') })).toEqual(['', '', 'spike', ''])
  })

  it('is forgotten as air when it is withheld', () => {
    // Oracle: by hand: 1,500 is not threefold 1,000, but it is threefold the 450 before, and four neighbours contradict it.
    expect(flags([400, 450, 1000, null, 1500])).toEqual(['', '', 'full scale', '', ''])
    expect(flags([400, 450, 1000, null, 1500], { 2: ruled('withheld') })).toEqual(['', '', 'full scale', '', 'spike'])
  })

  it('that has no number stays missing, whatever was ruled', () => {
    // Oracle: contract of Missing: there is nothing to use.
    expect(readings([40, null], { 1: ruled('measured') })[1]?.['pm25']).toEqual({ missing: 'empty' })
    expect(qualityHourStep(emptyQuality, [{ ...row(0, { pm25: 40 }), rulings: { pm10: ruled('measured') } }]).out['pinggu']).toEqual({ pm25: { value: 40 } })
  })

  it('of another column than the six is ruled alike', () => {
    // Oracle: by hand.
    expect(qualityHourStep(emptyQuality, [{ ...row(0, { voc_toluene: 900 }), rulings: { voc_toluene: ruled('withheld') } }]).out['pinggu']).toEqual({ voc_toluene: { missing: 'rejected', raw: 900, ruling: ruled('withheld') } })
  })

  it('never loses its number nor the ruling, and leaves the flags of its own hour as they are', () => {
    // Oracle: the law "never a silent drop", with any rulings over any numbers; the same hours without rulings up to the first ruled one.
    const value = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constantFrom(500, 1000, 553_405))
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), fc.nat(29), fc.constantFrom<Ruling['use']>('measured', 'withheld'), (values, at, use) => {
      const hour = at % values.length
      const [plain, with_] = [readings(values), readings(values, { [hour]: ruled(use) })]
      expect(with_.slice(0, hour)).toEqual(plain.slice(0, hour))
      const reading = with_[hour]!['pm25']!
      expect(reading.ruling).toEqual(ruled(use))
      expect('value' in reading ? reading.value : reading.raw).toBe(values[hour])
      expect('value' in reading).toBe(use === 'measured')
      if (values[hour]! <= 2000) expect(reading.flags ?? []).toEqual(plain[hour]!['pm25']!.flags ?? [])
    }), { numRuns: 200 })
  })
})
