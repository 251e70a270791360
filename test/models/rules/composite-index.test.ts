import { describe, expect, it } from 'vitest'
import { compositeIndex } from '../../../models/rules/composite-index.ts'
import { evaluationOf, standardNamed } from '../../../models/rules/edition.ts'
import { loadRuleBook } from '../../../server/packs/rule-book.ts'
import { placeOf } from '../../support/made-days.ts'

const book = loadRuleBook()
const index = (id: string, days: Parameters<typeof placeOf>[1]) => { const standard = standardNamed(book, id); return compositeIndex(placeOf(16_801, days), 16_801, 16_900, standard, evaluationOf(book, standard)) }
const month = (value: number) => Array<number>(31).fill(value)
const plan = { so2: month(3), no2: month(20), pm10: month(52), pm25: month(34), co: month(1), o3: month(160) }

describe('the composite index', () => {
  it('is the sum of six shares of their limits', () => {
    // Oracle: by hand: 3/60 + 20/40 + 52/70 + 34/35 + 1/4 + 160/160 = 0.05 + 0.5 + 0.742857 + 0.971429 + 0.25 + 1 = 3.514286.
    expect(index('gb3095-2012', plan)).toEqual({ sum: 3.51, parts: { so2: 0.05, no2: 0.5, pm10: 0.743, pm25: 0.971, co: 0.25, o3: 1 }, largest: ['o3'] })
  })

  it('changes with the limits of the transition in PM alone', () => {
    // Oracle: rules.md §1.4 [D]: PM10/60 and PM2.5/30: 0.05 + 0.5 + 0.866667 + 1.133333 + 0.25 + 1 = 3.8.
    expect(index('gb3095-2026-transition', plan)).toMatchObject({ sum: 3.8, parts: { pm10: 0.867, pm25: 1.133 }, largest: ['pm25'] })
  })

  it('has no sum without one of the six, and names all that are largest', () => {
    // Oracle: by hand; two parts of exactly 1.
    const { so2: _none, ...five } = { ...plan, pm25: month(35) }
    expect(index('gb3095-2012', five)).toMatchObject({ sum: null, parts: { so2: null }, largest: ['pm25', 'o3'] })
  })

  it('belongs to China', () => {
    // Oracle: the WHO has none.
    expect(index('who-2021', plan)).toBeNull()
  })
})
