import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importTexts, rowsOf } from './sample-import.ts'

const PM25 = 'time_local,dongsi,pinggu\n2016-12-15 00:00,89,85\n2016-12-15 01:00,,553405\n2016-12-15 02:00,,\n'

describe('the wide files of the Beijing archive', () => {
  it('take the pollutant from the name, the stations from the header, and keep blank and impossible cells as they are', async () => {
    // Oracle: SOURCES.md on units and labels; the rows by eye. CO is in mg/m³ already.
    const imported = await importTexts({ 'PM25_2stations_hourly.csv': PM25, 'CO_hourly.csv.gz': gzipSync('time_local,pinggu\n2016-12-15 01:00,2.1\n'), 'AQI_x.csv': 'time_local,pinggu\n2016-12-15 00:00,114\n' })
    expect(rowsOf(imported)).toEqual([
      '0 dongsi aqi_published= co= pm25=89', '0 pinggu aqi_published=114 co= pm25=85', '1 dongsi aqi_published= co= pm25=', '1 pinggu aqi_published= co=2.1 pm25=553405',
      '2 dongsi aqi_published= co= pm25=', '2 pinggu aqi_published= co= pm25='])
  })

  it('one station\'s own file is the same data by another cut', async () => {
    // Oracle: time_utc is eight hours before time_local.
    const imported = await importTexts({ 'pinggu_hourly.csv': 'time_local,time_utc,PM2.5,PM10,SO2,NO2,CO,O3,AQI\n2016-12-15 00:00,2016-12-14T16:00Z,85,97,18,69,2.1,3,114\n' })
    expect(rowsOf(imported)).toEqual(['0 pinggu aqi_published=114 co=2.1 no2=69 o3=3 pm10=97 pm25=85 so2=18'])
  })

  it.each([
    ['a text cell', 'time_local,pinggu\n2016-12-15 00:00,NaN\n', 'PM25_x.csv, line 2, column pinggu: "NaN" is not a number'],
    ['a half hour', 'time_local,pinggu\n2016-12-15 00:30,1\n', 'PM25_x.csv, line 2, column time_local: "2016-12-15 00:30" is no whole hour'],
    ['a station of another city', 'time_local,baoding\n2016-12-15 00:00,1\n', 'PM25_x.csv, line 1, column baoding: "baoding" is none of the 35'],
  ])('refuse %s with its place', async (_what, text, message) => {
    // Oracle: issue 2's bar on bad input.
    await expect(importTexts({ 'PM25_x.csv': text })).rejects.toThrow(message)
  })
})
