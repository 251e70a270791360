/** Made-up bad files: valid ones of each format, mutated by their structure, and plain bytes. Shared by the test and the long run. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { PRSA_HEADER } from './sample-import.ts'

/** A file as it is written to disk, and the options it is imported with. */
export interface FuzzInput { readonly name: string; readonly content: Buffer; readonly options: readonly string[] }
interface Seed { readonly name: string; readonly text: string; readonly options?: readonly string[] }

const prsaRow = (hour: number, rest: string) => `${hour},2016,12,15,${hour},${rest},"Shunyi"`
const aq = (hour: number, parameter: string, unit: string, value: string) => `2178,3919,"Del Norte, NM-2178",2016-12-15T0${hour}:00:00+08:00,35.1353,-106.584,${parameter},${unit},${value}`
const result = (hour: number, name: string, units: string, value: number | null) => ({ value, flagInfo: { hasFlags: false }, parameter: { id: 2, name, units }, coordinates: { latitude: 40.143, longitude: 117.1 },
  period: { label: '1hour', interval: '01:00:00', datetimeFrom: { utc: `2016-12-15T0${hour}:00:00Z` }, datetimeTo: { utc: `2016-12-15T0${hour + 1}:00:00Z`, local: `2016-12-15T0${hour + 1}:00:00+00:00` } } })
const WIDE_CUT = 'time_local,pinggu_PM25,pinggu_CO,dongsi_O3,met_shunyi_T_C,met_shunyi_Td_C,met_shunyi_P_hPa,met_shunyi_rain_mm,met_shunyi_wd,met_shunyi_ws_ms'

/** By importer: the smallest files that say everything their format can. */
export const SEEDS: Readonly<Record<string, readonly Seed[]>> = {
  prsa: [{ name: 'PRSA_Data_Shunyi.csv', text: `${PRSA_HEADER}\n${prsaRow(0, '127,150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4')}\n${prsaRow(1, 'NA,NA,NA,NA,NA,NA,-4,1026,-13,0,NA,0')}\n${prsaRow(2, '3,6,13,7,300,85,-2.3,1020.8,-19.7,0,cv,0.1')}\n` }],
  'beijing-wide': [{ name: 'PM25_3stations.csv', text: 'time_local,dongsi,pinggu,shunyi\n2016-12-15 00:00,89,85,\n2016-12-15 01:00,,553405,1.5\n2016-12-15 02:00,,,\n' },
    { name: 'pinggu_hourly.csv', text: 'time_local,time_utc,PM2.5,PM10,SO2,NO2,CO,O3,AQI\n2016-12-15 00:00,2016-12-14T16:00Z,85,97,18,69,2.1,3,114\n2016-12-15 01:00,2016-12-14T17:00Z,,,,,,,\n' }],
  quotsoft: [{ name: 'beijing_all_20161215.csv', text: 'date,hour,type,东四,平谷,新站\n20161215,0,PM2.5,89,85,1\n20161215,0,PM2.5_24h,88,84,1\n20161215,1,PM10,,97,2\n20161215,23,AQI,118,114,3\n' },
    { name: 'beijing_extra_20161215.csv', text: 'date,hour,type,东四,平谷\n20161215,0,CO,2.2,2.1\n20161215,1,O3,3,\n20161215,1,O3_8h,,\n' }],
  openaq: [{ name: 'location-2178.csv', text: `location_id,sensors_id,location,datetime,lat,lon,parameter,units,value\n${aq(1, 'pm10', 'µg/m³', '14')}\n${aq(2, 'o3', 'ppm', '0.03')}\n${aq(2, 'temperature', 'c', '-999')}\n` },
    { name: 'page.json', text: JSON.stringify({ meta: { found: 3 }, results: [result(0, 'pm25', 'µg/m³', 85), result(1, 'no2', 'ppb', null), result(2, 'co', 'µg/m³', 1.5e3)] }) }],
  long: [{ name: 'rows.csv', text: 'time,station,lon,lat,pollutant,value,unit\n2016-12-15T00:00:00+08:00,pinggu,,,PM2.5,85,µg/m³\n2016-12-15T01:00:00+08:00,kyoto,135.77,35.01,O3,46.7,ppb\n2016-12-15T01:00:00+08:00,kyoto,135.77,35.01,Toluene,,ppb\n' },
    { name: 'hours.csv', text: 'time,station,pm25 [µg/m³],co [mg/m³],voc_benzene [ppb],temperature [K]\n2016-12-15T00:00:00+08:00,pinggu,85,2.1,0.4,270\n2016-12-15T01:00:00Z,dongsi,,,,\n' }],
  mapping: [{ name: 'cut.csv', text: `${WIDE_CUT}\n2016-12-15 00:00,85,2.1,3,-4.3,-12.9,1026.7,0,NNE,1.4\n2016-12-15 01:00,,,,,,,,cv,\n` },
    { name: 'mydata.csv', text: 'date,ws,wd,nox,no2,o3,pm10,so2,co,pm25\n1998-01-01 00:00:00,0.6,280,285,39,1,29,4.7225,3.3725,\n1998-01-01 01:00:00,2.16,230,NA,,,37,,,12\n' },
    { name: 'named.csv', text: 'date,ws,wd,nox,no2,o3,pm10,so2,co,pm25\n1998-01-01 00:00:00,0.6,280,285,39,1,29,4.7225,3.3725,\n', options: ['--mapping', 'openair-mydata'] }],
  stations: [{ name: 'stations.csv', text: 'id,name_cn,lon,lat\nbaoding,保定,115.47,38.87\npinggu,平谷,117.1,40.143\n' }],
}

