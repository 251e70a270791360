import { describe, expect, it } from 'vitest'
import { importTexts, mappingOf, rowsOf } from './sample-import.ts'

const time = { columns: ['time_local'], format: 'YYYY-MM-DD HH:mm', zone: '+08:00', label: 'end' }
const cut = mappingOf({ format: 'wide', time, ignore: ['uci'], columns: [
  { column: 'pinggu_PM25', station: 'pinggu', variable: 'pm25', unit: 'µg/m³' }, { column: 'shunyi_CO', station: 'shunyi', variable: 'co', unit: 'µg/m³', gasState: 'networks' },
  { column: 'T', station: 'shunyi', variable: 'temperature', unit: '°C' }, { column: 'Td', station: 'shunyi', variable: 'dew_point', unit: '°C' }, { column: 'wd', station: 'shunyi', variable: 'wind_direction', unit: '16-point' },
] })
const HEADER = 'time_local,pinggu_PM25,shunyi_CO,T,Td,wd'

describe('a wide table by a mapping', () => {
  it('gives each column to its station, by its unit; wind in words becomes degrees and a dew point becomes humidity', async () => {
    // Oracle: 2,100 µg/m³ = 2.1 mg/m³; NNE = 22.5°; 2.25 and 4.42 hPa over water at -12.9 and -4.3 °C: 51 % (WMO tables); calm air has no direction.
    const imported = await importTexts({ 'cut.csv': `${HEADER}\n2016-12-15 00:00,85,2100,-4.3,-12.9,NNE\n2016-12-15 01:00,,NA,-4.3,,cv\n` }, 'auto', null, null, { mappings: [cut] })
    expect(rowsOf(imported)).toEqual(['0 pinggu co= pm25=85', '0 shunyi co=2.1 pm25=', '1 pinggu co= pm25=', '1 shunyi co= pm25='])
    expect(rowsOf(imported, 'weather')).toEqual(['0 shunyi relative_humidity=51.1 temperature=-4.3 wind_direction=22.5', '1 shunyi relative_humidity= temperature=-4.3 wind_direction='])
  })

  it('has one station for the file, and columns that name another go there', async () => {
    // Oracle: the mapping.
    const mapping = mappingOf({ format: 'wide', time, station: 'dongsi', columns: [{ column: 'a', variable: 'pm25', unit: 'µg/m³' }, { column: 'b', station: 'pinggu', variable: 'pm25', unit: 'µg/m³' }] })
    expect(rowsOf(await importTexts({ 'x.csv': 'time_local,a,b\n2016-12-15 00:00,1,2\n' }, 'auto', null, null, { mappings: [mapping] }))).toEqual(['0 dongsi pm25=1', '0 pinggu pm25=2'])
  })

  it('says which columns it leaves out, and not those that it is told to ignore', async () => {
    // Oracle: never a silent drop.
    const told: string[] = []
    await importTexts({ 'cut.csv': `${HEADER},uci,mood\n2016-12-15 00:00,85,,,,,1,2\n` }, 'auto', null, null, { mappings: [cut], told })
    expect(told).toEqual(['cut.csv: long, by the mapping test', 'cut.csv: 1 columns are not in the mapping test and are left out: mood'])
  })

  it.each([
    ['another clock', `${HEADER}\n15.12.2016 00:00,1,,,,\n`, 'line 2, column time_local: "15.12.2016 00:00" is no whole hour written as YYYY-MM-DD HH:mm'],
    ['a word for a number', `${HEADER}\n2016-12-15 00:00,high,,,,\n`, 'line 2, column pinggu_PM25: "high" is not a number'],
    ['a wind from nowhere', `${HEADER}\n2016-12-15 00:00,1,,,,UP\n`, 'column wd: "UP" is none of the 16 points'],
    ['a number beyond all numbers', `${HEADER}\n2016-12-15 00:00,1e999,,,,\n`, '"1e999" is not a number'],
    ['a header with a column twice', `${HEADER},wd\n2016-12-15 00:00,1,,,,,\n`, 'column wd: the column stands twice'],
  ])('refuses %s with its place', async (_what, text, message) => {
    // Oracle: the bar on bad input: what, where.
    await expect(importTexts({ 'cut.csv': text }, 'auto', null, null, { mappings: [cut] })).rejects.toThrow(message)
  })

  it('refuses a dew point without a temperature, and a station that stands nowhere', async () => {
    // Oracle: humidity needs both; places are never guessed.
    const alone = mappingOf({ format: 'wide', time, station: 'pinggu', columns: [{ column: 'Td', variable: 'dew_point', unit: '°C' }] })
    await expect(importTexts({ 'x.csv': 'time_local,Td\n2016-12-15 00:00,1\n' }, 'auto', null, null, { mappings: [alone] })).rejects.toThrow('by the temperature of the same station')
    const nowhere = mappingOf({ format: 'wide', time, station: 'kyoto', columns: [{ column: 'a', variable: 'pm25', unit: 'µg/m³' }] })
    await expect(importTexts({ 'x.csv': 'time_local,a\n2016-12-15 00:00,1\n' }, 'auto', null, null, { mappings: [nowhere] })).rejects.toThrow('nobody knows where "kyoto" stands')
  })

  it('that fits none of the files is told', async () => {
    // Oracle: a declaration that changes nothing is a mistake.
    await expect(importTexts({ 'PM25_x.csv': 'time_local,pinggu\n2016-12-15 00:00,1\n' }, 'auto', null, null, { mappings: [cut] })).rejects.toThrow('test: the mapping fits none of the files')
  })
})

