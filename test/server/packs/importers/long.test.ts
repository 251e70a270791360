import { describe, expect, it } from 'vitest'
import { importTexts, mappingOf, rowsOf } from './sample-import.ts'

const T = '2016-12-15T00:00:00+08:00'

describe('a plain table', () => {
  it('with one value a row says the unit in its own column', async () => {
    // Oracle: 2,100 µg/m³ = 2.1 mg/m³; rules.md: O3 of 46.7 ppb is 100 µg/m³ at 273.15 K.
    const imported = await importTexts({ 'x.csv': `time,station,pollutant,value,unit\n${T},pinggu,PM2.5,85,ug/m3\n${T},pinggu,CO,2100,µg/m³\n${T},pinggu,NO2,,µg/m³\n${T},pinggu,O3,46.7,ppb\n` })
    const [text] = rowsOf(imported)
    expect(text).toMatch(/^0 pinggu co=2.1 no2= o3=[\d.]+ pm25=85$/)
    expect(imported.draft.get('observations', 'pinggu', 'o3', [...imported.draft.rows('observations')][0]![0])).toBeCloseTo(100, 0)
  })

  it('with one hour a row says the unit in brackets; weather goes to its own table', async () => {
    // Oracle: contracts.md, the columns of weather.csv; 102.67 kPa = 1026.7 hPa.
    const imported = await importTexts({ 'x.csv': `time,station,lon,lat,pm25 [µg/m³],co [mg/m3],pressure [kPa]\n${T},kyoto,135.77,35.01,12,0.3,102.67\n` })
    expect(rowsOf(imported)).toEqual(['0 kyoto co=0.3 pm25=12'])
    expect(rowsOf(imported, 'weather')[0]).toMatch(/^0 kyoto pressure=1026\.7/)
    expect(imported.facts.get('kyoto')).toMatchObject({ lon: 135.77, lat: 35.01 })
  })

  it('with one column twice is refused: else one of both would be lost unsaid', async () => {
    // Oracle: by hand; 40 and 50 cannot both be the PM2.5 of an hour.
    await expect(importTexts({ 'x.csv': `time,station,pm25 [µg/m³],pm25 [µg/m³]\n${T},pinggu,40,50\n` })).rejects.toThrow('x.csv, line 1, column pm25 [µg/m³]: the column stands twice in the header')
  })

  it('that leaves out units, zone or the state of its gases takes them from a mapping, and its own word where it has one', async () => {
    // Oracle: 02:00 at UTC+8; 100 µg/m³ at 20 °C is 107.32 at 0 °C; 2,100 µg/m³ = 2.1 mg/m³, since the brackets go first.
    const mappings = [mappingOf({ format: 'long', zone: '+08:00', gasState: '293.15K', unitOf: { o3: 'µg/m³', co: 'g/m³' } })]
    const imported = await importTexts({ 'x.csv': 'time,station,o3,co [µg/m³]\n2016-12-15 02:00,pinggu,100,\n' }, 'auto', null, null, { mappings })
    expect(rowsOf(imported)[0]).toMatch(/^2 pinggu co= o3=107\.32/)
    const one = await importTexts({ 'x.csv': 'time,station,pollutant,value\n2016-12-15 02:00,pinggu,o3,100\n' }, 'auto', null, null, { mappings })
    expect(rowsOf(one)[0]).toMatch(/^2 pinggu o3=107\.32/)
  })

  it('knows species by their names, and keeps one that it never heard of by its prefix', async () => {
    // Oracle: contracts.md: voc_<species>, pm_<species>; 22.414 L/mol.
    const imported = await importTexts({ 'x.csv': `time,station,pollutant,value,unit\n${T},pinggu,Benzene,1,ppb\n${T},pinggu,甲苯,2,µg/m³\n${T},pinggu,SO42-,3,µg/m³\n${T},pinggu,voc_newcomer,4,µg/m³\n` })
    expect(rowsOf(imported)[0]).toMatch(/^0 pinggu pm_so4=3 voc_benzene=3\.48\d* voc_newcomer=4 voc_toluene=2$/)
  })

  it.each([
    ['no unit column', `time,station,pollutant,value\n${T},pinggu,CO,2\n`, 'x.csv, line 1, column unit: the file says no unit, and units are never guessed'],
    ['an empty unit', `time,station,pollutant,value,unit\n${T},pinggu,CO,2,\n`, 'x.csv, line 2, column unit: no unit is said for "CO"'],
    ['a header without brackets', `time,station,pm25\n${T},pinggu,2\n`, 'line 1, column pm25: no unit is said for "pm25"'],
    ['particles by volume', `time,station,pm25 [ppb]\n${T},pinggu,2\n`, 'share of a gas and pm25 is none'],
    ['an unknown pollutant', `time,station,mood [1]\n${T},pinggu,2\n`, '"mood" is no pollutant or weather variable'],
    ['a time without offset', `time,station,pm25 [µg/m³]\n2016-12-15 00:00,pinggu,2\n`, 'line 2, column time: "2016-12-15 00:00" is no whole hour with its offset'],
    ['a station without a place', `time,station,pm25 [µg/m³]\n${T},kyoto,2\n`, 'line 2, column station: nobody knows where "kyoto" stands'],
    ['a number that no unit can hold', `time,station,co [g/m³]\n${T},pinggu,1e307\n`, 'line 2, column co [g/m³]: "1e307" is not a number'],
    ['a number that is none in another unit', `time,station,co [g/m³]\n${T},pinggu,1e99\n`, 'line 2, column co [g/m³]: "1e99" is too large a number'],
    ['a unit that only a program knows', `time,station,pollutant,value,unit\n${T},pinggu,CO,2,constructor\n`, 'column unit: the unit "constructor" cannot be turned into mg/m³'],
    ['a station without a name', `time,station,pm25 [µg/m³]\n${T},,2\n`, 'column station: the cell is empty'],
  ])('refuses %s', async (_what, text, message) => {
    // Oracle: contracts.md: units by declaration, never by guess; one sentence with the place.
    await expect(importTexts({ 'x.csv': text })).rejects.toThrow(message)
  })
})
