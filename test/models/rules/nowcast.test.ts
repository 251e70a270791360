import { describe, expect, it } from 'vitest'
import { nowCast } from '../../../models/rules/nowcast.ts'

describe('NowCast of PM', () => {
  it.each([[[12, null, 12], 12], [Array<number>(12).fill(10), 10], [[12, null, null, 12], null], [[], null], [[0, 0, 0], 0]] as const)('of %j is %s', (hours, expected) => {
    // Oracle: vectors of a public test suite (newest first), and two of three hours by the document's rule.
    expect(nowCast(hours)).toBe(expected)
  })

  it('halves the weight with each hour where the air has changed much', () => {
    // Oracle: by hand: min/max = 0.1, held at ½: (100 + 10/2 + 10/4)/(1 + ½ + ¼) = 107.5/1.75.
    expect(nowCast([100, 10, 10])).toBeCloseTo(107.5 / 1.75, 12)
  })

  it('looks at twelve hours and no more', () => {
    // Oracle: the rule's window.
    expect(nowCast([...Array<number>(12).fill(5), 500])).toBe(5)
  })
})
