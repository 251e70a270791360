import { expect, it } from 'vitest'
import { answeredFacts, mappingsOf, type Answer } from '../../../../server/packs/importers/answers.ts'
import { importFiles } from '../../../../server/packs/importers/import-files.ts'
import { packFromDraft } from '../../../../server/packs/importers/pack-from-draft.ts'
import { sampleFile } from '../sample-pack.ts'
import { rowsOf } from './sample-import.ts'

const FILES = { 'a.csv': 'time,station,pm25,mood\n2016-12-15 02:00,观景台,5,1\n', 'b.csv': 'time,station,pollutant,value\n2016-12-15T02:00:00+08:00,观景台,o3,0.1\n' }
const ANSWERS: Answer[] = [{ files: ['a.csv'], unitOf: { pm25: 'µg/m³' }, leaveOut: ['mood'], zone: '+08:00' }, { files: ['b.csv'], unitOf: { o3: 'mg/m³' }, gasState: '293.15K' }]
const HILL = [{ id: '观景台', lon: 117.1, lat: 40.2, name_en: 'Hill' }]

async function imported(files: Record<string, string>, answers: readonly Answer[], stations = HILL) {
  const told: string[] = []
  const paths = Object.entries(files).map(([name, text]) => sampleFile(name, text))
  const made = await importFiles(paths, { format: 'auto', range: { from: null, to: null }, answers: mappingsOf(answers, stations), stations: answeredFacts(stations), tell: line => told.push(line) })
  return { made, told }
}

it('each file is read by its own answers, and the pack says what was declared', async () => {
  // Oracle: 0.1 mg/m³ at 20 °C is 107.32 µg/m³ at 0 °C; a person's words stand in the notes.
  const { made, told } = await imported(FILES, ANSWERS)
  expect(rowsOf(made)[0]).toMatch(/^2 观景台 o3=107\.32\d* pm25=5$/)
  expect(told).toContain('a.csv: "mood" is left out, as was asked')
  const { about, stations } = packFromDraft(made, null, '冬天')
  expect(about).toMatchObject({ title: { zh: '冬天', en: '冬天' }, notes: expect.arrayContaining([
    'Declared by the person who imported, since the files do not say it: pm25 in µg/m³; times at +08:00; left out: mood.',
    'Declared by the person who imported, since the files do not say it: o3 in mg/m³; gases told as mass at 293.15K.',
  ]) as string[] })
  expect(stations).toEqual([{ id: '观景台', name_zh: 'Hill', name_en: 'Hill', lon: 117.1, lat: 40.2, role: 'district' }])
})

it('an answer for one file is none for another', async () => {
  // Oracle: units are declared file by file; the second file lacks its own.
  await expect(imported(FILES, ANSWERS.slice(0, 1))).rejects.toThrow('b.csv, line 1, column unit: the file says no unit')
})

it('measurements of OpenAQ that name no place take the station that a person names', async () => {
  // Oracle: the API leaves the location out of /sensors/ID/hours.
  const result = { value: 7, parameter: { name: 'pm25', units: '' }, period: { datetimeTo: { utc: '2016-12-14T18:00:00Z', local: '2016-12-15T02:00:00+08:00' } } }
  const { made } = await imported({ 'x.json': JSON.stringify({ meta: {}, results: [result] }) }, [{ files: ['x.json'], station: '观景台', unitOf: { pm25: 'µg/m³' } }])
  expect(rowsOf(made)).toEqual(['2 观景台 pm25=7'])
})

it('a station that is none of Beijing\'s is placed in any format', async () => {
  // Oracle: the archive's wide file with a column that nobody knows.
  const { made } = await imported({ 'PM25_x.csv': 'time_local,观景台\n2016-12-15 02:00,7\n' }, [])
  expect(rowsOf(made)).toEqual(['2 观景台 pm25=7'])
})

it('inferred units are taken where a person agrees to them, by name', async () => {
  // Oracle: seeds/mappings/tunghai-aeroviz.json, for this file and no other.
  expect(mappingsOf([{ files: ['t.csv'], mapping: 'tunghai-aeroviz' }], [])).toMatchObject([{ name: 'tunghai-aeroviz', units: 'inferred', files: ['t.csv'] }])
  expect(() => mappingsOf([{ files: ['t.csv'], mapping: 'none' }], [])).toThrow('there is no mapping "none"; the project has marylebone-voc')
})

it.each([
  ['a zone with summer time', { zone: 'Europe/London' }, /the answers, column zone: must be an offset/], ['a unit of nothing', { unitOf: { pm25: ' ' } }, /the answers, column unitOf\.pm25/],
])('refuses %s', (_what, answer, message) => {
  // Oracle: one sentence that says which answer.
  expect(() => mappingsOf([{ files: ['a.csv'], ...answer }], [])).toThrow(message)
})
