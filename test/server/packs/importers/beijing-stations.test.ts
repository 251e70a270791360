import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BEIJING_STATIONS, beijingStation } from '../../../../server/packs/importers/beijing-stations.ts'
import { hasShared, sharedPath, withoutShared } from '../../../support/shared.ts'

describe('the stations of Beijing', () => {
  it('are 35, each once, within the municipality', () => {
    // Oracle: the municipality's extent, 115.4 to 117.6 E and 39.4 to 41.1 N.
    expect(new Set(BEIJING_STATIONS.map(station => station.id)).size).toBe(35)
    expect(BEIJING_STATIONS.filter(({ lon, lat }) => lon < 115.4 || lon > 117.6 || lat < 39.4 || lat > 41.1)).toEqual([])
  })

  it('Pinggu district has two, 5 km apart', () => {
    // Oracle: SOURCES.md: Pinggu 117.100 E 40.143 N, and Donggaocun on the district's southern border.
    expect(BEIJING_STATIONS.filter(station => station.district === 'pinggu').map(station => station.id)).toEqual(['pinggu', 'donggaocun'])
    expect(beijingStation('pinggu')).toMatchObject({ lon: 117.1, lat: 40.143, name_zh: '平谷' })
    expect(beijingStation('baoding')).toBeUndefined()
  })

  it.skipIf(!hasShared)(`are those of the archive (${withoutShared})`, () => {
    // Oracle: the archive's own station table.
    const rows = readFileSync(sharedPath('data/beijing35/stations.csv'), 'utf8').trim().split('\n').slice(1).map(line => line.split(','))
    expect(BEIJING_STATIONS.map(({ id, name_zh, lon, lat }) => [id, name_zh, lon, lat])).toEqual(rows.map(([id, name, , lon, lat]) => [id, name, Number(lon), Number(lat)]))
  })
})
