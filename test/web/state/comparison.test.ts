import { describe, expect, it } from 'vitest'
import { comparison, type Around } from '../../../web/src/state/comparison.ts'
import { FIRST, OFFSET, band, indicators, summary } from '../sample-room.ts'

const around: Around = {
  say: (key, values = {}) => [key, ...Object.values(values)].join(' '), offsetMinutes: OFFSET, limits: [75, 150],
  baseline: { peak: 483, peakHour: FIRST, above: new Map([[75, 138], [150, 120]]), days: new Map([[150, 5]]), growth: 25.3 }, alert: { highest: 'red', from: null, now: 'none' }, asked: () => ({ SO2: 20, NOx: 20, PM: 20, VOC: 20 }),
}
const cell = (id: string, branch = summary('a')) => comparison([branch], around).flatMap((part) => part.rows).find((row) => row.id === id)?.cells[0]

describe('the comparison of branches', () => {
  it('writes what a cut does: lower is minus, later is plus, each with its band', () => {
    // Oracle: signs of the contract; a cut of 52 [34, 73] is a change of −52 [−73, −34].
    expect(cell('cut')).toMatchObject({ text: '−52', band: '[−73,−34]', tie: false })
    expect(cell('delay')).toMatchObject({ text: '+5', tie: false })
  })

  it('marks a tie where the band spans zero', () => {
    // Oracle: product.md, ties marked.
    expect(cell('growth-cut', summary('a', { indicators: indicators({ growth_6h_cut_percent: band(1, -2, 3) }) }))).toMatchObject({ tie: true })
  })

  it('ticks a pollutant that meets what the level asks, crosses one that misses it, and leaves out one that nobody has', () => {
    // Oracle: 20 % is asked of each; the sample cuts SO2 9, NOx 22, PM 30 and has no VOC.
    expect(['SO2', 'NOx', 'PM', 'VOC'].map((name) => cell(name)?.target)).toEqual(['missed', 'met', 'met', null])
  })

  it('keeps contributions out: every row is an impact, a count, or an order', () => {
    // Oracle: the issue, contribution never shares a column with impact.
    const ids = comparison([summary('a')], around).flatMap((part) => part.rows.map((row) => row.id))
    expect(ids.filter((id) => /contribution|source|mobile|regional/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
})
