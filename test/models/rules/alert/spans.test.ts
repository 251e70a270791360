import { describe, expect, it } from 'vitest'
import { closesDay, joined, lengthOf, spansAbove } from '../../../../models/rules/alert/spans.ts'
import { daysOf, FIRST, meansOf } from './days.ts'

const limit = () => 150
const plain = (spans: readonly { from: number; to: number }[]) => spans.map(({ from, to }) => [from, to])

describe('hours of heavy days', () => {
  it('are all 24 of a natural day, and days that follow each other are one span', () => {
    // Oracle: by hand; labels 01:00 to 24:00 are places 0 to 23.
    const series = daysOf([151, 150, 200, 200, 30])
    expect(plain(spansAbove(series, limit, 'natural-day', 480))).toEqual([[0, 23], [48, 95]])
    expect(spansAbove(series, limit, 'natural-day', 480)[1]?.ends).toEqual([71, 95])
    expect(closesDay(series, 23, 'natural-day', 480)).toBe(true)
    expect(closesDay(series, 22, 'natural-day', 480)).toBe(false)
  })

  it('are those of any 24 that follow each other, also where the day began before the series', () => {
    // Oracle: by hand. 20 hours of 200 are a valid day of 24 hours whose first four were not seen.
    expect(plain(spansAbove(meansOf(Array<number>(20).fill(200)), limit, 'any-24h', 480))).toEqual([[-4, 19]])
    // One mean above the limit, at place 30: its day is 7 to 30.
    const series = { first: FIRST, means: Array.from({ length: 40 }, (_, i) => i === 30 ? 151 : 150) }
    expect(plain(spansAbove(series, limit, 'any-24h', 480))).toEqual([[7, 30]])
  })

  it('touch where one day ends as the next begins, and no later', () => {
    // Oracle: by hand: days ending at 30 and 54 share no hour and leave none out; 30 and 55 leave one.
    const with2 = (second: number) => spansAbove({ first: FIRST, means: Array.from({ length: 60 }, (_, i) => i === 30 || i === second ? 151 : 0) }, limit, 'any-24h', 480)
    expect(plain(with2(54))).toEqual([[7, 54]])
    expect(plain(with2(55))).toEqual([[7, 30], [32, 55]])
  })

  it('may be joined over a gap that is too short, whose days are kept', () => {
    // Oracle: by hand: 24 hours lie between.
    const spans = spansAbove(daysOf([200, 30, 200]), limit, 'natural-day', 480)
    expect(joined(spans, 24)).toEqual(spans)
    expect(joined(spans, 25)).toEqual([{ from: 0, to: 71, ends: [23, 71] }])
    expect(joined(spans, 25).map(lengthOf)).toEqual([72])
  })
})
