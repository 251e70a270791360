import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { IMPORT_LIMITS, ImportDesk, type DeskLimits } from '../../../server/imports/desk.ts'
import type { Intake } from '../../../server/imports/intake.ts'
import type { ImportView } from '../../../server/protocol/imports.ts'
import { scratch } from '../packs/sample-pack.ts'

const ROWS = `time_local,pinggu\n2016-12-15 00:00,85\n2016-12-15 01:00,82\n`
let data = ''
let desk: ImportDesk
let clock = 0
const limits: DeskLimits = { ...IMPORT_LIMITS, imports: 2, files: 2, fileBytes: 100, bytes: 150 }
beforeEach(async () => { data = scratch(); clock = 0; desk = await ImportDesk.open(data, limits, () => clock) })
afterEach(async () => { await desk.stop() })

async function* bytes(text: string): AsyncGenerator<Uint8Array> { yield new TextEncoder().encode(text) }
const put = (intake: Intake, name: string, text: string, declared: number | null = text.length) => intake.put(name, bytes(text), declared)
async function over(intake: Intake): Promise<ImportView> {
  while (intake.view().phase === 'importing') await new Promise(resolve => setTimeout(resolve, 10))
  return intake.view()
}
const onDisk = () => readdirSync(data, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(data.length + 1)).sort()

it('files lie under numbers in a folder of their own, and nothing of their names is a path', async () => {
  // Oracle: the disk, listed.
  const intake = await desk.begin()
  await put(intake, 'PM25_a.csv', ROWS)
  await put(intake, '$(touch x); ..%2f..%2fb.csv', 'y')
  expect(onDisk()).toEqual([`imports/${intake.id}/files/1`, `imports/${intake.id}/files/2`])
  for (const name of ['../x', '..', '/etc/passwd', 'a/../../b', 'a\\b', 'a\0', '']) await expect(put(intake, name, ROWS)).rejects.toMatchObject({ code: 'upload.name' })
  expect(onDisk()).toHaveLength(2)
  expect(intake.view()).toMatchObject({ files: 2, bytes: ROWS.length + 1, phase: 'open' })
})

it('a file of the same name is replaced once the new one is whole; one taken out is gone', async () => {
  // Oracle: the numbers on disk.
  const intake = await desk.begin()
  await put(intake, 'a.csv', 'one')
  await expect(put(intake, 'a.csv', 'two', 4)).rejects.toMatchObject({ code: 'upload.truncated' })
  expect([onDisk().map(path => path.slice(-1)), intake.view().bytes]).toEqual([['1'], 3])
  await put(intake, 'a.csv', 'three')
  expect([onDisk().map(path => path.slice(-1)), intake.view().bytes]).toEqual([['3'], 5])
  expect([await intake.drop('a.csv'), await intake.drop('a.csv'), onDisk(), intake.view().bytes]).toEqual([true, false, [], 0])
})

it('of uploads of one name that end together one is kept, and counted once', async () => {
  // Oracle: the disk, listed; its octets.
  const intake = await desk.begin()
  await put(intake, 'a.csv', 'first')
  await Promise.all(Array.from({ length: 12 }, () => put(intake, 'a.csv', 'ten octets')))
  expect([onDisk().length, intake.view()]).toMatchObject([1, { files: 1, bytes: 10 }])
})

it('too large a file, too many octets together and too many files are refused, and leave nothing', async () => {
  // Oracle: 100 octets a file, 150 together, two files.
  const intake = await desk.begin()
  for (const declared of [101, null]) await expect(put(intake, 'a', 'x'.repeat(101), declared)).rejects.toMatchObject({ code: 'upload.too-large', message: expect.stringContaining('MiB') as string })
  expect([onDisk(), intake.view().bytes]).toEqual([[], 0])
  await put(intake, 'a', 'x'.repeat(100))
  for (const declared of [51, null]) await expect(put(intake, 'b', 'x'.repeat(51), declared)).rejects.toMatchObject({ code: 'upload.too-large' })
  await put(intake, 'b', 'x'.repeat(50))
  await expect(put(intake, 'c', '')).rejects.toMatchObject({ code: 'import.limit' })
  expect(intake.view()).toMatchObject({ files: 2, bytes: 150 })
})

it('an import ends as a pack on the shelf, and what was brought for it is gone', async () => {
  // Oracle: the shelf and the folder of imports, listed.
  const intake = await desk.begin()
  await put(intake, 'PM25_a.csv', ROWS)
  intake.start({ name: '冬天' })
  expect(() => { intake.start({}) }).toThrow('the import is running')
  await expect(put(intake, 'b', 'x')).rejects.toMatchObject({ code: 'import.busy' })
  const { phase, pack, failure } = await over(intake)
  expect([phase, failure, pack]).toMatchObject(['done', null, { station: 'pinggu', from: '2016-12-15T00:00:00+08:00', to: '2016-12-15T01:00:00+08:00' }])
  expect(onDisk()).toEqual(['datapackage.json', 'observations.csv', 'stations.csv'].map(file => `packs/${pack?.sha256}/${file}`))
  expect(readdirSync(join(data, 'imports'))).toEqual([])
})

