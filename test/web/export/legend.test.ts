import { describe, expect, it } from 'vitest'
import { legendRows } from '../../../web/src/export/legend.ts'

describe('the legend of a picture', () => {
  it('breaks into rows that fit, and loses no entry', () => {
    // Oracle: by hand: three entries of 5 letters take 86 px each, so 200 px hold two.
    const keys = ['aaaaa', 'bbbbb', 'ccccc'].map((label) => ({ label, colour: '#000', kind: 'line' as const, dash: [] }))
    expect(legendRows(keys, 200).map((row) => row.map(({ key }) => key.label))).toEqual([['aaaaa', 'bbbbb'], ['ccccc']])
  })
})
