import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marginTo } from '../../../../models/rules/alert/margin.ts'
import { alertTimeline } from '../../../../models/rules/alert/timeline.ts'
import type { DailySeries } from '../../../../models/rules/alert/spans.ts'
import { daysOf, hoursOfDays, meansOf, ruling } from './days.ts'

const margin = (series: DailySeries, at: number, rank: number, edition: string) => {
  const given = ruling(edition)
  return marginTo(series, at, rank, given, alertTimeline(series, given).decided)
}
const [BLUE, ORANGE, RED] = [0, 2, 3] as const

describe('the margin to a level', () => {
  it('is the last µg/m³ that a day lacks, and the days that a run lacks', () => {
    // Oracle: by hand, 2015 edition. 140, 160, 160, 140: on the third day yellow holds; orange needs three days above 150: 11 more
    // lift a day of 140 to 151, or the run lasts one more day.
    expect(margin(daysOf([30, 140, 160, 160, 140, 30]), 60, ORANGE, 'beijing-2015')).toEqual({ rank: ORANGE, ugm3: 11, hours: 24, limit: 150 })
    // Red needs four days: both days of 140, or two days more (73 hours are counted in whole days).
    expect(margin(daysOf([30, 140, 160, 160, 140, 30]), 60, RED, 'beijing-2015')).toEqual({ rank: RED, ugm3: 11, hours: 48, limit: 150 })
  })

  it('is the shortest of the ways that lead to the level', () => {
    // Oracle: by hand, 2016 edition. Four days, one of them above 300: red by a second day above 300 (24 h above 250), or an AQI of 500
    // for a day (24 h above 498): either takes a day; the first is asked first. In µg/m³: 260 and 240 need 11.
    expect(margin(daysOf([30, 160, 160, 240, 260]), 119, RED, 'beijing-2016')).toEqual({ rank: RED, ugm3: 11, hours: 24, limit: 250 })
  })

  it('names the higher limit where one day would complete two parts', () => {
    // Oracle: by hand, 2016 edition: after two days of 160, orange lacks a third day above 150 and a day above 250: the same day can be both.
    expect(margin(daysOf([30, 160, 160]), 71, ORANGE, 'beijing-2016')).toMatchObject({ hours: 24, limit: 250 })
  })

  it('is the whole length where no run holds the hour', () => {
    // Oracle: by hand, 2015 edition: in clean air of 30 one day above 150 needs 121 more, and lasts 24 hours.
    expect(margin(daysOf([30, 30, 30]), 40, BLUE, 'beijing-2015')).toEqual({ rank: BLUE, ugm3: 121, hours: 24, limit: 150 })
  })

  it('counts hours where the edition counts any 24', () => {
    // Oracle: by hand, national 2024: 40 hours of 200 after clean air of 30; means above 150 from the 18th heavy hour, so the run began
    // 6 hours before: 46 hours so far, and 2 are lacking to 48.
    const series = meansOf([...Array<number>(30).fill(30), ...Array<number>(40).fill(200)])
    expect(margin(series, 69, 1, 'national-2024')).toMatchObject({ hours: 2, limit: 150 })
  })

  it('is none where no day can be judged', () => {
    // Oracle: without a mean nothing can be above a limit.
    expect(margin(daysOf([null, null, null]), 40, BLUE, 'beijing-2015')).toMatchObject({ ugm3: null })
  })

  it('is exact: so much reaches the level, one less does not', () => {
    // Oracle: the level itself, of the series with so much added.
    const day = fc.integer({ min: 0, max: 400 })
    fc.assert(fc.property(fc.array(day, { minLength: 2, maxLength: 6 }), fc.integer({ min: 0, max: 143 }), fc.constantFrom('beijing-2013', 'beijing-2016', 'beijing-2018', 'beijing-2023'), (days, hour, edition) => {
      const series = meansOf(hoursOfDays(days))
      const at = hour % series.means.length
      const rankOf = (more: number) => alertTimeline({ ...series, means: series.means.map(mean => mean === null ? null : mean + more) }, ruling(edition)).ranks[at] ?? -1
      const next = rankOf(0) + 1
      if (next > 2) return
      const { ugm3 } = margin(series, at, next, edition)
      if (ugm3 === null) expect(rankOf(1_000)).toBeLessThan(next)
      else expect([rankOf(ugm3) >= next, rankOf(ugm3 - 1) >= next]).toEqual([true, false])
    }), { numRuns: 60 })
  })
})
