import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../../web/src/export/csv.ts'

describe('a chart as CSV', () => {
  it('reads back as what was shown, names with commas, quotes and breaks too', () => {
    // Oracle: csv-parse, another program that reads RFC 4180.
    const name = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text))
    const cells = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((value) => Number(value.toPrecision(12))), { nil: null }), { minLength: 1, maxLength: 5 })
    fc.assert(fc.property(name, cells, (title, values) => {
      const rows: string[][] = parse(csvOf(values.length, (row) => `t${row}`, [{ name: title, cell: (row) => values[row] }]), { bom: true })
      expect(rows[0]).toEqual(['time', title])
      expect(rows.slice(1).map(([, cell]) => cell === '' ? null : Number(cell))).toEqual(values.map((value) => value === 0 ? 0 : value))
    }))
  })

  it('has the figures of its sums, and not what adding in binary leaves behind them', () => {
    // Oracle: by hand: the decimals add up to 19.62.
    expect(csvOf(1, () => 't', [{ name: 'a', cell: () => 6.54 + 6.54 + 6.54 - 1e-15 }, { name: 'b', cell: () => 0.1 + 0.2 }, { name: 'c', cell: () => 0.000014 }])).toBe('\ufefftime,a,b,c\r\nt,19.62,0.3,0.000014\r\n')
  })

  it('is no formula in a spreadsheet, whatever a branch is called', () => {
    // Oracle: the characters that open a formula in the common spreadsheets; a number keeps its sign.
    const text = csvOf(1, () => 't', [{ name: '=HYPERLINK("x")', cell: () => '+1' }, { name: 'b', cell: () => -2 }])
    expect(text).toBe('\ufefftime,"\'=HYPERLINK(""x"")",b\r\nt,\'+1,-2\r\n')
  })
})
