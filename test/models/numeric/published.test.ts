import { describe, expect, it } from 'vitest'
import { published } from '../../../models/numeric/published.ts'

describe('a published number', () => {
  it.each([[1.23449, 1.234], [1.2345, 1.235], [482.9996, 483], [0.0004, 0], [12, 12], [-0.0001, 0]])('%f is printed as %f', (value, printed) => {
    // Oracle: three decimals by hand; a zero is never -0, which JSON and Object.is would tell apart.
    expect(Object.is(published(value), printed)).toBe(true)
  })

  it('does not change when it is published again', () => {
    // Oracle: rounding once or twice is the same, or the screen and the command line could differ.
    for (let i = -500; i < 500; i++) expect(published(published(i * 0.01237))).toBe(published(i * 0.01237))
  })

  it('is never infinite nor nothing', () => {
    // Oracle: the message names the value.
    expect(() => published(Number.NaN)).toThrow('got NaN')
    expect(() => published(Number.POSITIVE_INFINITY)).toThrow('got Infinity')
  })
})
