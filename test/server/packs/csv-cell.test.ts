import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../server/packs/csv-cell.ts'

describe('a cell of a CSV file', () => {
  it('reads back as what was written, whatever stands in it', () => {
    // Oracle: csv-parse, another program that reads RFC 4180.
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), cells => {
      expect(parse(`${cells.map(cellText).join(',')}\n`, { relax_column_count: true })).toEqual([cells])
    }))
  })

  it('is empty where a value is missing, and never NaN', () => {
    // Oracle: contracts.md, "missing is an empty cell".
    expect(cellText(null)).toBe('')
    expect(() => cellText(Number.NaN)).toThrow(/finite numbers only, got NaN/)
  })
})
