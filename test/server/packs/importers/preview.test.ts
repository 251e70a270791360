import { describe, expect, it } from 'vitest'
import { previewFiles } from '../../../../server/packs/importers/preview.ts'
import { sampleFile } from '../sample-pack.ts'
import { mappingOf, PRSA_HEADER } from './sample-import.ts'

const preview = async (name: string, text: string, ...rest: Parameters<typeof previewFiles>[1][]) => (await previewFiles([sampleFile(name, text)], ...rest))[0]
const T = '2016-12-15T00:00:00+08:00'

describe('before an import', () => {
  it('a file is told by format, stations, variables with units, span and rows', async () => {
    // Oracle: the row by eye: UCI tells CO in µg/m³, the pack in mg/m³; the networks' gas state needs no asking.
    const row = (hour: number, pm: string) => `1,2016,12,15,${hour},${pm},150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"`
    const found = await preview('PRSA_x.csv', `${PRSA_HEADER}\n${row(0, '127')}\n${row(1, 'NA')}\n`)
    expect(found).toMatchObject({ name: 'PRSA_x.csv', format: 'prsa', mapping: null, rows: 2, problemCount: 0, asks: [], span: { from: T, to: '2016-12-15T01:00:00+08:00' } })
    expect(found?.stations).toEqual([{ id: 'shunyi', name_zh: '顺义', name_en: 'Shunyi', lon: 116.655, lat: 40.127, district: 'shunyi', known: true }])
    expect(found?.variables.find(({ column }) => column === 'pm25')).toEqual({ table: 'observations', column: 'pm25', title: 'PM2.5', titles: 1, unit: 'µg/m³', packUnit: 'µg/m³', by: 'format', state: null, values: 1, missing: 1, least: 127, most: 127 })
    expect(found?.variables.find(({ column }) => column === 'co')).toMatchObject({ unit: 'µg/m³', packUnit: 'mg/m³', state: 'networks', least: 2.1 })
    expect(found?.variables.map(({ column }) => column)).toContain('relative_humidity')
  })

  it('what no file says is asked: a unit, the state of a gas, a zone, a place, a format', async () => {
    // Oracle: issue 3 item 1: units and gas state asked for where the file does not say.
    const asks = async (text: string) => (await preview('x.csv', text))?.asks.map(({ what, column }) => `${what} ${column ?? '-'}`)
    expect(await asks(`time,station,pm25\n${T},pinggu,2\n`)).toEqual(['unit pm25'])
    expect(await asks(`time,station,o3 [µg/m³],no2 [ppb],pm25 [µg/m³]\n${T},pinggu,2,1,1\n`)).toEqual(['gas state o3 [µg/m³]'].map(text => text.replace(' [µg/m³]', '')))
    expect(await asks('time,station,pm25 [µg/m³]\n2016-12-15 00:00,pinggu,2\n')).toEqual(['zone -'])
    expect(await asks(`time,station,pm25 [µg/m³]\n${T},kyoto,2\n`)).toEqual(['station kyoto'])
    expect(await asks('when,what\n1,2\n')).toEqual(['format -'])
  })

  it('all questions of a file are asked at once, with the units to choose from, and what has no answer does not hide what has', async () => {
    // Oracle: by hand: three columns without a unit, one that is nothing measured, one good one.
    const found = await preview('x.csv', `time,station,pm25,o3,mood,wind_direction,co [mg/m³]\n${T},pinggu,2,3,4,5,6\n`)
    expect(found?.asks.map(({ what, column, choices }) => [what, column, choices])).toEqual([
      ['unit', 'pm25', ['µg/m³', 'mg/m³', 'ng/m³']], ['unit', 'o3', ['µg/m³', 'mg/m³', 'ng/m³', 'ppb', 'ppm', 'ppt']], ['column', 'mood', []], ['unit', 'wind_direction', ['degree', '16-point']],
      ['gas state', 'co', ['273.15K', '293.15K', '298.15K', 'networks']],
    ])
    expect(found).toMatchObject({ problemCount: 4, rows: 1, firstRows: [{ time: T, station: 'pinggu', values: { co: 6 } }] })
    const long = await preview('y.csv', `time,station,pollutant,value\n${T},pinggu,pm25,2\n${T},pinggu,o3,3\n${T},pinggu,pm25,2\n`)
    expect(long?.asks.map(({ what, column }) => `${what} ${column}`)).toEqual(['unit pm25', 'unit o3'])
  })

  it('the first rows are shown as they will stand in the pack, whole', async () => {
    // Oracle: UCI's CO of 2100 µg/m³ is 2.1 mg/m³; NA is missing; six rows, of which five are shown.
    const row = (hour: number) => `1,2016,12,15,${hour},${hour},150,18,69,2100,NA,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"`
    const found = await preview('PRSA_x.csv', `${PRSA_HEADER}\n${[0, 1, 2, 3, 4, 5].map(row).join('\n')}\n`)
    expect(found?.firstRows.map(({ time, station, values }) => [time.slice(11, 13), station, values['pm25'], values['co'], values['o3'], values['temperature']])).toEqual(['00', '01', '02', '03', '04'].map((time, hour) => [time, 'shunyi', hour, 2.1, undefined, -4.3]))
  })

  it('columns of several stations that are one variable are told as several: their figures are those of all', async () => {
    // Oracle: by hand: three columns of PM2.5, one of CO; of six cells of PM2.5 one is blank, the least and most stand at different stations.
    const weather = '-4.3,-12.9,1026.7,0,NNE,1.4'
    const found = await preview('cut.csv', `time_local,pinggu_PM25,dongsi_PM25,miyun_PM25,pinggu_CO,met_shunyi_T_C,met_shunyi_Td_C,met_shunyi_P_hPa,met_shunyi_rain_mm,met_shunyi_wd,met_shunyi_ws_ms\n2016-12-15 00:00,85,7,,2,${weather}\n2016-12-15 01:00,90,60,300,2,${weather}\n`)
    expect(found?.variables.filter(({ table }) => table === 'observations').map(({ column, title, titles, values, missing, least, most }) => [column, title, titles, values, missing, least, most]))
      .toEqual([['pm25', 'pinggu_PM25', 3, 5, 1, 7, 300], ['co', 'pinggu_CO', 1, 2, 0, 2, 2]])
  })

  it('a mapping whose units were inferred is offered and not applied', async () => {
    // Oracle: SOURCES.md: Tunghai's file says no units.
    const header = 'Time,SO2,NO,NOx,NO2,CO,O3,THC,CH4,NMHC,PM10,PM2.5,WS,WD,AT,RH,RT,Benzene,Toluene,EthylBenzene,m/p-Xylene,o-Xylene,Si,Ti,V,Cr,Mn,Fe,Co,Ni,Cu,Zn,Ga,As,Se,Br,Sr,Ag,Cd,Sn,Sb,Ba,Hg,Tl,Pb,Na+,NH4+,K+,Mg2+,Ca2+,F-,Cl-,NO2-,NO3-,PO43-,SO42-,BC,PBLH,T_OC,T_EC'
    expect((await preview('t.csv', `${header}\n`))?.asks).toMatchObject([{ what: 'mapping', column: 'tunghai-aeroviz', why: expect.stringContaining('inferred') as string }])
  })

  it('what a person then declares is no longer asked', async () => {
    // Oracle: the same files with the answer.
    const text = 'time,station,pm25,o3\n2016-12-15 00:00,pinggu,2,100\n'
    const found = await preview('x.csv', text, [mappingOf({ format: 'long', zone: '+08:00', gasState: '293.15K', unitOf: { pm25: 'µg/m³', o3: 'µg/m³' } })])
    expect(found).toMatchObject({ asks: [], problemCount: 0, rows: 1, mapping: 'test', span: { from: T, to: T } })
    expect(found?.variables.map(({ column, by, state, most }) => [column, by, state, most === null ? null : Number(most.toFixed(2))])).toEqual([['pm25', 'mapping', null, 2], ['o3', 'mapping', '293.15K', 107.32]])
  })

  it('the first problems are shown, all are counted, and the rest of the file is read', async () => {
    // Oracle: ten bad rows among twelve.
    const rows = Array.from({ length: 12 }, (_, hour) => `2016-12-15 ${String(hour).padStart(2, '0')}:00,${hour < 10 ? 'bad' : hour}`)
    const found = await preview('PM25_x.csv', `time_local,pinggu\n${rows.join('\n')}\n`)
    expect([found?.problems.length, found?.problemCount, found?.rows, found?.variables[0]?.values]).toEqual([5, 10, 12, 2])
    expect(found?.problems[0]).toMatchObject({ line: 2, column: 'pinggu', code: 'cell.not-a-number' })
  })

  it('an unreadable file, a lost day and a station table say what they are', async () => {
    // Oracle: nothing is thrown for what a file holds.
    const paths = [sampleFile('beijing_all_20161214.csv', ''), sampleFile('PM25_x.csv', 'time_local,baoding\n2016-12-15 00:00,1\n'), sampleFile('stations.csv', 'id,lon,lat\nbaoding,115.47,38.87\n'), sampleFile('x.csv', '\0\0')]
    const [lost, wide, table, binary] = await previewFiles(paths)
    expect(lost).toMatchObject({ format: null, told: [{ code: 'file.lost', what: 'beijing_all_20161214.csv', message: 'an empty file, passed over' }], problemCount: 0 })
    expect(wide).toMatchObject({ format: 'beijing-wide', problemCount: 0, stations: [{ id: 'baoding', lon: 115.47, known: false }] })
    expect(table).toMatchObject({ format: 'stations', rows: 1, stationCount: 1 })
    expect(binary).toMatchObject({ format: null, problemCount: 1, problems: [{ code: 'file.not-text' }] })
  })
})
