import { describe, expect, it } from 'vitest'
import { standardNamed } from '../../../../models/rules/edition.ts'
import { gasFactors } from '../../../../models/rules/gas-state.ts'
import { placeDays } from '../../../../models/rules/place-days.ts'
import { exceedancesOf } from '../../../../server/engine/assessment/exceedances.ts'
import { loadRuleBook } from '../../../../server/packs/rule-book.ts'

const book = loadRuleBook()
const FIRST = 16_801
const hours = (...days: number[]) => days.flatMap(value => Array<number>(24).fill(value))
const place = (columns: Parameters<typeof placeDays>[1], cold = false) => placeDays(FIRST, columns, () => cold ? {} : gasFactors(273.15, 298.15))
const of = (id: string, columns: Parameters<typeof placeDays>[1], end = FIRST + 9) => exceedancesOf(place(columns, true), null, FIRST, end, standardNamed(book, id)).map(({ pollutant, averaging, count, before_rounding: before, of: all }) => [pollutant, averaging, count, before, all])

describe('exceedances', () => {
  it('are days and hours above the limits that are judged, after rounding and before it', () => {
    // Oracle: by hand, grade 2: PM2.5 75.4 rounds to 75 and 75.6 to 76; CO 4.04 to 4.0; an hour of ozone of 200.4 to 200.
    expect(of('gb3095-2012', { pm25: hours(75, 75.4, 75.6), co: hours(4, 4.04, 4.06), o3: hours(100, 200.4, 201) })).toEqual([
      ['co', 'day', 1, 2, 3], ['co', 'hour', 0, 0, 72], ['o3', 'mda8', 2, 2, 3], ['o3', 'hour', 24, 48, 72], ['pm25', 'day', 1, 2, 3]])
  })

  it('are counted from the first day to before the last', () => {
    // Oracle: by hand.
    expect(of('gb3095-2012', { no2: hours(300, 300, 300) }, FIRST + 2)).toEqual([['no2', 'day', 2, 2, 2], ['no2', 'hour', 48, 48, 48]])
  })

  it('stand beside those before gases were changed', () => {
    // Oracle: ideal gas law by hand: 210 is 192.4 at 298.15 K, below the 200 of an hour and above the 160 of MDA8.
    const ozone = exceedancesOf(place({ o3: hours(210) }), place({ o3: hours(210) }, true), FIRST, FIRST + 1, standardNamed(book, 'gb3095-2012'))
    expect(ozone).toMatchObject([{ averaging: 'mda8', count: 1, as_reported: { count: 1 } }, { averaging: 'hour', count: 0, of: 24, as_reported: { count: 24, of: 24 } }])
  })

  it('are by volume where the standard counts so', () => {
    // Oracle: 100 ppb of NO2 at 298.15 K is 188 µg/m³ (textbook, 1.88 µg/m³ a ppb).
    expect(of('us-epa-2024', { no2: hours(187, 190) })).toEqual([['no2', 'hour', 24, 24, 48]])
  })
})
