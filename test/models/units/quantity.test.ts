import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { of, type Ppb, type UgM3 } from '../../../models/units/quantity.ts'

describe('a quantity', () => {
  it('is the plain number at run time, so that adding units to the types costs nothing', () => {
    // Oracle: the number that went in; minus zero included, since bytes are compared.
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), x => { expect(Object.is(of<'ug/m3'>(x), x)).toBe(true) }))
  })

  it('refuses what is no finite number, and the message says the value', () => {
    // Oracle: missing is a value with a reason, never NaN.
    for (const bad of [NaN, Infinity, -Infinity]) expect(() => of(bad)).toThrow(`a quantity needs a finite number, got ${bad}`)
  })

  it('of one unit is not accepted where another is asked for', () => {
    // Oracle: the compiler; a bare number and a ppb are both refused as µg/m³, while any quantity is still a number.
    expectTypeOf<number>().not.toExtend<UgM3>()
    expectTypeOf<Ppb>().not.toExtend<UgM3>()
    expectTypeOf<UgM3>().toExtend<number>()
  })
})
