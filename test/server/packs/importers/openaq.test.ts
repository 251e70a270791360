import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importTexts, mappingOf, rowsOf } from './sample-import.ts'

const ARCHIVE = 'location_id,sensors_id,location,datetime,lat,lon,parameter,units,value'
const HERE = '2178,3919,Del Norte-2178'
/** A result as the API answers it, hour by hour; `parts` changes it. */
function result(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    value: 85, flagInfo: { hasFlags: false }, parameter: { id: 2, name: 'pm25', units: 'µg/m³', displayName: null },
    period: { label: '1hour', interval: '01:00:00', datetimeFrom: { utc: '2016-12-14T15:00:00Z', local: '2016-12-14T23:00:00+08:00' }, datetimeTo: { utc: '2016-12-14T16:00:00Z', local: '2016-12-15T00:00:00+08:00' } },
    coordinates: { latitude: 40.143, longitude: 117.1 }, summary: null, coverage: { expectedCount: 1, observedCount: 1 }, ...parts,
  }
}
const page = (...results: unknown[]) => JSON.stringify({ meta: { name: 'openaq-api', page: 1, limit: 100, found: results.length }, results })

describe('the CSV of OpenAQ', () => {
  it('of the archive: hours end at their label, units are those of the file, the station is where it says', async () => {
    // Oracle: OpenAQ's documentation ("time-ending"; the columns); 08:00 at UTC-7 of the 14th is 23:00 at UTC+8; 46.7 ppb O3 is 100 µg/m³ at 0 °C; 1 ppm CO is 1.25 mg/m³.
    const text = `${ARCHIVE}\n${HERE},2016-12-14T08:00:00-07:00,35.1353,-106.584702,pm10,µg/m³,14.0\n${HERE},2016-12-14T09:00:00-07:00,35.1353,-106.584702,o3,ppb,46.7\n${HERE},2016-12-14T09:00:00-07:00,35.1353,-106.584702,co,ppm,1\n${HERE},2016-12-14T09:00:00-07:00,35.1353,-106.584702,pm10,µg/m³,-999\n`
    const imported = await importTexts({ 'location-2178-20161214.csv.gz': gzipSync(text) })
    const [first, second] = rowsOf(imported)
    expect(first).toBe('-1 openaq-2178 co= o3= pm10=14')
    const found = /^0 openaq-2178 co=([\d.]+) o3=([\d.]+) pm10=-999$/.exec(second ?? '')
    expect([Number(found?.[1]).toFixed(2), Number(found?.[2]).toFixed(0)]).toEqual(['1.25', '100'])
    expect(imported.facts.get('openaq-2178')).toMatchObject({ name_en: 'Del Norte', lon: -106.584702, lat: 35.1353, zone: -420 })
  })

  it('of the explorer has other names for the same', async () => {
    // Oracle: the header of its download.
    const text = 'location_id,location_name,parameter,value,unit,datetimeUtc,datetimeLocal,timezone,latitude,longitude,country_iso,isMobile,isMonitor,owner_name,provider\n5586,"Medan, Bung",pm25,45.2,µg/m³,2016-12-14T16:00:00Z,2016-12-14T23:00:00+07:00,Asia/Jakarta,3.539,98.615,,,,A,A\n'
    const imported = await importTexts({ 'x.csv': text })
    expect(rowsOf(imported)).toEqual(['0 openaq-5586 pm25=45.2'])
    expect(imported.facts.get('openaq-5586')).toMatchObject({ name_zh: 'Medan, Bung', zone: 420 })
  })

  it.each([
    ['a quarter of an hour', `${HERE},2016-12-14T08:15:00-07:00,35,-106,pm10,µg/m³,14`, 'column datetime: "2016-12-14T08:15:00-07:00" is no whole hour with its offset; take the hourly values'],
    ['no unit', `${HERE},2016-12-14T08:00:00-07:00,35,-106,pm10,,14`, 'column units: no unit is said for "pm10"'],
    ['a unit of another kind', `${HERE},2016-12-14T08:00:00-07:00,35,-106,pm10,ppm,14`, 'column units: the unit "ppm" is a share of a gas and pm10 is none'],
    ['no place', `${HERE},2016-12-14T08:00:00-07:00,,,pm10,µg/m³,14`, 'which station this is or where it stands'],
    ['a location without a number', 'x,1,Somewhere,2016-12-14T08:00:00-07:00,35,-106,pm10,µg/m³,14', 'column location_id: a location of OpenAQ is a number'],
    ['a word for a value', `${HERE},2016-12-14T08:00:00-07:00,35,-106,pm10,µg/m³,high`, '"high" is not a number'],
  ])('refuses %s', async (_what, row, message) => {
    // Oracle: units from the file, never guessed; one sentence with the place.
    await expect(importTexts({ 'x.csv': `${ARCHIVE}\n${row}\n` })).rejects.toThrow(message)
  })
})

