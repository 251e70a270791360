import { describe, expect, it } from 'vitest'
import { IMPORTERS, understand } from '../../../../server/packs/importers/registry.ts'
import { mappingOf, PRSA_HEADER, tableOf } from './sample-import.ts'

const FILES = [
  ['prsa', 'x.csv', PRSA_HEADER.replaceAll('"', '')], ['beijing-wide', 'PM2.5_a.csv', 'time_local,pinggu'], ['beijing-wide', 'pinggu_hourly.csv.gz', 'time_local,time_utc,PM2.5'],
  ['quotsoft', 'beijing_all_20161222.csv', 'date,hour,type,东四,平谷'], ['openaq', 'location-1.csv.gz', 'location_id,sensors_id,location,datetime,lat,lon,parameter,units,value'],
  ['openaq', 'x.csv', 'location_id,location_name,parameter,value,unit,datetimeUtc,datetimeLocal,timezone,latitude,longitude,country_iso'],
  ['long', 'observations.csv', 'time,station,pm25,co'], ['long', 'x.csv', 'time,station,pollutant,value,unit'], ['long', 'x.csv', 'time,station,lon,lat,pm25 [µg/m³]'],
  ['stations', 'stations.csv', 'id,name_cn,kdd_id,lon,lat'],
] as const

it.each(FILES)('%s: %s (%s)', (format, name, header) => {
  // Oracle: each format's published header; no two importers claim one file.
  const file = tableOf(name, header)
  expect(understand(file, 'auto', [])).toMatchObject({ importer: { format }, mapping: null })
  expect(IMPORTERS.filter(importer => importer.recognises(file))).toHaveLength(1)
})

it('JSON with results is of OpenAQ, and nothing else is JSON', () => {
  // Oracle: the API's documented answer { meta, results }.
  expect(understand(tableOf('x.json', '', 'json', '{"meta":{},"results":[]}'), 'auto', []).importer.format).toBe('openaq')
  expect(() => understand(tableOf('x.json', '', 'json', '{"detail":"Not authenticated"}'), 'auto', [])).toThrow('x.json: the file fits no known format: it is JSON and begins with {"detail":"Not authenticated"}')
  expect(() => understand(tableOf('x.json', '', 'json', '{"xuefeng": "mapping"}'), 'auto', [])).toThrow('this is a mapping and no data')
})

it.each([['file.empty', tableOf('x.csv', '', 'empty'), 'the file is empty'], ['file.html', tableOf('x.csv', '', 'html', '<html>'), 'the file is a web page']])('%s', (_code, file, message) => {
  // Oracle: what is seen is said.
  expect(() => understand(file, 'auto', [])).toThrow(message)
})

it('a file of no known format is told what was seen and what is known', () => {
  // Oracle: issue 2 item 2: a sentence that says what was seen.
  const file = tableOf('measured.csv', `hour,name_cn,${'x'.repeat(9_999)}`)
  expect(() => understand(file, 'auto', [])).toThrow(/measured\.csv, line 1: the file fits no known format: its header begins with hour, name_cn, x{40}\. Known: prsa .*beijing-wide .*quotsoft .*openaq .*long .*stations/)
})

describe('a mapping', () => {
  const wide = mappingOf({ format: 'wide', time: { columns: ['time_local'], format: 'YYYY-MM-DD HH:mm', zone: '+08:00', label: 'end' }, station: 'pinggu', columns: [{ column: 'pinggu', variable: 'pm25', unit: 'ng/m³' }] })

  it('that a person declares goes before the format that the file seems to have', () => {
    // Oracle: the person's word; the same file without it is a wide file of the archive.
    const file = tableOf('PM25_x.csv', 'time_local,pinggu')
    expect(understand(file, 'auto', [wide])).toMatchObject({ importer: { format: 'long' }, mapping: { name: 'test' } })
    expect(understand(file, 'auto', []).importer.format).toBe('beijing-wide')
  })

  it('that names its files is for no other', () => {
    // Oracle: a person's answer about one file says nothing of the next.
    const own = mappingOf({ format: 'long', files: ['a.csv'], unitOf: { pm25: 'µg/m³' } })
    expect(['a.csv', 'b.csv'].map(name => understand(tableOf(name, 'time,station,pm25'), 'auto', [own]).mapping?.name ?? null)).toEqual(['test', null])
  })

  it('that does not fit is told with the first column that is absent', () => {
    // Oracle: one sentence: what, where.
    expect(() => understand(tableOf('x.csv', 'time_local,other'), 'auto', [wide])).toThrow('x.csv, line 1, column pinggu: the mapping test needs this column; the header begins with time_local, other')
  })

  it('that the project ships applies by itself where its units are stated, and is only offered where they were inferred', () => {
    // Oracle: units are never guessed: Marylebone's columns say theirs, Tunghai's do not (SOURCES.md: inferred).
    const marylebone = 'time_gmt,nox_ugm3,no2_ugm3,ethane_ugm3,isoprene_ugm3,benzene_ugm3,ws_ms,wd_deg,T_C,RH_pct,cloud_okta,nox_ppb,no2_ppb,o3_ppb,pm10_ugm3,so2_ppb,co_ppm,pm25_ugm3'
    expect(understand(tableOf('m.csv', marylebone), 'auto', [])).toMatchObject({ importer: { format: 'long' }, mapping: { name: 'marylebone-voc' } })
    const tunghai = 'Time,SO2,NO,NOx,NO2,CO,O3,THC,CH4,NMHC,PM10,PM2.5,WS,WD,AT,RH,RT,Benzene,Toluene,EthylBenzene,m/p-Xylene,o-Xylene,Si,Ti,V,Cr,Mn,Fe,Co,Ni,Cu,Zn,Ga,As,Se,Br,Sr,Ag,Cd,Sn,Sb,Ba,Hg,Tl,Pb,Na+,NH4+,K+,Mg2+,Ca2+,F-,Cl-,NO2-,NO3-,PO43-,SO42-,BC,PBLH,T_OC,T_EC'
    expect(() => understand(tableOf('t.csv', tunghai), 'auto', [])).toThrow('The mapping tunghai-aeroviz has all these columns, but its units were inferred')
  })
})

it('a cut of several variables whose name begins with a pollutant is no wide file of one', () => {
  // Oracle: o3_201505.csv of the episodes: each column names its own pollutant.
  expect(IMPORTERS.filter(importer => importer.recognises(tableOf('o3_201505.csv', 'time_local,pinggu_PM25,pinggu_O3,met_shunyi_T_C')))).toEqual([])
})
