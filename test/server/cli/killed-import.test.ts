import { spawn } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, it } from 'vitest'
import { inspectPack } from '../../../server/packs/inspect.ts'
import { outcome } from '../../support/outcome.ts'
import { scratch } from '../packs/sample-pack.ts'

const MAIN = fileURLToPath(new URL('../../../server/main.ts', import.meta.url))
const STATIONS = ['dongsi', 'tiantan', 'guanyuan', 'wanshouxigong', 'aotizhongxin', 'nongzhanguan', 'wanliu', 'pinggu', 'huairou', 'miyun', 'shunyi', 'changping']
/** A year of twelve stations: writing it takes long enough to be met at it. */
const HOURS = 8_784

let folder = ''
let source = ''
beforeEach(() => {
  folder = scratch()
  source = join(scratch(), 'PM25_year.csv')
  const rows = Array.from({ length: HOURS }, (_, i) => `${new Date(Date.UTC(2016, 0, 1) + i * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')},${STATIONS.map((_station, s) => 10 + (i * 7 + s * 13) % 300).join(',')}`)
  writeFileSync(source, `time_local,${STATIONS.join(',')}\n${rows.join('\n')}\n`)
})

/** An import that is killed as soon as `now` says so of the folder's names and of what it has told. Gives the names that it left. */
async function killedImport(out: string, now: (names: string[], told: string) => boolean, ...more: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [MAIN, 'import', source, '--out', out, ...more], { stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', part => { told += String(part) })
  const ended = new Promise<string | null>(resolve => { child.on('exit', (_code, signal) => { resolve(signal) }) })
  let over = false
  void ended.then(() => { over = true })
  while (!now(readdirSync(folder), told) && !over) await new Promise(resolve => setImmediate(resolve))
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  return readdirSync(folder)
}
const isDraft = (name: string): boolean => name.endsWith('.part')
const isWritingRows = (names: string[]): boolean => names.some(name => isDraft(name) && readdirSync(join(folder, name)).includes('observations.csv'))

it('an import that is killed while it writes leaves nothing under the name, and the next one clears up and is whole', async () => {
  // Oracle: the folder before and after; an import that nobody killed, byte by byte.
  const out = join(folder, 'pack')
  const left = await killedImport(out, isWritingRows)
  expect(left.filter(name => !name.startsWith('.'))).toEqual([])
  expect(left.every(isDraft)).toBe(true)
  expect(await outcome('import', source, '--out', out)).toMatchObject({ code: 0 })
  expect(readdirSync(folder)).toEqual(['pack'])
  const undisturbed = join(scratch(), 'pack')
  await outcome('import', source, '--out', undisturbed)
  for (const name of readdirSync(undisturbed)) expect(readFileSync(join(out, name)).equals(readFileSync(join(undisturbed, name)))).toBe(true)
  expect((await inspectPack(out)).problems).toEqual([])
}, 120_000)

it('with --force the old pack stands, whole, until the new one does', async () => {
  // Oracle: the old pack's bytes.
  const out = join(folder, 'pack')
  await outcome('import', source, '--to', '2016-01-31', '--out', out)
  const before = readdirSync(out).map(name => [name, readFileSync(join(out, name), 'utf8')])
  await killedImport(out, isWritingRows, '--force')
  expect(readdirSync(out).map(name => [name, readFileSync(join(out, name), 'utf8')])).toEqual(before)
}, 120_000)

it('an import that is killed while it reads leaves nothing at all', async () => {
  // Oracle: an empty folder. The format is told before the rows are read.
  expect(await killedImport(join(folder, 'pack'), (_names, told) => told.includes('beijing-wide'))).toEqual([])
}, 120_000)
