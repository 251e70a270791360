import { describe, expect, it } from 'vitest'
import { dustfallYears } from '../../../../models/rules/dustfall.ts'
import { choose } from '../../../../server/engine/assessment/choice.ts'
import { dayIndices } from '../../../../server/engine/assessment/indices.ts'
import { placesOf } from '../../../../server/engine/assessment/places.ts'
import { readTargets, targetRows, type SetTargets } from '../../../../server/engine/assessment/targets.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { loadUsStandard } from '../../../../server/packs/standards.ts'
import { facts, flat, PLAN_DAYS, recordOf } from '../../../support/assessed-record.ts'

function rows(from: string, days: Parameters<typeof recordOf>[1][string], year: number, set: SetTargets = {}, dustfall = dustfallYears([])) {
  const record = recordOf(from, { d: days })
  const choice = choose(record, new GasTimeline('298.15K', 480), 'auto', 'limit')
  const [place] = placesOf(record, choice, () => true)
  const found = targetRows(place!, year, record, dayIndices(place!, record, choice, loadUsStandard()), choice, { facts, set, dust: new Set(), dustfall })
  return Object.fromEntries((found ?? []).map(row => [row.id, row]))
}
const part = (length: number, of: Parameters<typeof recordOf>[1][string] = PLAN_DAYS) => Object.fromEntries(Object.entries(of).map(([pollutant, values]) => [pollutant, values.slice(0, length)]))

describe('the targets of the plan', () => {
  it('stand in its order, with what the plan says of each', () => {
    // Oracle: reference pinggu.md, table 2 of the plan, by hand.
    const made = Object.values(rows('2025-01-01', PLAN_DAYS, 2025))
    expect(made.map(({ no, kind, target, set_by: by }) => [no, kind, target, by])).toEqual([[5, 'expected', 10, 'plan'], [13, 'binding', 35, 'national limit'], [16, 'binding', null, 'nobody'], [17, 'expected', null, 'nobody'], [18, 'binding', 550, 'plan'], [19, 'binding', 310, 'plan'], [26, 'binding', 5, 'plan']])
    expect(made.map(({ note }) => note?.en.slice(0, 21))).toEqual(['nothing in the pack m', 'set by the city and n', 'set by the city and n', 'set by the city and n', 'nothing in the pack m', 'nothing in the pack m', 'nothing in the pack m'])
  })

  it('take what the city set, and price the rest of the year', () => {
    // Oracle: budget.test.ts's hand: 200 days at 40 against 32 of 365 leave 22.303 for 165; the least heavy day, 151, leaves (3680 - 151)/164 = 21.518.
    const { 'pm25-2025': pm25, 'good-days-2025': good, 'heavy-days-2025': heavy } = rows('2025-01-01', part(200, { ...PLAN_DAYS, pm25: flat(40) }), 2025, { 'pm25-2025': 32, 'good-days-2025': 80, 'heavy-days-2025': 1 })
    expect(pm25).toMatchObject({ target: 32, set_by: 'user', so_far: 40, met: true, mean_budget: { days: 200, remaining: 165, rest_ugm3: 22.303, heavy_day: { ugm3: 151, basis: 'the least daily mean that is heavy', rest_after_ugm3: 21.518 } } })
    // 80 % of 365 is 292, 200 were good: 92 more of 165; 1 % allows 3.
    expect(good).toMatchObject({ target: 80, so_far: 100, met: true, days_budget: { counted: 200, left: 92, spare: 73 } })
    expect(heavy).toMatchObject({ target: 1, so_far: 0, met: true, days_budget: { counted: 0, left: 3, spare: null } })
  })

  it('price a heavy day at the mean of this year’s heavy days where there were some', () => {
    // Oracle: by hand: days of 180 and 220 are heavy, mean 200.
    const pm25 = flat(40).map((value, i) => i === 3 ? 180 : i === 9 ? 220 : value)
    expect(rows('2025-01-01', part(200, { ...PLAN_DAYS, pm25 }), 2025)['pm25-2025']?.mean_budget?.heavy_day).toMatchObject({ ugm3: 200, basis: 'mean of 2 heavy days of this year' })
  })

  it('are met or not once the year is over, after rounding', () => {
    // Oracle: by hand: 35.4 rounds to 35.
    const over = (mean: number) => rows('2025-01-01', { ...PLAN_DAYS, pm25: flat(mean) }, 2025)['pm25-2025']
    expect([over(35.4), over(35.6)].map(row => [row?.met, row?.mean_budget?.remaining, row?.mean_budget?.heavy_day])).toEqual([[true, 0, null], [false, 0, null]])
  })

  it('have no budget in a year of which the pack knows too little', () => {
    // Oracle: eight days of December and the nine after them are not 324.
    const december = rows('2025-12-15', part(8), 2025, { 'good-days-2025': 80 })
    expect([december['pm25-2025'], december['good-days-2025']]).toMatchObject([{ so_far: 34, met: null, mean_budget: null }, { so_far: 100, met: null, days_budget: null }])
    expect(december['pm25-2025']?.note?.en).toMatch(/too few valid days/)
  })

  it('take dustfall without sand storms', () => {
    // Oracle: by hand: 6 less 2 is 4, below 5; where nobody said the part, that is told.
    const fall = (storm: number | null) => rows('2025-01-01', PLAN_DAYS, 2025, {}, dustfallYears([{ month: '2025-03', station: 'town', dustfall: 6, storm }]))['dustfall-2025']
    expect([fall(2), fall(null)].map(row => [row?.so_far, row?.met, row?.note?.en ?? null])).toEqual([[4, true, null], [6, false, 'in 1 months nobody said what sand storms brought: nothing was deducted']])
  })
})

describe('what the city sets', () => {
  it('is read by name', () => {
    // Oracle: the words of the options.
    expect(readTargets(['pm25-2025=32', 'good-days-2025:79.2'], facts)).toEqual({ 'pm25-2025': 32, 'good-days-2025': 79.2 })
  })

  it.each(['pm25-2025', 'pm25-2025=low', 'nox-cut-2025=3', 'x=1', ''])('is refused where it is %j, with the names that there are', text => {
    // Oracle: the plan itself sets the cuts of NOx and VOC and dustfall; nobody else may.
    expect(() => readTargets([text], facts)).toThrow(/pm25-2025=NUMBER, good-days-2025=NUMBER, heavy-days-2025=NUMBER/)
  })
})
