import { describe, expect, it } from 'vitest'
import { loadSeeds } from '../../../server/packs/seeds.ts'
import { loadAlertRules, loadAqiTables, loadUsStandard } from '../../../server/packs/standards.ts'

const [before, now] = loadAqiTables().standards
const steps = [0, 50, 100, 150, 200, 300, 400, 500]

describe('the Chinese editions', () => {
  it('are two, and the second begins on 2026-03-01', () => {
    // Oracle: rules.md §0: in force since 2026-03-01.
    expect(loadAqiTables().standards.map(standard => standard.id)).toEqual(['hj633-2012', 'hj633-2026'])
    expect(now?.from).toBe('2026-03-01')
    expect((before?.from ?? '9') < '2013').toBe(true)
  })

  it('have the columns of table 3, number by number', () => {
    // Oracle: rules.md §1.1, HJ 633-2026 table 3 as read from the scan; SO2 of one hour ends at 800 and ozone of eight hours at 800.
    const table3 = {
      SO2_24H: [0, 50, 150, 475, 800, 1600, 2100, 2620], SO2_1H: [0, 150, 500, 650, 800], NO2_24H: [0, 40, 80, 180, 280, 565, 750, 940], NO2_1H: [0, 100, 200, 700, 1200, 2340, 3090, 3840],
      CO_24H: [0, 2, 4, 14, 24, 36, 48, 60], CO_1H: [0, 5, 10, 35, 60, 90, 120, 150], O3_8H: [0, 100, 160, 215, 265, 800], O3_1H: [0, 160, 200, 300, 400, 800, 1000, 1200],
      PM10_24H: [0, 50, 120, 250, 350, 420, 500, 600], PM25_24H: [0, 35, 60, 115, 150, 250, 350, 500], PM10_1H: [0, 50, 120, 250, 350, 420, 500, 600], PM25_1H: [0, 35, 60, 115, 150, 250, 350, 500],
    }
    expect(now?.iaqi).toEqual(steps)
    expect(Object.fromEntries(Object.entries(now?.items ?? {}).map(([item, table]) => [item, table.breakpoints]))).toEqual(table3)
    expect([now?.items.SO2_1H?.above, now?.items.O3_8H?.above, now?.items.PM25_24H?.above]).toEqual([200, 300, 500])
  })

  it('differ only where the new one differs: PM at 100, no PM of one hour before, no index above 800', () => {
    // Oracle: rules.md §1.1, the last line.
    const { PM10_1H: _a, PM25_1H: _b, ...rest } = now?.items ?? {}
    const at100 = (breakpoints: readonly number[] = [], value: number) => breakpoints.map((x, i) => i === 2 ? value : x)
    expect(Object.fromEntries(Object.entries(before?.items ?? {}).map(([item, table]) => [item, table.breakpoints]))).toEqual({
      ...Object.fromEntries(Object.entries(rest).map(([item, table]) => [item, table.breakpoints])),
      PM10_24H: at100(now?.items.PM10_24H?.breakpoints, 150), PM25_24H: at100(now?.items.PM25_24H?.breakpoints, 75),
    })
    expect([before?.items.SO2_1H?.above, before?.items.O3_8H?.above]).toEqual([null, null])
    expect([before?.missing, now?.missing]).toEqual(['from the others', 'only above 100'])
  })

  it('have six levels in the colours of the annex', () => {
    // Oracle: rules.md, A.1 and table 1.
    for (const standard of [before, now]) {
      expect(standard?.levels.map(level => [level.level, level.upTo, level.colour.en, level.rgb.join()])).toEqual([
        [1, 50, 'green', '0,228,0'], [2, 100, 'yellow', '255,255,0'], [3, 150, 'orange', '255,126,0'], [4, 200, 'red', '255,0,0'], [5, 300, 'purple', '153,0,76'], [6, 500, 'maroon', '126,0,35']])
    }
  })

  it('round CO to one decimal and all else to whole numbers first', () => {
    // Oracle: HJ 633-2026 §4.2.2.
    for (const standard of [before, now]) for (const [item, table] of Object.entries(standard?.items ?? {})) {
      expect([item, table.decimals, table.unit]).toEqual(item.startsWith('CO') ? [item, 1, 'mg/m3'] : [item, 0, 'ug/m3'])
    }
  })
})