describe('the JSON of OpenAQ v3', () => {
  it('gives each result its hour, its unit and its place; null is missing; what no pack has is told', async () => {
    // Oracle: the documented answer; datetimeTo is the end of the period.
    const told: string[] = []
    const text = page(result(), result({ value: null, parameter: { name: 'no2', units: 'µg/m³' } }), result({ parameter: { name: 'um003', units: 'particles/cm³' } }), result({ parameter: { name: 'temperature', units: 'c' }, value: -4.3, flagInfo: { hasFlags: true } }))
    const imported = await importTexts({ 'page.json': text }, 'auto', null, null, { told })
    expect(rowsOf(imported)).toEqual(['0 openaq-40.143n-117.100e no2= pm25=85'])
    expect(rowsOf(imported, 'weather')).toEqual(['0 openaq-40.143n-117.100e temperature=-4.3'])
    expect(told.slice(1)).toEqual(['page.json: "um003" is no variable of a pack and is left out', 'page.json: 1 values carry a flag of OpenAQ; they are kept as they are'])
    expect(imported.files).toMatchObject([{ format: 'openaq', rows: 4 }])
  })

  it('that leaves out where it was measured is read with a mapping that says it, and the state of its gases too', async () => {
    // Oracle: /v3/sensors/ID/hours answers coordinates null; 293.15/273.15 by hand.
    const text = page(result({ coordinates: null }), result({ coordinates: null, parameter: { name: 'no2', units: 'µg/m³' }, value: 100 }))
    await expect(importTexts({ 'page.json': text })).rejects.toThrow('page.json, line 1, column results[0].coordinates: the file does not say which station this is')
    const mapping = mappingOf({ format: 'openaq', station: 'pinggu', gasState: '293.15K' })
    expect(rowsOf(await importTexts({ 'page.json': text }, 'auto', null, null, { mappings: [mapping] }))[0]).toMatch(/^0 pinggu no2=107\.32.* pm25=85$/)
  })

  it('several pages in one file are one series', async () => {
    // Oracle: pages saved one after another, as curl >> does.
    const later = result({ period: { datetimeTo: { utc: '2016-12-14T17:00:00Z' } }, value: 82 })
    expect(rowsOf(await importTexts({ 'pages.json': `${page(result())}\n${page(later)}\n` })).map(row => row.split('=')[1])).toEqual(['85', '82'])
  })

  it.each([
    ['a day', result({ period: { datetimeFrom: { utc: '2016-12-13T16:00:00Z' }, datetimeTo: { utc: '2016-12-14T16:00:00Z' } } }), 'column results[0].period: the value stands for 24 h, not for one'],
    ['a text value', result({ value: '85' }), 'column results[0].value: no measurement of OpenAQ v3'],
    ['no period', result({ period: undefined }), 'column results[0].period: no measurement'],
    ['no unit', result({ parameter: { name: 'pm25', units: '' } }), 'column results[0].parameter.units: no unit is said for "pm25"'],
    ['a local time without an offset', result({ period: { datetimeTo: { local: '2016-12-15T00:00:00' } } }), 'column results[0].period.datetimeTo: "2016-12-15T00:00:00" is no whole hour'],
  ])('refuses %s', async (_what, one, message) => {
    // Oracle: one sentence with the place.
    await expect(importTexts({ 'page.json': page(one) })).rejects.toThrow(message)
  })
})