describe('a table of one value a row by a mapping', () => {
  const rows = mappingOf({
    format: 'rows', time: { columns: ['date', 'hour'], format: 'YYYYMMDD H', zone: '+00:00', label: 'start' }, station: { column: 'site', ids: { MY1: 'marylebone' } },
    stations: [{ id: 'marylebone', name_zh: '马里波恩', name_en: 'Marylebone', lon: -0.155, lat: 51.523 }], variable: 'what', value: 'value', unit: 'unit',
    variables: { Ozone: { variable: 'o3' }, Benzene: { variable: 'voc_benzene', unit: 'µg/m³', gasState: '293.15K' } },
  })

  it('finds station, variable and unit in each row, and moves a label of the start to the end', async () => {
    // Oracle: 2016-12-14 16:00 to 17:00 UTC ends at 01:00 of the 15th at UTC+8; 1 µg/m³ at 20 °C is 293.15/273.15 µg/m³ at 0 °C; 22.414 L/mol.
    const told: string[] = []
    const imported = await importTexts({ 'x.csv': 'date,hour,site,what,value,unit\n20161214,16,MY1,Ozone,10,ppb\n20161214,16,MY1,Benzene,1,\n20161214,16,MY1,Noise,60,dB\n' }, 'auto', null, null, { mappings: [rows], told })
    const [text] = rowsOf(imported)
    const found = /^1 marylebone o3=([\d.]+) voc_benzene=([\d.]+)$/.exec(text ?? '')
    expect(Number(found?.[1])).toBeCloseTo(10 * 47.997 / 22.414, 2)
    expect(Number(found?.[2])).toBeCloseTo(293.15 / 273.15, 9)
    expect(told).toContain('values of "Noise" are not in the mapping test and are left out')
    expect(imported.facts.get('marylebone')).toMatchObject({ lon: -0.155, zone: 0 })
  })

  it('refuses a unit that cannot be, and a site that stands nowhere', async () => {
    // Oracle: units by declaration only; places are never guessed.
    const read = (row: string) => importTexts({ 'x.csv': `date,hour,site,what,value,unit\n${row}\n` }, 'auto', null, null, { mappings: [rows] })
    await expect(read('20161214,16,MY1,Ozone,10,dB')).rejects.toThrow('line 2, column unit: the unit "dB" cannot be turned into µg/m³')
    await expect(read('20161214,16,XX9,Ozone,10,ppb')).rejects.toThrow('line 2, column site: nobody knows where "XX9" stands')
  })
})