it('one that fails says why with its place, keeps its files, and can be tried again', async () => {
  // Oracle: the second row is bad; then the file is replaced.
  const intake = await desk.begin()
  expect(() => { intake.start({}) }).toThrow('there is no file yet')
  await put(intake, 'PM25_a.csv', `${ROWS}2016-12-15 02:00,bad\n`)
  intake.start({})
  expect(await over(intake)).toMatchObject({ phase: 'failed', pack: null, failure: { code: 'import.refused', detail: 'PM25_a.csv, line 4, column pinggu: "bad" is not a number; leave the cell empty where nothing was measured', problem: { line: 4, column: 'pinggu' } } })
  await put(intake, 'PM25_a.csv', ROWS)
  expect(intake.view()).toMatchObject({ phase: 'open', failure: null })
  intake.start({})
  expect(await over(intake)).toMatchObject({ phase: 'done' })
})

it('a preview asked twice is one look, and one that answers overtake is told so', async () => {
  // Oracle: the question that the file leaves open, and its answer.
  const intake = await desk.begin()
  await put(intake, 'x.csv', 'time,station,pm25\n2016-12-15T00:00:00+08:00,pinggu,5\n')
  const [first, second] = await Promise.all([intake.preview(), intake.preview()])
  expect(first).toBe(second)
  expect(first.files[0]?.asks).toMatchObject([{ what: 'unit', column: 'pm25' }])
  intake.answer({ answers: [{ files: ['x.csv'], unitOf: { pm25: 'parsec' } }], stations: [] })
  const overtaken = intake.preview()
  intake.answer({ answers: [{ files: ['x.csv'], unitOf: { pm25: 'mg/m³' } }], stations: [] })
  const newest = intake.preview()
  await expect(overtaken).rejects.toMatchObject({ code: 'import.busy' })
  expect(await newest).toMatchObject({ ready: true, files: [{ firstRows: [{ values: { pm25: 5_000 } }] }] })
  intake.answer({ answers: [{ files: ['x.csv'], zone: 'Europe/London' }], stations: [] })
  await expect(intake.preview()).rejects.toMatchObject({ code: 'import.refused', message: expect.stringContaining('must be an offset') as string })
})

it('two imports at once end as two packs, each of its own files', async () => {
  // Oracle: the same files with other numbers are other packs.
  const [one, two] = [await desk.begin(), await desk.begin()]
  await put(one, 'PM25_a.csv', ROWS)
  await put(two, 'PM25_a.csv', ROWS.replace('85', '86'))
  one.start({})
  two.start({})
  const [first, second] = await Promise.all([over(one), over(two)])
  expect([first.phase, second.phase, readdirSync(join(data, 'packs')).sort()]).toEqual(['done', 'done', [first.pack?.sha256, second.pack?.sha256].sort()])
})

it('cancelled while it runs, an import leaves no pack and no file', async () => {
  // Oracle: the folder, listed after a second import through the same threads, which the first one's would have preceded.
  const intake = await desk.begin()
  await put(intake, 'PM25_a.csv', ROWS)
  intake.start({})
  await desk.remove(intake.id)
  expect(() => desk.find(intake.id)).toThrow('there is no such import')
  const next = await desk.begin()
  await put(next, 'PM25_a.csv', ROWS.replace('85', '86'))
  next.start({})
  const { pack } = await over(next)
  await desk.sweep()
  expect([readdirSync(join(data, 'packs')), readdirSync(join(data, 'imports'))]).toEqual([[pack?.sha256], []])
})

it('more imports than it holds are refused; a finished one makes room, and so does one that nobody asks about', async () => {
  // Oracle: two at once, an hour of patience.
  const [one] = [await desk.begin(), await desk.begin()]
  await expect(desk.begin()).rejects.toMatchObject({ code: 'import.limit' })
  await put(one, 'PM25_a.csv', ROWS)
  one.start({})
  await over(one)
  const third = await desk.begin()
  expect(() => desk.find(one.id)).toThrow('there is no such import')
  clock = limits.idleMs
  desk.find(third.id)
  clock++
  await desk.begin()
  expect(readdirSync(join(data, 'imports'))).toHaveLength(2)
  expect(desk.find(third.id)).toBe(third)
})

it('what an earlier server left of its imports is gone once another one stands, and what is no import is not touched', async () => {
  // Oracle: a folder as a killed server leaves it.
  const old = scratch()
  mkdirSync(join(old, 'imports', 'x', 'files'), { recursive: true })
  mkdirSync(join(old, 'packs', 'a'.repeat(64)), { recursive: true })
  writeFileSync(join(old, 'imports', 'x', 'files', '1'), 'half')
  const other = await ImportDesk.open(old)
  expect([readdirSync(join(old, 'imports')), readdirSync(join(old, 'packs'))]).toEqual([[], ['a'.repeat(64)]])
  const intake = await other.begin()
  await put(intake, 'a', 'x')
  await other.stop()
  expect(existsSync(join(old, 'imports', intake.id))).toBe(false)
})
