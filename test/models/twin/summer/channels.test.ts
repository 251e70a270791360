import { describe, expect, it } from 'vitest'
import { sourcesOf } from '../../../../models/twin/emission.ts'
import { layoutOf, outletsOf, oxChannel } from '../../../../models/twin/summer/channels.ts'
import { profileOf } from '../../../../models/twin/summer/profiles.ts'
import { FIRST_VOC, MEASURED, PLAIN, S, SUMMER_BACKGROUND, SUMMER_DEPOSITION, SUMMER_SPECIES, VOC } from '../../../../models/twin/summer/species.ts'
import { FIRST_PLANTS, OX_TAGS, SECONDARY, SUMMER_TAGS, areaOf, sectorTag } from '../../../../models/twin/summer/tags.ts'
import { BACKGROUND, CELLS, TWIN_SECTORS } from '../../../../models/twin/world.ts'
import { AREAS, tagOf } from '../../../../models/contract/dimensions.ts'
import { config } from './sample-summer.ts'

const sources = sourcesOf(config, () => 0)
const layout = layoutOf(sources, true)

describe('profiles', () => {
  it.each(TWIN_SECTORS)('of %s give away all of its mass and nothing more', sector => {
    // Oracle: shares of a whole.
    const shares = profileOf(sector)
    expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12)
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0)
  })

  it('can be told apart by their tracers', () => {
    // Oracle: what the literature tells sources by: i-pentane for petrol, xylenes for paint, ethane for leaking gas, formaldehyde for cooking.
    const share = (sector: typeof TWIN_SECTORS[number], name: string) => profileOf(sector)[VOC.findIndex(v => v.name === name)] ?? 0
    const most = (name: string) => TWIN_SECTORS.reduce((best, sector) => share(sector, name) > share(best, name) ? sector : best)
    expect(['i_pentane', 'm_p_xylene', 'ethane', 'formaldehyde'].map(most)).toEqual(['mobile', 'solvent', 'other_local', 'catering'])
  })
})

describe('channels', () => {
  it('are found by species and tag, each once', () => {
    // Oracle: the lists themselves, walked the other way.
    for (let c = 0; c < layout.species.length; c++) expect(layout.at(layout.species[c] as number, layout.tag[c] as number)).toBe(c)
    expect(layout.first[0]).toBe(0)
    for (let s = 0; s < SUMMER_SPECIES.length; s++) for (let c = layout.first[s] as number; c < (layout.first[s + 1] as number); c++) expect(layout.species[c]).toBe(s)
    expect(layout.at(FIRST_VOC, SECONDARY)).toBe(-1)
  })

  it('hold what every source emits, to the last gram', () => {
    // Oracle: conservation: the outlets of a source share out the whole of its mass.
    for (const source of sources) expect(outletsOf(source, layout).reduce((sum, outlet) => sum + outlet.share, 0)).toBeCloseTo(1, 12)
    for (const source of sources) for (const { channel } of outletsOf(source, layout)) expect([source.tag, BACKGROUND]).toContain(layout.tag[channel])
  })

  it('carry the name of whoever emits, and of nobody else', () => {
    // Oracle: a district without VOC sources has no tagged VOC of its own; its sectors' tags are 0 to 10.
    const bare = layoutOf(sources.filter(s => s.row.area !== 'district' || s.row.pollutant !== 'VOC'), true)
    const tags = Array.from({ length: SUMMER_TAGS }, (_, tag) => tag).filter(tag => VOC.some((_, v) => bare.at(FIRST_VOC + v, tag) >= 0))
    expect(Math.min(...tags)).toBe(11)
  })

  it('are one a species where nobody asks whose it is, but for ozone', () => {
    // Oracle: the definition of an untold run.
    const plain = layoutOf(sources, false)
    expect(plain.species.length).toBe(SUMMER_SPECIES.length - 1 + OX_TAGS)
    expect([0, 31, 32, 41, 42, 44, 45, CELLS - 1].map(cell => plain.tag[oxChannel(plain, cell)])).toEqual([2, 2, 1, 1, 0, 0, 2, 2])
  })

  it('tag as the contract does', () => {
    // Oracle: models/contract, which the twin may not import.
    expect(AREAS.flatMap(area => TWIN_SECTORS.map(sector => sectorTag(area, sector)))).toEqual(AREAS.flatMap(area => TWIN_SECTORS.map(sector => tagOf(area, sector))))
    expect([FIRST_PLANTS, SECONDARY, SUMMER_TAGS]).toEqual([BACKGROUND + 1, BACKGROUND + 4, BACKGROUND + 5])
    expect(areaOf(43)).toBe(AREAS.indexOf('district'))
  })
})

it('knows background, deposition and a name for every species', () => {
  // Oracle: lists of one length; a measured VOC is read above its background only if its limit lets it.
  expect(SUMMER_BACKGROUND.length).toBe(SUMMER_SPECIES.length)
  expect(SUMMER_DEPOSITION.length).toBe(SUMMER_SPECIES.length)
  expect(PLAIN.map(name => S[name])).toEqual(PLAIN.map((_, at) => at))
  expect(MEASURED.length).toBe(13)
})
