import { expect, it } from 'vitest'
import { evaluationOf, standardNamed } from '../../../../models/rules/edition.ts'
import { countsOf, indexOf } from '../../../../server/engine/assessment/counts.ts'
import { loadRuleBook } from '../../../../server/packs/rule-book.ts'
import { placeOf } from '../../../support/made-days.ts'

const day = (aqi: number | null, level: number | null) => ({ aqi, level, primary: ['pm25' as const], missing: [], doubts: [], standard: 'x' })

it('counts days by index, and none where no day can have one', () => {
  // Oracle: by hand: of three known days one is good, one heavy: 33.3 %.
  expect(countsOf([day(80, 2), day(120, 3), day(250, 5), day(null, null), null])).toEqual({ days: 4, valid: 3, incomplete: 0, good: 1, heavy: 1, good_share_percent: 33.3, heavy_share_percent: 33.3, by_level: [0, 1, 1, 0, 1, 0], exceeded_by: { pm25: 2 } })
  expect(countsOf([null, null])).toBeNull()
})

it('has a composite index where the standard has one', () => {
  // Oracle: composite-index.test.ts, by hand there: 3.51; the WHO has none.
  const month = (value: number) => Array<number>(31).fill(value)
  const place = placeOf(16_801, { so2: month(3), no2: month(20), pm10: month(52), pm25: month(34), co: month(1), o3: month(160) })
  const book = loadRuleBook()
  const of = (id: string) => { const standard = standardNamed(book, id); return indexOf(place, 16_801, 16_832, standard, evaluationOf(book, standard)) }
  expect([of('gb3095-2012')?.sum, of('gb3095-2012')?.largest, of('who-2021')]).toEqual([3.51, ['o3'], null])
})
