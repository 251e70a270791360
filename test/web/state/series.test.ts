import { describe, expect, it } from 'vitest'
import { baselineFigures } from '../../../web/src/state/baseline-figures.ts'
import { applyHours, emptyColumns } from '../../../web/src/state/columns.ts'
import { axisOf, baselineKinds, clipped, flagged, stacked, largest } from '../../../web/src/state/series.ts'
import { FIRST, OFFSET, hoursFrom } from '../sample-room.ts'

function columnsOf(values: readonly number[], gaps: readonly number[] = []) {
  const columns = emptyColumns(FIRST)
  applyHours(columns, { ...hoursFrom(0, values, [], [[1, 'pm25', 'jump']]), observed: { pm25: values.map((value, row) => gaps.includes(row) ? null : value) } })
  return columns
}

describe('what the charts are given', () => {
  it('sets hours that were not measured apart, and joins them to their neighbours', () => {
    // Oracle: by hand, a gap of one hour.
    expect(baselineKinds(columnsOf([10, 20, 30, 40], [2]))).toEqual({ measured: [10, 20, null, 40], estimated: [null, 20, 30, 40] })
  })

  it('marks only the readings that quality said something about', () => {
    // Oracle: the second hour is flagged.
    expect(flagged(columnsOf([10, 20, 30]), 'pm25')).toEqual([null, 20, null])
  })

  it('piles the sources up to the baseline', () => {
    // Oracle: medians of contributions add up to the baseline (contracts.md); 0.3 + 0.7 here.
    const columns = columnsOf([10, 20])
    const piles = stacked([...columns.contributions.values()].map((one) => one.median))
    expect(piles.at(-1)).toEqual([10, 20])
  })

  it('puts midnight of the pack\'s zone on a multiple of 24', () => {
    // Oracle: the first hour of the sample is 01:00 local, so row 23 is midnight.
    expect((axisOf(columnsOf(Array.from({ length: 24 }, () => 1)), OFFSET)[23] ?? 0) % 24).toBe(0)
  })

  it('finds the peak, its hour, the hours above and the fastest six-hour rise of the baseline', () => {
    // Oracle: by hand; the rise is (x[t] − x[t−6]) / 6, contracts.md.
    const found = baselineFigures(columnsOf([10, 20, 30, 40, 50, 160, 130, 200, 90]), [75, 150], OFFSET)
    expect(found).toMatchObject({ peak: 200, peakHour: FIRST + 7, growth: 30 })
    expect([...found?.above ?? []]).toEqual([[75, 4], [150, 2]])
    expect(baselineFigures(emptyColumns(FIRST), [75], OFFSET)).toBeNull()
  })

  it('counts natural days of the baseline by the level of their mean, and no day of fewer than 20 hours', () => {
    // Oracle: by hand; the first hour of the sample is 01:00. Means: 160, 75.5 (rounds to the even 76), 76.5 (to 76), and 19 hours of 300.
    const day = (value: number, hours = 24): number[] => Array.from({ length: hours }, () => value)
    const found = baselineFigures(columnsOf([...day(160), ...day(75.5), ...day(76.5), ...day(300, 19)]), [75, 76, 150, 250], OFFSET)
    expect([...found?.days ?? []]).toEqual([[75, 2], [76, 0], [150, 1], [250, 0]])
  })
})

describe('what was withheld', () => {
  it('does not flatten the chart when it is impossible', () => {
    // Oracle: by hand: 553,405 beside a largest value of 300 is drawn at 330, all else where it is.
    expect(clipped([null, 553_405, 280], [[300, 20], [100]], 170)).toEqual([null, expect.closeTo(330, 9) as number, 280])
  })

  it('stands on the chart where it was reported, though no series holds it', () => {
    // Oracle: by hand: a spike of 641 in the second of three hours.
    const columns = emptyColumns(FIRST)
    applyHours(columns, { ...hoursFrom(0, [1, 2, 3], [], [[1, 'pm25', 'spike']]), observed: { pm25: [154, null, 129] }, withheld: [[1, 'pm25', 641]] })
    expect(flagged(columns, 'pm25')).toEqual([null, 641, null])
    applyHours(columns, { ...hoursFrom(1, [2, 3], []), observed: { pm25: [150, 129] } })
    expect(flagged(columns, 'pm25')).toEqual([null, null, null])
  })
})

describe('the largest of many columns', () => {
  it('are those of the highest means, empty ones left out', () => {
    // Oracle: by hand: means 2, 5 and 3; one has nothing, one has another prefix.
    const columns = emptyColumns(0)
    for (const [name, values] of Object.entries({ voc_a: [1, 3], voc_b: [null, 5], voc_c: [3, 3], voc_d: [null, null], pm25: [99, 99] })) columns.observed.set(name, values)
    expect(largest(columns, 'voc_', 2)).toEqual(['voc_b', 'voc_c'])
  })
})
