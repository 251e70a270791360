import { describe, expect, it } from 'vitest'
import { loadRuleBook } from '../../../server/packs/rule-book.ts'

const { limits, evaluations } = loadRuleBook()
const named = (id: string) => limits.find(standard => standard.id === id)!
const column = (id: string, grade: string) => named(id).limits.map(limit => `${limit.pollutant} ${limit.averaging} ${limit.values[grade]} ${limit.unit}`)

describe('the rule book', () => {
  it('has the limits of GB 3095, grade 1 and grade 2, of 2012, of the transition and of 2031', () => {
    // Oracle: the table of rules.md §1.3, copied by hand: SO2, NO2, CO, O3, PM10, PM2.5, year, day, hour in its order.
    const table = (text: string) => text.split(' ').map(Number)
    const values = (id: string, grade: string) => named(id).limits.map(limit => limit.values[grade])
    expect(values('gb3095-2026-transition', 'grade1')).toEqual(table('20 50 150 40 80 200 4 10 100 160 40 50 15 35'))
    expect(values('gb3095-2026-transition', 'grade2')).toEqual(table('60 150 500 40 80 200 4 10 160 200 60 120 30 60'))
    expect(values('gb3095-2026', 'grade1')).toEqual(table('20 50 150 30 50 200 4 10 100 160 20 50 10 25'))
    expect(values('gb3095-2026', 'grade2')).toEqual(table('20 50 150 30 50 200 4 10 160 200 50 100 25 50'))
    expect(values('gb3095-2012', 'grade1')).toEqual(table('20 50 150 40 80 200 4 10 100 160 40 50 15 35'))
    expect(values('gb3095-2012', 'grade2')).toEqual(table('60 150 500 40 80 200 4 10 160 200 70 150 35 75'))
    expect(column('gb3095-2012', 'grade2')).toContain('co day 4 mg/m3')
  })

  it('has the guidelines of the WHO, with SO2 at 40', () => {
    // Oracle: rules.md §2.
    expect(column('who-2021', 'guideline')).toEqual(['pm25 year 5 ug/m3', 'pm25 day 15 ug/m3', 'pm10 year 15 ug/m3', 'pm10 day 45 ug/m3', 'o3 season 60 ug/m3', 'o3 mda8 100 ug/m3', 'no2 year 10 ug/m3', 'no2 day 25 ug/m3', 'so2 day 40 ug/m3', 'co day 4 mg/m3'])
    expect(column('who-2021', 'it1').slice(0, 2)).toEqual(['pm25 year 35 ug/m3', 'pm25 day 75 ug/m3'])
  })

  it('has the European limits of 2030 and the American standards', () => {
    // Oracle: rules.md §2 for the first, the printed NAAQS table for the second.
    expect(column('eu-2024-2881', 'limit')).toEqual(['pm25 year 10 ug/m3', 'pm10 year 20 ug/m3', 'no2 year 20 ug/m3', 'so2 year 20 ug/m3', 'pm25 day 25 ug/m3', 'pm10 day 45 ug/m3', 'no2 day 50 ug/m3', 'so2 day 50 ug/m3', 'co day 4 mg/m3', 'no2 hour 200 ug/m3', 'so2 hour 350 ug/m3', 'co mda8 10 mg/m3', 'o3 mda8 120 ug/m3'])
    expect(column('us-epa-2024', 'primary')).toEqual(['pm25 year 9 ug/m3', 'pm25 day 35 ug/m3', 'pm10 day 150 ug/m3', 'o3 mda8 0.07 ppm', 'no2 year 53 ppb', 'no2 hour 100 ppb', 'so2 hour 75 ppb', 'co mda8 9 ppm', 'co hour 35 ppm'])
  })

  it('moves no other number of grade 2 than those that the edition of 2026 moved', () => {
    // Oracle: rules.md §0 and §1.3: until 2030 only PM; from 2031 also SO2 and NO2.
    const moved = (id: string) => named(id).limits.filter((limit, i) => limit.values['grade2'] !== named('gb3095-2012').limits[i]?.values['grade2']).map(({ pollutant, averaging }) => `${pollutant} ${averaging}`)
    expect(moved('gb3095-2026-transition')).toEqual(['pm10 year', 'pm10 day', 'pm25 year', 'pm25 day'])
    expect(moved('gb3095-2026')).toEqual(['so2 year', 'so2 day', 'so2 hour', 'no2 year', 'no2 day', 'pm10 year', 'pm10 day', 'pm25 year', 'pm25 day'])
  })

  it('finds every limit that its criteria and its composite index compare with, in the grade that is judged', () => {
    // Oracle: the data must close on itself, or a comparison would be left out silently.
    for (const standard of limits) {
      const evaluation = evaluations.find(one => one.id === standard.evaluation)
      expect(evaluation, standard.id).toBeDefined()
      for (const { pollutant, limit } of [...evaluation!.criteria, ...evaluation!.index]) {
        expect(standard.limits.find(one => one.pollutant === pollutant && one.averaging === limit)?.values[standard.judged], `${standard.id} ${pollutant} ${limit}`).toBeGreaterThan(0)
      }
      expect(standard.grades.map(grade => grade.id)).toContain(standard.judged)
    }
  })

  it('says of each number how well it is known, and calls from memory what nobody here has read', () => {
    // Oracle: rules.md marks the daily values of the EU, annual attainment and the share of points [M].
    expect(named('eu-2024-2881').limits.filter(limit => limit.averaging === 'day').every(limit => limit.status === 'memory')).toBe(true)
    for (const { rules } of evaluations.slice(0, 2)) {
      expect(Object.fromEntries(rules.map(rule => [rule.id, rule.status]))).toMatchObject({ rounding: 'found', 'annual-attainment': 'memory', 'point-share': 'memory', percentiles: 'weak', 'mda8-validity': 'weak' })
      expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length)
    }
  })
})
