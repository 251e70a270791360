import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapped } from '../../../web/src/export/wrap.ts'

const upTo = (most: number) => (line: string) => line.length <= most

describe('a note under a picture', () => {
  it('breaks between words, and between Chinese characters but not before a mark', () => {
    // Oracle: by hand.
    expect(wrapped('told at 273.15 K until then', upTo(12))).toEqual(['told at', '273.15 K', 'until then'])
    expect(wrapped('气体为标准状态，颗粒物为实况', upTo(7))).toEqual(['气体为标准状', '态，颗粒物为实', '况'])
    expect(wrapped('', upTo(5))).toEqual([])
  })

  it('loses nothing, and is wider than it may be only where one word is', () => {
    // Oracle: law: the lines joined are the text but for spaces; a line that does not fit has no place to break.
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'bcd', ' ', '状', '态，', 'wxyzuvw')), fc.integer({ min: 1, max: 9 }), (parts, most) => {
      const text = parts.join('')
      const lines = wrapped(text, upTo(most))
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const line of lines) if (line.length > most) expect(line).toMatch(/^\S+$/)
    }))
  })
})
