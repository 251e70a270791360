import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyBranch, applyHours, emptyColumns, type Columns } from '../../../web/src/state/columns.ts'
import { FIRST, branchColumns, hoursFrom, iso } from '../sample-room.ts'

const whole = (columns: Columns) => ({
  ...columns, observed: [...columns.observed], weather: [...columns.weather], contributions: [...columns.contributions], split: [...columns.split],
  flags: [...columns.flags], rulings: [...columns.rulings], branches: [...columns.branches],
})

describe('the columns that a viewer holds', () => {
  it('are the same whether hours come one by one, in bursts, or all at once', () => {
    // Oracle: the whole episode in one frame. Values are arbitrary; only how they are cut into frames differs.
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }), (values, cuts) => {
      const once = emptyColumns(FIRST)
      applyHours(once, hoursFrom(0, values, ['a']))
      const bits = emptyColumns(FIRST)
      for (let row = 0, n = 0; row < values.length; n++) {
        const size = cuts[n] ?? 1
        expect(applyHours(bits, hoursFrom(row, values.slice(row, row + size), ['a']))).toBe(true)
        row += size
      }
      expect(whole(bits)).toEqual(whole(once))
    }))
  })

  it('are rewritten from the first hour that a late value touched, and end where the frame ends', () => {
    // Oracle: by hand; a seek back is a frame that ends earlier.
    const columns = emptyColumns(FIRST)
    applyHours(columns, hoursFrom(0, [10, 20, 30, 40], ['a'], [[3, 'pm25', 'jump']]))
    applyHours(columns, hoursFrom(2, [31], ['a']))
    expect(columns.count).toBe(3)
    expect(columns.observed.get('pm25')).toEqual([10, 20, 31])
    expect(columns.branches.get('a')?.pm25.median).toEqual([9, 18, 31 * 0.9])
    expect([columns.flags.size, columns.rulings.size]).toEqual([0, 0])
  })

  it('refuse a frame that would leave a hole, so that no curve is drawn across hours nobody sent', () => {
    // Oracle: two hours are held, the frame begins at the fifth.
    const columns = emptyColumns(FIRST)
    applyHours(columns, hoursFrom(0, [10, 20]))
    expect(applyHours(columns, hoursFrom(4, [50]))).toBe(false)
    expect(columns.count).toBe(2)
  })

  it('hold nothing, not zero, where a pollutant was not in a frame or a branch is younger than the hours', () => {
    // Oracle: by hand.
    const columns = emptyColumns(FIRST)
    applyHours(columns, { ...hoursFrom(0, [10]), observed: { pm25: [10], o3: [60] } })
    applyHours(columns, hoursFrom(1, [20]))
    expect(columns.observed.get('o3')).toEqual([60, null])
    applyBranch(columns, 'b', iso(0), branchColumns([10, 20]))
    applyHours(columns, hoursFrom(2, [30]))
    expect(columns.branches.get('b')?.pm25.median).toEqual([9, 18, null])
  })
})
