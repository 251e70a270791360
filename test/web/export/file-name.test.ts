import { describe, expect, it } from 'vitest'
import { fileName } from '../../../web/src/export/file-name.ts'

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
