import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isLostDay } from '../../../../server/packs/importers/quotsoft.ts'
import { importTexts, rowsOf, tableOf } from './sample-import.ts'

const HEADER = 'date,hour,type,东四,平谷'
const ALL = `${HEADER}\n20161215,0,PM2.5,89,85\n20161215,0,PM2.5_24h,88,84\n20161215,0,PM10,,97\n20161215,0,AQI,118,114\n20161215,1,PM2.5,,553405\n`
const EXTRA = `${HEADER}\n20161215,0,CO,2.2,2.1\n20161215,0,CO_24h,1,1\n20161215,0,O3,3,3\n20161215,0,O3_8h,,\n20161215,1,CO,,2.2\n`

describe('a day of quotsoft.net', () => {
  it('comes in two files, names its stations in Chinese, and its hours end at their label', async () => {
    // Oracle: the format as the archive publishes it; SOURCES.md on units and labels; rows by eye. CO is in mg/m³ already.
    const told: string[] = []
    const imported = await importTexts({ 'beijing_all_20161215.csv': ALL, 'beijing_extra_20161215.csv.gz': gzipSync(EXTRA) }, 'auto', null, null, { told })
    expect(rowsOf(imported)).toEqual([
      '0 dongsi aqi_published=118 co=2.2 o3=3 pm10= pm25=89', '0 pinggu aqi_published=114 co=2.1 o3=3 pm10=97 pm25=85',
      '1 dongsi aqi_published= co= o3= pm10= pm25=', '1 pinggu aqi_published= co=2.2 o3= pm10= pm25=553405'])
    expect(told.filter(message => message.includes('running mean')).map(message => message.split(' ')[0])).toEqual(['PM2.5_24h', 'CO_24h', 'O3_8h'])
  })

  it('the long names from 2021 on are the same stations; a station whose place nobody knows is left out and told, or placed by a station table', async () => {
    // Oracle: 东城东四 is 东四; 平谷新城 is new and stands elsewhere than 平谷镇.
    const day = 'date,hour,type,东城东四,平谷镇,平谷新城\n20161215,0,PM2.5,89,85,77\n'
    const told: string[] = []
    expect(rowsOf(await importTexts({ 'beijing_all_20161215.csv': day }, 'auto', null, null, { told }))).toEqual(['0 dongsi pm25=89', '0 pinggu pm25=85'])
    expect(told[1]).toContain('nobody knows where "平谷新城" stands')
    const placed = await importTexts({ 'beijing_all_20161215.csv': day, 'stations.csv': 'id,name_zh,lon,lat\npingguxincheng,平谷新城,117.09,40.15\n' })
    expect(rowsOf(placed)).toEqual(['0 dongsi pm25=89', '0 pinggu pm25=85', '0 pingguxincheng pm25=77'])
  })

  it('that was lost is named and passed over, and without any day left the import is refused', async () => {
    // Oracle: the archive has empty files and pages of its host among its days.
    const told: string[] = []
    const files = { 'beijing_all_20161214.csv': '', 'beijing_extra_20161214.csv': '<html><body>404</body></html>', 'beijing_all_20161215.csv': ALL }
    expect(rowsOf(await importTexts(files, 'auto', null, null, { told }))).toHaveLength(4)
    expect(told.slice(0, 2)).toEqual(['beijing_all_20161214.csv: an empty file; passed over', 'beijing_extra_20161214.csv: a web page, no data; passed over'])
    await expect(importTexts({ 'beijing_all_20161214.csv': '\n' })).rejects.toThrow('beijing_all_20161214.csv: there is no data in it, nor in any other file named')
    await expect(importTexts({ 'x.csv': '<html></html>' })).rejects.toThrow('x.csv: the file is a web page and no data')
    expect(isLostDay(tableOf('beijing_all_2016.csv', '', 'empty'))).toBe(false)
  })

  it.each([
    ['a date of another form', `${HEADER}\n2016-12-15,0,PM2.5,1,1\n`, 'line 2, column date: "2016-12-15 0" is no date and hour'],
    ['hour 24', `${HEADER}\n20161215,24,PM2.5,1,1\n`, 'line 2, column hour: "20161215 24"'],
    ['the 30th of February', `${HEADER}\n20160230,1,PM2.5,1,1\n`, 'is no date and hour'],
    ['text for a number', `${HEADER}\n20161215,1,PM2.5,1,high\n`, 'line 2, column 平谷: "high" is not a number'],
    ['a station twice', 'date,hour,type,平谷,平谷镇\n', 'line 1, column 平谷镇: the station has two columns'],
    ['no station of Beijing', 'date,hour,type,上海\n20161215,1,PM2.5,1\n', 'none of its columns is a Beijing station'],
  ])('refuses %s with its place', async (_what, text, message) => {
    // Oracle: the bar on bad input.
    await expect(importTexts({ 'beijing_all_20161215.csv': text })).rejects.toThrow(message)
  })

  it('rows of a type that no pack has are left out and told', async () => {
    // Oracle: never a silent drop.
    const told: string[] = []
    await importTexts({ 'beijing_all_20161215.csv': `${ALL}20161215,2,NO,1,1\n` }, 'auto', null, null, { told })
    expect(told).toContain('rows of the type "NO" are none of a pack and are left out')
  })
})
