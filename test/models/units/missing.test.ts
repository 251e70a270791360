import { describe, expect, it } from 'vitest'
import { isMeasured, valueOrNull, type Reading } from '../../../models/units/missing.ts'

describe('a reading', () => {
  it('of zero is measured: clean air is not missing air', () => {
    // Oracle: the definition; zero is the value that a careless truth test loses.
    const zero: Reading = { value: 0 }
    expect(isMeasured(zero)).toBe(true)
    expect(valueOrNull(zero)).toBe(0)
  })

  it('with doubts is still measured, and its flags do not change its value', () => {
    // Oracle: "flags, never drops" of the architecture.
    expect(valueOrNull({ value: 983, flags: ['spike', 'late'] })).toBe(983)
  })

  it('that was rejected is missing although its raw value is kept', () => {
    // Oracle: the raw value stays for people to see and may not reach a chart as if measured.
    const rejected: Reading = { missing: 'rejected', raw: -999, flags: ['range'] }
    expect(isMeasured(rejected)).toBe(false)
    expect(valueOrNull(rejected)).toBeNull()
  })

  it('that the pack has no column for is missing in charts too', () => {
    // Oracle: JSON's null is the agreed word for missing; undefined would drop the key.
    expect(isMeasured(undefined)).toBe(false)
    expect(valueOrNull(undefined)).toBeNull()
  })
})
