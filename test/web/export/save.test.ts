import { describe, expect, it } from 'vitest'
import { fileName } from '../../../web/src/export/save.ts'
import { legendRows } from '../../../web/src/export/png.ts'

describe('the name of a saved file', () => {
  it.each([
    ['平谷 2016-12-20 PM2.5.csv', '平谷-2016-12-20-PM2.5.csv'], ['../../etc/passwd', 'etc-passwd'], ['a/b\\c:d*e?f"g<h>i|j.png', 'a-b-c-d-e-f-g-h-i-j.png'], ['', 'xuefeng'], ['..', 'xuefeng'],
  ])('of %j is %j', (given, expected) => {
    // Oracle: what Windows, macOS and Linux refuse in names, by hand.
    expect(fileName(given)).toBe(expected)
  })

  it('stays short', () => {
    // Oracle: 255 bytes is the shortest limit of common file systems; a Chinese character takes three.
    expect(Buffer.byteLength(fileName('长'.repeat(80)))).toBeLessThanOrEqual(255)
  })
})

describe('the legend of a picture', () => {
  it('breaks into rows that fit, and loses no entry', () => {
    // Oracle: by hand: three entries of 5 letters take 86 px each, so 200 px hold two.
    const keys = ['aaaaa', 'bbbbb', 'ccccc'].map((label) => ({ label, colour: '#000', dashed: false }))
    expect(legendRows(keys, 200).map((row) => row.map(({ key }) => key.label))).toEqual([['aaaaa', 'bbbbb'], ['ccccc']])
  })
})
