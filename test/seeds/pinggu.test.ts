import { describe, expect, it } from 'vitest'
import { EMITTED, SECTORS, areasBound, tagOf, type Area, type Emitted } from '../../models/contract/dimensions.ts'
import { compileOrder } from '../../models/measures/combine.ts'
import { emissionCutPercent } from '../../models/measures/emissions.ts'
import { parseHour, type EventHour } from '../../models/units/time.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'

const seeds = loadSeeds()
const first = parseHour('2021-01-12T01:00:00+08:00') as EventHour
const run = { members: 100, seed: 1, offsetMinutes: 480, first, last: first + 47 as EventHour }
const hours = Array.from({ length: 48 }, (_, i) => first + i as EventHour)

function ordered(edition: string, level: string, where: Area) {
  const compiled = compileOrder({ name: level, level, where }, seeds.catalogue(edition), run)
  if (!compiled.ok) throw new Error(compiled.message)
  return compiled.order
}

/** Percent of each emission cut in the last hour, when all ramps are done, in the first member. */
function cuts(edition: string, level: string): Record<Emitted, number> {
  const left = ordered(edition, level, 'city').remaining(first + 46 as EventHour) as Float64Array
  const of = (pollutant: Emitted) => {
    let all = 0
    let kept = 0
    for (const row of seeds.inventory(2020)) {
      if (row.pollutant !== pollutant || !areasBound('city').includes(row.area)) continue
      all += row.tonnes_per_year
      kept += row.tonnes_per_year * (left[tagOf(row.area, row.sector) * EMITTED.length + EMITTED.indexOf(pollutant)] as number)
    }
    return 100 * (1 - kept / all)
  }
  return { 'PM2.5': of('PM2.5'), PMcoarse: of('PMcoarse'), SO2: of('SO2'), NOx: of('NOx'), CO: of('CO'), NH3: of('NH3'), VOC: of('VOC') }
}

describe('levels of the alert plan', () => {
  it.each(seeds.editions.map(e => [e]))('cut more of every pollutant the higher they are (%s)', edition => {
    // Oracle: a red alert holds all that an orange one does, and more; so for orange and yellow.
    const [yellow, orange, red] = [cuts(edition, 'yellow'), cuts(edition, 'orange'), cuts(edition, 'red')]
    for (const pollutant of EMITTED) {
      expect(orange[pollutant], pollutant).toBeGreaterThan(yellow[pollutant])
      expect(red[pollutant], pollutant).toBeGreaterThan(orange[pollutant])
    }
  })

  it('bring a red alert near the 30 to 36 % that were published for December 2015', () => {
    // Oracle: -36 % a day (Xue 2016, HJKX 37(5) 1593), -30 % (MEP, 2015-12-09); the mean of four pollutants within 28-42 %.
    const cut = emissionCutPercent(ordered('beijing-2016', 'red', 'city'), seeds.inventory(2015), 'city', hours)
    const mean = (['SO2', 'NOx', 'PM', 'VOC'] as const).reduce((sum, key) => sum + (cut[key]?.median ?? 0), 0) / 4
    expect(mean).toBeGreaterThan(28)
    expect(mean).toBeLessThan(42)
  })

  it('name only measures that the catalogue has, each once, with shares from 0 to 1', () => {
    // Oracle: the catalogue itself.
    const known = new Set(seeds.catalogue('beijing-2023').measures.map(m => m.id))
    for (const edition of seeds.editions) for (const level of seeds.catalogue(edition).levels) {
      const ids = level.measures.map(m => m.id)
      expect(new Set(ids).size, level.id).toBe(ids.length)
      for (const id of ids) expect(known.has(id), id).toBe(true)
    }
  })
})

describe('measures', () => {
  const { measures } = seeds.catalogue('beijing-2023')

  it('touch every sector of the inventory, and none twice in one pollutant', () => {
    // Oracle: the list of sectors; an effect said twice would act twice.
    const touched = new Set(measures.flatMap(m => m.effects.map(e => e.sector)))
    expect(SECTORS.filter(s => !touched.has(s))).toEqual([])
    for (const m of measures) expect(new Set(m.effects.map(e => `${e.sector}/${e.pollutant}`)).size, m.id).toBe(m.effects.length)
    expect(measures.length).toBeGreaterThanOrEqual(14)
  })

  it('say of every effect that it is assumed unless a source gave the figure', () => {
    // Oracle: no effect of a measure was found in a source (rules of the reference); a `found` one must name where.
    for (const m of measures) for (const e of m.effects) expect(e.status === 'assumed' || e.source.length > 30, m.id).toBe(true)
  })
})

describe('facts', () => {
  it('keep the doubt beside the 276 good-air days', () => {
    // Oracle: 276 is the whole-city figure of Beijing 2020 (Economic Daily, 2021-01-04).
    const days = seeds.facts.baseline.find(f => f.id === 'good-air-days')
    expect(days?.value).toBe(276)
    expect(days?.doubt?.en).toContain('city figure')
  })

  it('give every AQI exactly one of Pinggu’s three kinds of day', () => {
    // Oracle: the three kinds are a partition of the days.
    for (let aqi = 1; aqi <= 500; aqi++) expect(seeds.facts.tiers.filter(t => aqi > t.aqi.above && aqi <= t.aqi.upTo).length, `AQI ${aqi}`).toBe(1)
  })
})
