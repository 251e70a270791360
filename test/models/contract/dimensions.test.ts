import { describe, expect, it } from 'vitest'
import { AREAS, EMITTED, GROUPS, SECTORS, SPLIT, TAGS, areasBound, tagOf } from '../../../models/contract/dimensions.ts'

describe('the fixed lists', () => {
  it('count eleven sectors in three areas, each tag once, area by area', () => {
    // Oracle: contracts.md ("mobile, non_road, … other_local"); science.md §1: 33 tags.
    expect(TAGS).toBe(33)
    expect(AREAS.flatMap(area => SECTORS.map(sector => tagOf(area, sector)))).toEqual(Array.from({ length: 33 }, (_, i) => i))
    expect([tagOf('district', 'mobile'), tagOf('city', 'mobile'), tagOf('region', 'other_local')]).toEqual([0, 11, 32])
    expect(EMITTED).toEqual(['PM2.5', 'PMcoarse', 'SO2', 'NOx', 'CO', 'NH3', 'VOC'])
  })

  it('let orders nest though areas do not', () => {
    // Oracle: science.md: one for the city binds district and city, one for the region binds all.
    expect(areasBound('district')).toEqual(['district'])
    expect(areasBound('city')).toEqual(['district', 'city'])
    expect(areasBound('region')).toEqual(['district', 'city', 'region'])
  })

  it('join what six pollutants cannot tell apart, under the keys of the contract', () => {
    // Oracle: contracts.md, the default groups, word for word.
    expect(GROUPS.map(group => group.key)).toEqual(['mobile+non_road', 'industry+residential_heating', 'construction_dust+road_dust+bare_land', 'solvent+catering+agriculture+other_local', 'city+regional'])
    expect(SPLIT).toEqual(['mobile', 'non_road', 'industry', 'residential_heating', 'construction_dust', 'road_dust', 'bare_land', 'solvent', 'catering', 'agriculture', 'other_local', 'city', 'regional'])
  })

  it('put every single source into exactly one group, named by its members in their order', () => {
    // Oracle: a partition.
    expect(GROUPS.flatMap(group => [...group.members])).toEqual([...SPLIT])
    for (const { key, members } of GROUPS) expect(members.join('+')).toBe(key)
  })
})
