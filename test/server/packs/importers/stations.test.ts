import { expect, it } from 'vitest'
import { importTexts, rowsOf } from './sample-import.ts'

const WIDE = 'time_local,baoding,pinggu\n2016-12-15 00:00,1,2\n'

it('a station table says where the stations of other files stand, in whatever order they are named', async () => {
  // Oracle: the table itself; without it the station is refused.
  const table = 'id,name_cn,kdd_id,lon,lat\nbaoding,保定,x,115.47,38.87\npinggu,平谷,pinggu_aq,117.1,40.143\n'
  for (const files of [{ 'PM25_x.csv': WIDE, 'stations.csv': table }, { 'stations.csv': table, 'PM25_x.csv': WIDE }]) {
    const imported = await importTexts(files)
    expect(rowsOf(imported)).toEqual(['0 baoding pm25=1', '0 pinggu pm25=2'])
    expect(imported.facts.get('baoding')).toEqual({ id: 'baoding', name_zh: '保定', name_en: 'baoding', lon: 115.47, lat: 38.87, district: 'baoding' })
    expect(imported.facts.get('pinggu')).toMatchObject({ name_en: 'Pinggu', district: 'pinggu' })
  }
})

it.each([
  ['no number', 'id,lon,lat\nx,east,40\n', 'line 2, column lon: "east", "40" are no degrees'], ['beyond the pole', 'id,lon,lat\nx,117,140\n', 'are no degrees'], ['no name', 'id,lon,lat\n,117,40\n', 'line 2, column id: "" is no name of a station'],
])('refuses a place that is %s', async (_what, table, message) => {
  // Oracle: latitudes end at 90 degrees.
  await expect(importTexts({ 'stations.csv': table, 'PM25_x.csv': WIDE })).rejects.toThrow(message)
})

it('alone holds no hour', async () => {
  // Oracle: a pack needs observations.
  await expect(importTexts({ 'stations.csv': 'id,lon,lat\nx,117,40\n' })).rejects.toThrow('stations.csv: there is no hour in it')
})
