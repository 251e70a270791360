import { describe, expect, it } from 'vitest'
import { BranchSummary } from '../../../server/protocol/branch.ts'
import { figuresOf, withFigures, Figures } from '../../../server/protocol/figures.ts'
import { band, indicators, iso, summary } from '../../web/sample-room.ts'

const parsed = (one: BranchSummary): BranchSummary => BranchSummary.parse(one)
const older = parsed(summary('a'))
const newer = parsed(summary('a', {
  held: 7,
  indicators: indicators({ peak_ugm3: band(450, 440, 460), peak_time: iso(9), time_to_h: { 75: { hours: null, reached: 0 } }, emission_cut_percent: { SO2: band(9), NOx: null, PM: band(30, 20, 40), VOC: band(1) } }),
}))

describe('the figures of a branch without their names', () => {
  it('make of an older summary the newer one, whatever has become a band or ceased to be one', () => {
    // Oracle: the newer summary itself.
    const before = parsed(summary('a', { indicators: indicators({ peak_time: null, time_to_h: { 75: { hours: band(3, 2, 5), reached: 1 } } }) }))
    expect(withFigures(before, figuresOf(newer))).toEqual(newer)
    expect(withFigures(newer, figuresOf(before))).toEqual(before)
  })

  it('are a fifth of the bytes', () => {
    // Oracle: the texts' own lengths.
    const bytes = (value: unknown): number => JSON.stringify(value).length
    expect(Figures.parse(figuresOf(newer))).toEqual(figuresOf(newer))
    expect(bytes(figuresOf(newer))).toBeLessThan(bytes(newer) / 5)
  })

  it('are refused by a summary to which they do not belong', () => {
    // Oracle: one leaf too many, one too few, and a text where a number has to stand.
    const { leaves } = figuresOf(newer)
    for (const wrong of [[...leaves, 1], leaves.slice(0, -1), ['many', ...leaves.slice(1)]]) expect(withFigures(older, { leaves: wrong })).toBeNull()
    expect(withFigures(parsed(summary('a', { nested: null })), figuresOf(newer))).toBeNull()
  })
})