const NASTY = ['', ' ', 'NaN', 'NA', 'null', '-999', '1e309', '1e308', '-1e308', '1e100', '-243.04', '0x1F', '1,5', '１２', '"', '""', '"a', 'a"b', '\0', '\n', '\r', '\t', ';', '∞', '-', '+', '.', '1.', '.5e3', '2016-02-30 25:00', '2016-12-15T00:30:00+08:00',
  '9999-12-31T23:00:00+14:00', '0000-01-01T00:00:00-14:00', '24:00', 'µg/m³', 'ppb', 'ppbC', '__proto__', 'constructor', 'pinggu', '平谷', '\uFEFF', '\u2028', '😀', 'NNW', 'time', 'x'.repeat(5_000), '<html>', '{"results":[]}', '[', '}', '\\']
type Mutate = (text: string) => string
/** A place anywhere in a text, evenly: fast-check's doubles would nearly all be 0. */
const at = () => fc.noBias(fc.integer({ min: 0, max: 9_999 })).map(part => part / 10_000)
const lines = (text: string) => text.split('\n')
const pick = (share: number, length: number) => Math.min(length - 1, Math.floor(share * length))

const weighed = (weight: number, arbitrary: fc.Arbitrary<Mutate>) => ({ weight, arbitrary })
const mutation: fc.Arbitrary<Mutate> = fc.oneof(
  weighed(8, fc.tuple(at(), at(), fc.constantFrom(...NASTY)).map(([row, column, cell]): Mutate => text => edit(text, row, line => { const cells = line.split(','); cells[pick(column, cells.length)] = cell; return cells.join(',') }))),
  weighed(4, fc.tuple(at(), at(), fc.constantFrom(...NASTY)).map(([from, length, part]): Mutate => text => text.slice(0, pick(from, text.length)) + part + text.slice(pick(from, text.length) + Math.floor(length * 12)))),
  fc.tuple(at(), at()).map(([a, b]): Mutate => text => { const all = lines(text); const [i, j] = [pick(a, all.length), pick(b, all.length)]; [all[i], all[j]] = [all[j] ?? '', all[i] ?? '']; return all.join('\n') }),
  fc.tuple(at(), fc.integer({ min: 0, max: 40 })).map(([row, times]): Mutate => text => { const all = lines(text); const i = pick(row, all.length); return [...all.slice(0, i), ...Array.from({ length: times }, () => all[i] ?? ''), ...all.slice(i + 1)].join('\n') }),
  fc.tuple(at(), fc.boolean()).map(([row, more]): Mutate => text => edit(text, row, line => more ? `${line},1` : line.replace(/,[^,]*$/, ''))),
  fc.tuple(at(), at()).map(([a, b]): Mutate => text => edit(text, 0, line => { const cells = line.split(','); const [i, j] = [pick(a, cells.length), pick(b, cells.length)]; [cells[i], cells[j]] = [cells[j] ?? '', cells[i] ?? '']; return cells.join(',') })),
  at().map((share): Mutate => text => text.slice(0, pick(share, text.length))),
  fc.constantFrom<Mutate>(text => `\uFEFF${text}`, text => text.replaceAll('\n', '\r\n'), text => text.replaceAll(',', ';'), text => text + text, text => text.replaceAll('"', ''), text => text.trimEnd(), text => `\n\n${text}`, text => text.toLowerCase()),
)
function edit(text: string, row: number, change: (line: string) => string): string {
  const all = lines(text)
  const index = pick(row, all.length)
  return all.map((line, i) => i === index ? change(line) : line).join('\n')
}

const wrap: fc.Arbitrary<(content: Buffer) => Buffer> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((content: Buffer) => content) }, { weight: 2, arbitrary: fc.constant((content: Buffer) => gzipSync(content)) },
  { weight: 1, arbitrary: at().map(share => (content: Buffer) => { const packed = gzipSync(content); return packed.subarray(0, pick(share, packed.length)) }) },
  { weight: 2, arbitrary: fc.tuple(at(), fc.integer({ min: 0, max: 255 })).map(([share, byte]) => (content: Buffer) => { const copy = Buffer.from(content); if (copy.length > 0) copy[pick(share, copy.length)] = byte; return copy }) },
)

/** Inputs for one importer: nine of ten are mutations of its valid files, the rest bytes under one of their names. */
export function fuzzInput(importer: string): fc.Arbitrary<FuzzInput> {
  const seeds = SEEDS[importer] ?? []
  const named = importer === 'stations' || importer === 'mapping' ? 'auto' : importer
  const options = fc.constantFrom<readonly string[]>([], [], ['--format', named], ['--from', '2016-12-15'], ['--station', 'pinggu'])
  return fc.oneof(
    { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...seeds), fc.array(mutation, { maxLength: 4 }), wrap, options).map(([seed, changes, finish, extra]) =>
      ({ name: seed.name, options: [...seed.options ?? [], ...extra], content: finish(Buffer.from(changes.reduce((text, change) => change(text), seed.text))) })) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...seeds), fc.uint8Array({ maxLength: 400 }), options).map(([seed, bytes, extra]) => ({ name: seed.name, options: [...seed.options ?? [], ...extra], content: Buffer.from(bytes) })) },
  )
}
