import { describe, expect, it } from 'vitest'
import { daysByLevel } from '../../../../models/response/indicators/days-by-level.ts'
import { flat, series, single } from './run.ts'

const counts = (run: ReturnType<typeof single>) => Object.values(daysByLevel(run, 480)).map(members => members[0])

describe('days by level', () => {
  it('are natural days of end labels: 01:00 to the midnight after', () => {
    // Oracle: 24 hours of 200 from 01:00 and 24 of 20 make one day of level 5 and one of level 1; split at the label 00:00 instead, 23 hours of the first would be left.
    expect(counts(single([...flat(200, 24), ...flat(20, 24)]))).toEqual([1, 0, 0, 0, 1, 0])
  })

  it('need 20 hours', () => {
    // Oracle: GB 3095-2026 table 4: 20 hourly values for a daily mean.
    expect(counts(single(flat(100, 19)))).toEqual([0, 0, 0, 0, 0, 0])
    expect(counts(single(flat(100, 20)))).toEqual([0, 0, 1, 0, 0, 0])
  })

  it.each([[35, 0], [36, 1], [75, 1], [75.5, 2], [114.5, 2], [115.5, 3], [150.5, 3], [151, 4], [250, 4], [250.5, 4], [251, 5]])('of a mean of %d in 2016 are of level index %d', (mean, index) => {
    // Oracle: HJ 633-2012 table 1 after rounding half to even (75.5 → 76, 114.5 → 114, 150.5 → 150, 250.5 → 250).
    expect(counts(single(flat(mean, 24))).indexOf(1)).toBe(index)
  })

  it('go by the edition of the date: 70 is good in February 2026 and lightly polluted in March', () => {
    // Oracle: HJ 633-2026 moves the bound of level 2 from 75 to 60 on 2026-03-01.
    expect(counts(single(flat(70, 48), '2026-02-28T01:00:00+08:00'))).toEqual([0, 1, 1, 0, 0, 0])
  })

  it('are counted for each member', () => {
    // Oracle: two members, one clean and one not.
    const days = daysByLevel(series(Array.from({ length: 24 }, () => [10, 300])), 480)
    expect([[...days[1]], [...days[6]]]).toEqual([[1, 0], [0, 1]])
  })
})
