import { describe, expect, it } from 'vitest'
import { coldShare, emptyHour, gather, truthOf } from '../../../../models/twin/summer/truth.ts'
import { MEASURED } from '../../../../models/twin/summer/species.ts'
import { FIRST_PLANTS, SECONDARY, SUMMER_TAGS, sectorTag } from '../../../../models/twin/summer/tags.ts'
import type { Moment } from '../../../../models/twin/summer/simulate.ts'
import { BACKGROUND } from '../../../../models/twin/world.ts'
import { run, simulate } from './sample-summer.ts'

const hours = run({ hours: 20, tagged: true })
const sum = (list: Float64Array) => list.reduce((total, x) => total + x, 0)
const truths = hours.flatMap(h => h.stations.map(s => s.truth))
const vocOf = (name: string) => { const m = MEASURED.findIndex(v => v.name === name); return (at: typeof truths[number]) => at.vocByTag.subarray(m * SUMMER_TAGS, (m + 1) * SUMMER_TAGS) }

describe('contributions', () => {
  it('add up to the whole: PM2.5, ozone, every VOC', () => {
    // Oracle: addition; no part is negative.
    for (const at of truths) {
      expect(sum(at.pm25ByTag) / at.values.pm25).toBeCloseTo(1, 12)
      expect(sum(at.ozoneByArea) / at.values.o3).toBeCloseTo(1, 12)
      for (const [m, total] of at.voc.entries()) expect(sum(at.vocByTag.subarray(m * SUMMER_TAGS, (m + 1) * SUMMER_TAGS)) / total).toBeCloseTo(1, 12)
      for (const list of [at.pm25ByTag, at.ozoneByArea, at.vocByTag]) for (const part of list) expect(part).toBeGreaterThanOrEqual(0)
      expect(at.values.pm10).toBeGreaterThan(at.values.pm25)
    }
  })

  it('of isoprene are of plants, of traffic little, and of formaldehyde mostly of oxidation by day', () => {
    // Oracle: what emits isoprene here: plants alone; formaldehyde in summer is largely secondary.
    const noon = hours[13]?.stations[0]?.truth
    if (noon === undefined) throw new Error('no noon')
    const [isoprene, formaldehyde] = [vocOf('isoprene')(noon), vocOf('formaldehyde')(noon)]
    expect(sum(isoprene.subarray(FIRST_PLANTS, SECONDARY)) + (isoprene[BACKGROUND] as number)).toBeCloseTo(sum(isoprene), 12)
    expect((formaldehyde[SECONDARY] as number) / sum(formaldehyde)).toBeGreaterThan(0.5)
    expect(vocOf('i_pentane')(noon)[sectorTag('district', 'mobile')]).toBeGreaterThan(vocOf('i_pentane')(noon)[sectorTag('district', 'solvent')] as number)
  })

  it('of secondary PM go to the sector whose gas it was', () => {
    // Oracle: contracts.md; sources that emit one gas each have nothing else in the PM2.5; solvents make it of VOC, traffic of NOx.
    const only = (sector: 'mobile' | 'solvent' | 'agriculture' | 'industry', pollutant: 'NOx' | 'VOC' | 'NH3' | 'SO2') => ({ area: 'city', sector, pollutant, tonnes_per_year: 60_000 } as const)
    const night = run({ hours: 5, tagged: true, emissions: [only('mobile', 'NOx'), only('solvent', 'VOC'), only('agriculture', 'NH3'), only('industry', 'SO2')] })[4]?.stations[2]?.truth
    for (const sector of ['mobile', 'solvent', 'agriculture', 'industry'] as const) expect(night?.pm25ByTag[sectorTag('city', sector)], sector).toBeGreaterThan(0.1)
    expect(night?.pm25ByTag[sectorTag('city', 'catering')]).toBe(0)
  })

  it('of plants to PM2.5 stand with the other sources of their area', () => {
    // Oracle: the lists of `split` have no plants.
    for (const at of truths) expect(sum(at.pm25ByTag.subarray(FIRST_PLANTS))).toBe(0)
  })
})

it('means the hour over its steps, and reads ozone as ox less NO2', () => {
  // Oracle: the mean of the moments, taken here from the air itself at the district.
  const seen: Moment[] = []
  const ozone: number[] = []
  let hour = emptyHour(43, 0)
  simulate({ hours: 1 }, moment => {
    if (moment.step === 0) hour = emptyHour(43, moment.air.layout.species.length)
    seen.push(moment)
    gather(hour, moment)
    ozone.push(truthOf(hour, moment).ozoneAfter)
  })
  const last = seen.at(-1)
  if (last === undefined) throw new Error('no step')
  expect(truthOf(hour, last).values.o3).toBeCloseTo(ozone.reduce((total, x) => total + x, 0) / ozone.length, 9)
})

it('keeps nitrate a gas in the heat of the day and a particle on a damp night', () => {
  // Oracle: ammonium nitrate in summer: gone by day, back at night.
  expect(coldShare(33, 45)).toBeLessThan(0.05)
  expect(coldShare(21, 90)).toBeGreaterThan(0.6)
  expect(coldShare(0, 50)).toBeGreaterThan(0.99)
})
