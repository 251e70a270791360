import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { JOINT } from '../../../web/src/i18n/marks.ts'
import { answerOf, sentenceOf, type Say } from '../../../web/src/state/answers.ts'
import { band, indicators, summary } from '../sample-room.ts'

/** The texts as they are shipped, filled as the message compiler fills them. No-break spaces are read as spaces. */
function saying(locale: 'zh' | 'en'): Say {
  const texts = JSON.parse(readFileSync(new URL(`../../../web/messages/${locale}.json`, import.meta.url), 'utf8')) as Record<string, string>
  return (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const told = (locale: 'zh' | 'en', branch = summary('a')): string => plain(sentenceOf(answerOf(branch, 483, saying(locale)), JOINT[locale]))

describe('the answer of a branch', () => {
  it('is one sentence: peak, cut with its band, delay, hours, rise', () => {
    // Oracle: product.md, "peak 483 → 431 (−11 % [−15, −7]), 5 h later, 14 h fewer above 150", and the same in Chinese.
    expect(told('en')).toBe('483 → 431 µg/m³ (−11 % [−15, −7]), 5 h later, 14 h fewer above 150, rise −8 %')
    expect(told('zh')).toBe('483 → 431 µg/m³ (−11 % [−15, −7])，晚 5 h，>150 少 14 h，增速 −8 %')
  })

  it('says a tie where the band of the difference spans zero, and claims nothing else', () => {
    // Oracle: product.md, ties are said. A cut of 3 [−2, 8] could as well be a rise.
    const tied = summary('a', { indicators: indicators({ peak_cut_ugm3: band(3, -2, 8), peak_cut_percent: band(0.6, -0.4, 1.7) }) })
    expect(told('en', tied)).toBe('483 → 431 µg/m³ (−0.6 % [−1.7, +0.4]), tied: the band of the difference spans zero')
    expect(answerOf(tied, 483, saying('zh'))).toMatchObject({ tied: true, rest: ['持平：差值区间跨零'] })
  })

  it('says that an order of nothing is the same as the baseline', () => {
    // Oracle: a scenario equal to the baseline has zero difference and zero width.
    const same = summary('a', { indicators: indicators({ peak_cut_ugm3: band(0), peak_cut_percent: band(0) }) })
    expect(answerOf(same, 483, saying('en'))).toMatchObject({ cut: '0\u00a0%', rest: ['the same as the baseline: no difference'] })
  })

  it('says when an order begins that the clock has not reached, instead of calling it without effect', () => {
    // Oracle: by hand; before its first hour an order cannot differ from the baseline.
    const ahead = summary('a', { indicators: indicators({ peak_cut_ugm3: band(0), peak_cut_percent: band(0) }) })
    expect(answerOf(ahead, 483, saying('en'), '12-20 05:00').rest).toEqual(['not begun yet: from 12-20 05:00'])
  })

  it('tells a peak that comes earlier, and more hours above the limit, as what they are', () => {
    // Oracle: signs of the contract: a positive delay is later, a positive cut is fewer.
    const worse = summary('a', { indicators: indicators({ peak_delay_h: band(-2), hours_above_cut: { 150: band(-3) } }) })
    expect(told('en', worse)).toContain('2 h earlier, 3 h more above 150')
  })

  it('tells the district alone, the city and the region apart', () => {
    // Oracle: the issue's own example, −3 %, −12 %, −21 %.
    expect(plain(answerOf(summary('a'), 483, saying('en')).nested)).toBe('Pinggu alone −3 %, with the city −12 %, with the region −21 %')
  })

  it('gives the reason of a failed branch in place of numbers', () => {
    // Oracle: by hand.
    const failed = summary('a', { status: 'failed', reason: 'the step needs a residence time above zero', indicators: null })
    expect(told('en', failed)).toBe('cannot be computed: the step needs a residence time above zero')
  })
})