it('the American table is that of 2024, in which PM2.5 of 9.0 is the last good day', () => {
  // Oracle: EPA-454/B-24-002, table 6, as quoted in rules.md.
  const standard = loadUsStandard()
  const pm25 = Object.entries(standard.items).find(([item]) => item.startsWith('PM25'))?.[1]
  expect(standard.from).toMatch(/^2024-/)
  expect(pm25?.rows[0]).toEqual({ index: [0, 50], concentration: [0, 9] })
})

describe('the alert rules', () => {
  const rules = loadAlertRules()
  const requirements = (edition: string) => Object.fromEntries((rules.editions.find(one => one.id === edition)?.levels ?? []).map(({ level, clauses }) => [level, clauses.map(clause => clause.all.map(({ above, hours }) => `${hours / 24}d>${above}`).join('&'))]))

  it('are the one table of rules.md, clause by clause', () => {
    // Oracle: rules.md §7 and §4.1; 73 hours are “more than three days”, 499 is “reaches 500”; blue from the press copies that alerts.json names.
    expect(requirements('beijing-2013')).toEqual({ blue: ['1d>200'], yellow: ['1d>300', '3d>200'], orange: ['3d>200&1d>300'], red: ['3d>300'] })
    expect(requirements('beijing-2015')).toEqual({ blue: ['1d>200'], yellow: ['2d>200'], orange: ['3d>200'], red: [`${73 / 24}d>200`] })
    expect(requirements('beijing-2016')).toEqual({ blue: ['1d>200'], yellow: ['2d>200'], orange: ['3d>200&1d>300'], red: ['4d>200&2d>300', '1d>499'] })
    expect(requirements('beijing-2018')).toEqual({ yellow: ['2d>200'], orange: ['3d>200'], red: ['4d>200&2d>300', '1d>499'] })
    for (const edition of ['beijing-2023', 'national-2024']) expect(requirements(edition)).toEqual({ yellow: ['1d>200', '2d>150'], orange: ['2d>200', '3d>150'], red: ['3d>200&1d>300'] })
    expect(requirements('pinggu-plan-2021')).toEqual({ 'pinggu-near-heavy': ['1d>150'], 'pinggu-heavy': ['1d>200'] })
  })

  it('say of each rule where it was read, and which nobody has read', () => {
    // Oracle: rules.md §7: 2018 is weak throughout; lifting and any 24 hours are known of the national grades only.
    const every = rules.editions.flatMap(({ from, days, lifting, oneEpisode, levels }) => [from, days, lifting, oneEpisode, ...levels.flatMap(level => level.clauses)].filter(one => one !== null))
    expect(every.filter(one => one.source.length < 5)).toEqual([])
    expect(new Set(rules.editions.find(one => one.id === 'beijing-2018')?.levels.flatMap(level => level.clauses).map(clause => clause.status))).toEqual(new Set(['weak']))
    expect(rules.editions.map(({ id, days, lifting }) => `${id} ${days.as} ${days.status} ${lifting === null ? '-' : `${lifting.hours} ${lifting.status}`}`)).toEqual([
      'beijing-2013 natural-day weak -', 'beijing-2015 natural-day weak -', 'beijing-2016 natural-day weak -', 'beijing-2018 any-24h weak 36 weak',
      'beijing-2023 natural-day weak 36 memory', 'national-2024 any-24h found 36 found', 'pinggu-plan-2021 any-24h memory -'])
  })

  it('ask for cuts of 10, 20 and 30 % of each pollutant, as the levels of the catalogue do', () => {
    // Oracle: rules.md §4.3, and the other file that says it.
    expect(rules.cuts.map(({ level, percent }) => [level, ...Object.values(percent)])).toEqual([['yellow', 10, 10, 10, 10], ['orange', 20, 20, 20, 20], ['red', 30, 30, 30, 30]])
    for (const edition of ['beijing-2016', 'beijing-2023']) for (const level of loadSeeds().catalogue(edition).levels) {
      expect(rules.cuts.find(cut => cut.level === level.id)?.percent ?? null).toEqual(level.required_cut_percent)
    }
  })

  it('give every clause a name of its own, and levels in rising order', () => {
    // Oracle: a log or a link names a clause; red is the last.
    const ids = rules.editions.flatMap(edition => edition.levels.flatMap(level => level.clauses.map(clause => clause.id)))
    expect(new Set(ids).size).toBe(ids.length)
    for (const edition of rules.editions.filter(one => one.authority !== 'pinggu')) expect(edition.levels.map(one => one.level).join()).toMatch(/^(blue,)?yellow,orange,red$/)
  })
})
