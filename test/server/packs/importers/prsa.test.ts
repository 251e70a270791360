import { describe, expect, it } from 'vitest'
import { importTexts, PRSA_HEADER, rowsOf } from './sample-import.ts'

const row = '33240,2016,12,15,0,127,150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"'
const blank = '33241,2016,12,15,1,NA,NA,NA,NA,NA,NA,NA,NA,-13,NA,NA,NA,"Shunyi"'

describe('a file of UCI 501', () => {
  it('gives CO in mg/m³, wind in degrees, humidity from the dew point, and NA as missing', async () => {
    // Oracle: 2,100 µg/m³ = 2.1 mg/m³; NNE = 22.5°; vapour pressures over water at -12.9 and -4.3 °C by the WMO's table: 2.25 and 4.42 hPa, 51 %.
    const imported = await importTexts({ 'PRSA_Data_Shunyi.csv': `${PRSA_HEADER}\n${row}\n${blank}\n` })
    expect(rowsOf(imported)).toEqual(['0 shunyi co=2.1 no2=69 o3=11 pm10=150 pm25=127 so2=18', '1 shunyi co= no2= o3= pm10= pm25= so2='])
    expect(rowsOf(imported, 'weather')).toEqual([
      '0 shunyi precipitation=0 pressure=1026.7 relative_humidity=51.1 temperature=-4.3 wind_direction=22.5 wind_speed=1.4',
      '1 shunyi precipitation= pressure= relative_humidity= temperature= wind_direction= wind_speed='])
  })

  it('calm and variable air has a speed and no direction, and a station of another network is known by a station table', async () => {
    // Oracle: UCI 381's cv; the table itself.
    const calm = row.replace('"NNE",1.4', 'cv,0.1')
    expect(rowsOf(await importTexts({ 'PRSA_x.csv': `${PRSA_HEADER}\n${calm}\n` }), 'weather')[0]).toMatch(/wind_direction= wind_speed=0\.1$/)
    const elsewhere = { 'PRSA_x.csv': `${PRSA_HEADER}\n${row.replace('Shunyi', 'Baoding')}\n`, 'stations.csv': 'id,lon,lat\nbaoding,115.47,38.87\n' }
    expect(rowsOf(await importTexts(elsewhere))[0]).toMatch(/^0 baoding co=2\.1/)
  })

  it.each([['first', true], ['last', false]])('yields to a wide file read %s, even to its blanks, and gives what that has not', async (_when, first) => {
    // Oracle: the rule: where the better archive has the station, hour and pollutant, it holds; a gap is never filled from elsewhere.
    const wide = { 'PM25_x.csv': 'time_local,shunyi\n2016-12-15 00:00,130\n', 'SO2_x.csv': 'time_local,shunyi\n2016-12-15 00:00,\n' }
    const uci = { 'PRSA_x.csv': `${PRSA_HEADER}\n${row}\n` }
    const imported = await importTexts(first ? { ...wide, ...uci } : { ...uci, ...wide })
    expect(rowsOf(imported)).toEqual(['0 shunyi co=2.1 no2=69 o3=11 pm10=150 pm25=130 so2='])
    expect(imported.conflicts).toBeNull()
  })

  it.each([
    ['the 31st of November', row.replace('12,15,0', '11,31,0'), /line 2, column hour: "2016-11-31-0" is no hour/],
    ['hour 24', row.replace('12,15,0', '12,15,24'), /column hour/],
    ['a wind from nowhere', row.replace('NNE', 'UP'), /column wd: "UP" is none of the 16 points/],
    ['an unknown station', row.replace('Shunyi', 'Paris'), /column station: "Paris"/],
    ['text for a number', row.replace('2100', 'high'), /column CO: "high" is not a number/],
  ])('refuses %s with its place', async (_what, text, message) => {
    // Oracle: issue 2's bar on bad input.
    await expect(importTexts({ 'PRSA_x.csv': `${PRSA_HEADER}\n${text}\n` })).rejects.toThrow(message)
  })

  it('asked for by name, says which column another file lacks', async () => {
    // Oracle: --format prsa is the person's word; the sentence says what was seen.
    await expect(importTexts({ 'x.csv': 'No,year\n1,2016\n' }, 'prsa')).rejects.toThrow('x.csv, line 1, column month: a PRSA file has this column; the header begins with No, year')
  })
})
