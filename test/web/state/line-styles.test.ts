import { describe, expect, it } from 'vitest'
import { AQI_COLOURS } from '../../../web/src/state/accents.ts'
import { LINE_STYLES, placesFor } from '../../../web/src/state/line-styles.ts'

/** WCAG 2.1: contrast of a colour with white. */
function contrastOnPaper(colour: string): number {
  const linear = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  const [r = 0, g = 0, b = 0] = linear
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

describe('lines of several stations', () => {
  it('differ by colour and by dashes, all eight of them, and can be read on paper', () => {
    // Oracle: WCAG 2.1 relative luminance, 4.5:1; no two alike in either; none of the AQI standard's colours.
    expect(LINE_STYLES).toHaveLength(8)
    expect(new Set(LINE_STYLES.map(style => style.colour)).size).toBe(8)
    expect(new Set(LINE_STYLES.map(style => style.dash.join(' '))).size).toBe(8)
    for (const { colour } of LINE_STYLES) {
      expect(contrastOnPaper(colour)).toBeGreaterThanOrEqual(4.5)
      expect(AQI_COLOURS).not.toContain(colour)
    }
    expect(LINE_STYLES.slice(1).every(style => style.width < (LINE_STYLES[0]?.width ?? 0))).toBe(true)
  })

  it('keep their looks when another one comes or goes, and the first look is the district\'s alone', () => {
    // Oracle: by hand.
    const before = placesFor(new Map(), ['a', 'd', 'b'], 'd')
    expect([...before]).toEqual([['a', 1], ['d', 0], ['b', 2]])
    const after = placesFor(before, ['b', 'd', 'c'], 'd')
    expect(Object.fromEntries(after)).toEqual({ b: 2, d: 0, c: 1 })
    expect(placesFor(new Map(), ['a', 'b', 'c', 'e', 'f', 'g', 'h'], 'd').get('h')).toBe(7)
    expect(Object.fromEntries(placesFor(after, ['b', 'c'], 'c'))).toEqual({ b: 2, c: 0 })
  })
})
