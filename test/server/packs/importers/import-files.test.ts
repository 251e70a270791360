import { expect, it } from 'vitest'
import { importFiles } from '../../../../server/packs/importers/import-files.ts'
import { sampleFile } from '../sample-pack.ts'
import { importTexts, rowsOf } from './sample-import.ts'

const DAY = `time_local,pinggu\n${Array.from({ length: 24 }, (_, hour) => `2016-12-15 ${String(hour).padStart(2, '0')}:00,${hour}\n`).join('')}`

it('from and to are both within', async () => {
  // Oracle: the contract: hours are end labels, from and to included.
  expect(rowsOf(await importTexts({ 'PM25_x.csv': DAY }, 'auto', '2016-12-15T03', '2016-12-15T05'))).toEqual([3, 4, 5].map(hour => `${hour} pinggu pm25=${hour}`))
})

it('a range without an hour is told what the files reach over', async () => {
  // Oracle: one sentence: what, where, how to mend.
  await expect(importTexts({ 'PM25_x.csv': DAY }, 'auto', '2017-01-01T00')).rejects.toThrow('no hour lies between --from and --to; the files reach from 2016-12-15T00:00:00+08:00 to 2016-12-15T23:00:00+08:00')
  await expect(importTexts({ 'PM25_x.csv': 'time_local,pinggu\n' })).rejects.toThrow('there is no hour in it')
})

it('weather alone is no pack, and is refused before anything is written', async () => {
  // Oracle: the reader of packs, which wants an hour of observations.
  const weather = 'time,station,temperature [°C]\n2016-12-15T00:00:00+08:00,pinggu,3\n'
  await expect(importTexts({ 'x.csv': weather })).rejects.toThrow('x.csv: there is no pollutant of a pack in it')
  expect(rowsOf(await importTexts({ 'x.csv': weather, 'PM25_x.csv': DAY }), 'weather')).toEqual(['0 pinggu temperature=3'])
})

it('two files that say different things of one cell are told, once agreed not', async () => {
  // Oracle: silently lost is the poor example of the house style.
  const other = DAY.replace('03:00,3', '03:00,99').replace('04:00,4', '04:00,98')
  const imported = await importTexts({ 'PM25_a.csv': DAY, 'PM25_b.csv': other })
  expect(imported.conflicts).toEqual({ count: 2, file: 'PM25_b.csv', line: 5, column: 'pinggu' })
  expect((await importTexts({ 'PM25_a.csv': DAY, 'PM25_b.csv': DAY })).conflicts).toBeNull()
})

it('says of each file which format it was taken for', async () => {
  // Oracle: the contract: the format is found file by file.
  const told: string[] = []
  await importFiles([sampleFile('PM25_x.csv', DAY)], { format: 'auto', range: { from: null, to: null }, tell: message => told.push(message) })
  expect(told).toEqual(['PM25_x.csv: beijing-wide'])
})
