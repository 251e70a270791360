import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { look, make } from '../../../server/imports/task.ts'
import { ImportPreview, type ImportAnswers } from '../../../server/protocol/imports.ts'
import { inspectPack } from '../../../server/packs/inspect.ts'
import { outcome } from '../../support/outcome.ts'
import { sampleFile, scratch } from '../packs/sample-pack.ts'
import { PRSA_HEADER } from '../packs/importers/sample-import.ts'

const T = '2016-12-15T00:00:00+08:00'
const NOTHING: ImportAnswers = { answers: [], stations: [] }
/** Files as uploads lie: the name is not the path's. */
const uploads = (files: Record<string, string>) => Object.entries(files).map(([name, text], i) => ({ path: sampleFile(String(i), text), name, bytes: text.length }))
const looked = async (files: Record<string, string>, said = NOTHING) => {
  const answer = await look({ files: uploads(files), said, job: 1 })
  if (!answer.ok) throw new Error(answer.refused.message)
  return ImportPreview.parse(answer.value)
}
const WIDE = `time_local,pinggu,shunyi\n2016-12-15 00:00,85,127\n2016-12-15 01:00,82,\n`

it('a look tells of all files together: stations, span, which station is meant, and whether an import would be accepted', async () => {
  // Oracle: the files read by eye; the schema of the answer.
  const found = await looked({ 'PRSA_x.csv': `${PRSA_HEADER}\n1,2016,12,14,23,127,150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"\n`, 'PM25_x.csv': WIDE })
  expect(found).toMatchObject({ ready: true, station: 'pinggu', span: { from: '2016-12-14T23:00:00+08:00', to: '2016-12-15T01:00:00+08:00' } })
  expect([found.files.map(({ name, format, bytes }) => [name, format, bytes > 0]), found.stations.map(({ id }) => id)]).toEqual([[['PM25_x.csv', 'beijing-wide', true], ['PRSA_x.csv', 'prsa', true]], ['pinggu', 'shunyi']])
})

it.each([
  ['a file without a unit', { 'x.csv': `time,station,pm25\n${T},pinggu,5\n` }, false], ['a bad row', { 'PM25_x.csv': `${WIDE}2016-12-15 02:00,bad,1\n` }, false], ['weather alone', { 'x.csv': `time,station,temperature [°C]\n${T},pinggu,5\n` }, false],
  ['nothing', {}, false], ['a gas whose state nobody says', { 'x.csv': `time,station,o3 [µg/m³]\n${T},pinggu,5\n` }, true], ['a header alone', { 'x.csv': 'time,station,pm25 [µg/m³]\n' }, false], ['stations alone', { 's.csv': 'id,lon,lat\nkyoto,135.77,35.01\n' }, false],
])('%s: ready is what an import would then do', async (_what, files, ready) => {
  // Oracle: the import itself.
  expect((await looked(files)).ready).toBe(ready)
  const made = await make({ files: uploads(files), said: NOTHING, job: 1, station: null, from: null, to: null, title: null, out: join(scratch(), 'pack'), of: null }).catch(() => ({ ok: false }))
  expect(made.ok).toBe(ready)
})

it('a mapping that is dropped beside its files reads them, and one that is wrong says where', async () => {
  // Oracle: the mapping's own words: ng/m³, hours labelled by their start.
  const mapping = { xuefeng: 'mapping', version: 1, name: 'own', format: 'wide', station: 'pinggu', time: { columns: ['t'], format: 'YYYY-MM-DD HH:mm', zone: '+08:00', label: 'start' }, columns: [{ column: 'dust', variable: 'pm10', unit: 'ng/m³' }] }
  const found = await looked({ 'own.json': JSON.stringify(mapping), 'x.csv': 't,dust\n2016-12-15 00:00,5000\n' })
  expect(found.files.map(({ name, format, mapping: by, firstRows }) => [name, format, by, firstRows])).toEqual([['own.json', 'mapping', 'own', []], ['x.csv', 'long', 'own', [{ time: '2016-12-15T01:00:00+08:00', station: 'pinggu', values: { pm10: 5 } }]]])
  const wrong = await looked({ 'own.json': JSON.stringify({ ...mapping, station: undefined }) })
  expect(wrong.files[0]).toMatchObject({ format: 'mapping', mapping: null, problemCount: 1, problems: [{ code: 'mapping.wrong', column: 'columns.0.station' }] })
})

it('makes the very pack that the command line makes of the same files', async () => {
  // Oracle: `import` of the command line, byte by byte.
  const path = sampleFile('PM25_x.csv', WIDE)
  const [mine, theirs] = [join(scratch(), 'pack'), join(scratch(), 'pack')]
  const made = await make({ files: [{ path, name: basename(path), bytes: 1 }], said: NOTHING, job: 1, station: 'shunyi', from: null, to: null, title: null, out: mine, of: null })
  expect(await outcome('import', path, '--station', 'shunyi', '--out', theirs)).toMatchObject({ code: 0 })
  for (const file of ['datapackage.json', 'observations.csv', 'stations.csv']) expect(readFileSync(join(mine, file), 'utf8')).toBe(readFileSync(join(theirs, file), 'utf8'))
  expect(made).toMatchObject({ ok: true, value: { station: 'shunyi', stations: 2, from: T, to: '2016-12-15T01:00:00+08:00', conflicts: 0, told: ['PM25_x.csv: beijing-wide'], sha256: (await inspectPack(theirs)).pack?.sha256 } })
})

it('says what two files do not agree on, and what is doubtful in the pack', async () => {
  // Oracle: two values for one hour of Pinggu; PM2.5 of 0.085 µg/m³ through all hours is mg/m³ by every experience.
  const made = await make({ files: uploads({ 'PM25_a.csv': WIDE, 'PM25_b.csv': WIDE.replace('85', '86') }), said: NOTHING, job: 1, station: null, from: null, to: null, title: null, out: join(scratch(), 'pack'), of: null })
  expect(made).toMatchObject({ ok: true, value: { conflicts: 1 } })
  const milli = `time_local,pinggu\n${Array.from({ length: 72 }, (_, i) => `2016-12-${String(15 + Math.floor(i / 24)).padStart(2, '0')} ${String(i % 24).padStart(2, '0')}:00,0.0${10 + i}`).join('\n')}\n`
  const doubtful = await make({ files: uploads({ 'PM25_a.csv': milli }), said: NOTHING, job: 1, station: null, from: null, to: null, title: null, out: join(scratch(), 'pack'), of: null })
  expect(doubtful).toMatchObject({ ok: true, value: { doubts: [{ code: 'unit.suspicious', count: 1, message: expect.stringContaining('looks like mg/m³') as string }] } })
})
