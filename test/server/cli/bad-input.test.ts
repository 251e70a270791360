import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startEngine } from '../../../server/engine/handle.ts'
import { loadPack } from '../../../server/packs/load.ts'
import { outcome } from '../../support/outcome.ts'
import { FIELDS, manifestOf, OBSERVATIONS, samplePack, scratch } from '../packs/sample-pack.ts'

const HEADER = 'time,station,pm25,co'
const table = (...rows: string[]) => samplePack({ 'observations.csv': [HEADER, ...rows, ''].join('\n') })
/** Six hours of Pinggu from 15 December 2016, 00:00; CO as given. */
const hours = (co: number) => Array.from({ length: 6 }, (_, i) => `2016-12-15T0${i}:00:00+08:00,pinggu,${80 + i},${co + i}`)
interface Run { hours: string[]; observed: Record<string, (number | null)[]>; flags: [number, string, string][] }
async function runOf(pack: string): Promise<Run> {
  const ran = await outcome('run', pack, '--json', '--members', '2')
  expect([ran.code, ran.err]).toEqual([0, ''])
  return JSON.parse(ran.out) as Run
}

// Oracle of every test here: issue 2's bar on bad input: a flag, or a sentence with file, line and column; 2 where it is refused; lines counted by eye.
describe('doubtful, and kept with a flag', () => {
  it('CO in µg/m³ declared as mg/m³: validate and import say so, and no run believes it', async () => {
    const pack = table(...hours(2_100))
    const said = /observations\.csv, line 2, column co: unit suspicion: .*mg\/m³.* µg\/m³/
    expect(await outcome('validate', pack)).toMatchObject({ code: 0, out: expect.stringMatching(said) as string })
    const { observed, flags } = await runOf(pack)
    expect(observed['co']).toEqual([null, null, null, null, null, null])
    for (let row = 0; row < 6; row++) expect(flags).toContainEqual([row, 'co', 'range'])
    const source = join(scratch(), 'co.csv')
    writeFileSync(source, ['time,station,pm25 [µg/m³],co [mg/m³]', ...hours(2_100), ''].join('\n'))
    const imported = await outcome('import', source, '--out', join(scratch(), 'pack'))
    expect([imported.code, imported.err]).toEqual([0, expect.stringMatching(said)])
  })

  it('a gap of 30 h: validate and import name its end, and the hours stay missing in a run', async () => {
    const rows = [...hours(2), '2016-12-16T12:00:00+08:00,pinggu,90,2']
    const said = /observations\.csv, line 8, column pm25: pinggu reports none of it for 30 h after 2016-12-15T05:00:00\+08:00; the hours stay missing/
    const pack = table(...rows)
    expect(await outcome('validate', pack)).toMatchObject({ code: 0, out: expect.stringMatching(said) as string })
    const run = await runOf(pack)
    expect(run.observed['pm25']).toEqual([80, 81, 82, 83, 84, 85, ...Array.from({ length: 30 }, () => null), 90])
    for (let row = 6; row < 36; row++) expect(run.flags.some(([at, column]) => at === row && column === 'pm25')).toBe(true)
    const source = join(scratch(), 'gap.csv')
    writeFileSync(source, ['time,station,pm25 [µg/m³],co [mg/m³]', ...rows, ''].join('\n'))
    expect((await outcome('import', source, '--out', join(scratch(), 'pack'))).err).toMatch(said)
  })

  it('duplicate and disordered rows: validate refuses each at its place; a run brings them into order and flags the revision', async () => {
    const pack = table(...hours(2), '2016-12-15T03:00:00+08:00,pinggu,99,2', '2016-12-14T23:00:00+08:00,pinggu,70,2')
    const { code, out } = await outcome('validate', pack)
    expect([code, out]).toEqual([2, expect.stringMatching(/observations\.csv, line 8, column time: pinggu already has a row for this hour.*\n.*line 9, column time: the row stands after a later one/)])
    const run = await runOf(pack)
    expect(run.observed['pm25']).toEqual([70, 80, 81, 82, 99, 84, 85])
    expect(run.flags).toContainEqual([4, 'pm25', 'revised'])
  })

  it('duplicates among what is imported: the later holds, and the first of them is named', async () => {
    const source = join(scratch(), 'PM25_x.csv')
    writeFileSync(source, 'time_local,dongsi\n2016-12-15 00:00,1\n2016-12-15 01:00,2\n2016-12-15 00:00,3\n')
    const out = join(scratch(), 'pack')
    const { code, err } = await outcome('import', source, '--out', out)
    expect([code, err]).toEqual([0, expect.stringContaining('PM25_x.csv, line 4, column dongsi: the value differs from one read before; the later value was kept\n')])
    expect(readFileSync(join(out, 'observations.csv'), 'utf8')).toBe('time,station,pm25\n2016-12-15T00:00:00+08:00,dongsi,3\n2016-12-15T01:00:00+08:00,dongsi,2\n')
  })
})

describe('refused with 2 by validate, by run and by what opens packs for serve, each with the same place', () => {
  const utf16 = Buffer.from(`\uFEFF${OBSERVATIONS}`, 'utf16le')
  it.each<[string, string | Buffer, RegExp]>([
    ['NaN', OBSERVATIONS.replace('85', 'NaN'), /observations\.csv, line 2, column pm25: "NaN" is not a number/],
    ['Infinity', OBSERVATIONS.replace('85', 'Infinity'), /line 2, column pm25: "Infinity" is not a number/],
    ['a decimal comma', OBSERVATIONS.replace('85', '"8,5"'), /line 2, column pm25: "8,5" is not a number/],
    ['an empty file', '', /observations\.csv: the file is empty/],
    ['a header alone', `${HEADER}\n`, /observations\.csv: there is a header and no row/],
    ['a web page', '<!DOCTYPE html>\n<html lang="zh"><body>502</body></html>\n', /observations\.csv, line 1, column time: the header has no such column; it begins with <!DOCTYPE html>/],
    ['random bytes', Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * i * 31 + i * 7) % 251)), /observations\.csv: the file holds NUL bytes/],
    ['UTF-16', utf16, /observations\.csv: the file holds NUL bytes, so it is no UTF-8 text/],
    ['an open quote', OBSERVATIONS.replace('82', '"82'), /observations\.csv, line \d+: the quotes do not follow RFC 4180/],
    ['a row too wide', OBSERVATIONS.replace('82,2', '82,2,7'), /observations\.csv, line 4: the row has 5 cells and the header 4/],
    ['a half hour', OBSERVATIONS.replace('T01:00:00+08:00,pinggu', 'T01:30:00+08:00,pinggu'), /line 4, column time: .*is no whole hour/],
  ])('%s', async (_what, content, place) => {
    const pack = samplePack()
    writeFileSync(join(pack, 'observations.csv'), content)
    const before = readdirSync(pack)
    expect(await outcome('validate', pack)).toMatchObject({ code: 2, out: expect.stringMatching(place) as string })
    const result = join(scratch(), 'run.json')
    expect(await outcome('run', pack, '--out', result)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(place) as string })
    expect(readdirSync(join(result, '..'))).toEqual([])
    await expect(loadPack(pack)).rejects.toThrow(place)
    expect(readdirSync(pack)).toEqual(before)
  })

  it('a pipe, which may never begin and gives its bytes only once', async () => {
    const folder = scratch()
    const pack = samplePack({ 'weather.csv': null })
    for (const path of [join(folder, 'PM25_x.csv'), join(pack, 'weather.csv')]) execFileSync('mkfifo', [path])
    const refusal = /: this is no plain file and cannot be read twice; save what it gives and name that file/
    expect(await outcome('import', join(folder, 'PM25_x.csv'), '--out', join(folder, 'pack'))).toMatchObject({ code: 2, err: expect.stringMatching(refusal) as string })
    expect(await outcome('validate', pack)).toMatchObject({ code: 2, out: expect.stringMatching(refusal) as string })
    expect(readdirSync(folder)).toEqual(['PM25_x.csv'])
  })

  it('serve hears that refusal from its engine thread as what it is', async () => {
    const pack = samplePack({ 'observations.csv': '' })
    await expect(startEngine({ packs: [pack], data: join(scratch(), 'data'), members: 2, seed: 1 })).rejects.toMatchObject({ name: 'BadInput', message: `${pack}/observations.csv: the file is empty; give it a header row, or leave it out where it is optional` })
  })
})

describe('hostile names', () => {
  it.each([
    ['a line break and an escape', 'PM25_a\nb\u001b[31m.csv', 'PM25_a\\u000ab\\u001b[31m.csv'], ['Chinese and a smile', 'PM25_平谷 😀.csv', 'PM25_平谷 😀.csv'],
    ['a reversed direction', 'PM25_\u202Evsc.exe.csv', 'PM25_\\u202evsc.exe.csv'], ['the longest name', `PM25_${'x'.repeat(246)}.csv`, `PM25_${'x'.repeat(246)}.csv`], ['a leading dash', './-PM25_x.csv', '-PM25_x.csv'],
  ])('a file with %s is named in one plain line', async (_what, name, shown) => {
    const path = join(scratch(), name)
    writeFileSync(path, 'time_local,dongsi\n2016-12-15 00:00,NaN\n')
    const { code, err } = await outcome('import', path, '--format', 'long', '--out', join(scratch(), 'pack'))
    expect(code).toBe(2)
    expect(err.trimEnd().split('\n').at(-1)).toSatisfy((last: string) => last.startsWith(`${shown}, line 1`))
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('a header of escapes is told without acting on the terminal', async () => {
    const path = join(scratch(), 'x.csv')
    writeFileSync(path, '\u001b]0;owned\u0007,b\n1,2\n')
    const { code, err } = await outcome('import', path, '--out', join(scratch(), 'pack'))
    expect([code, err.includes('\u001b'), err.includes('\\u001b]0;owned\\u0007')]).toEqual([2, false, true])
  })

  it.each([
    ['../../up', 'name'], ['UPPER', 'name'], ['a b', 'name'], ['a\nb', 'name'], ['', 'name'],
  ])('a pack that calls itself %j is refused before anything is named after it', async (name, column) => {
    const pack = samplePack({}, { ...manifestOf(FIELDS), name })
    expect(await outcome('validate', pack)).toMatchObject({ code: 2, out: expect.stringContaining(`datapackage.json, column ${column}`) as string })
    await expect(loadPack(pack)).rejects.toThrow(/column name/)
  })

  it.each(['../secret.csv', '/etc/passwd', 'a/../../b.csv'])('a pack may not reach %s', async path => {
    const manifest = manifestOf(FIELDS)
    const resources = [...manifest['resources'] as object[], { name: 'x', path }]
    expect(await outcome('validate', samplePack({}, { ...manifest, resources }))).toMatchObject({ code: 2, out: expect.stringContaining('must lie inside the pack') as string })
  })

  it('a station called like a part of JavaScript or a path is a station', async () => {
    const source = join(scratch(), 'names.csv')
    const names = ['__proto__', 'constructor', '../../x', '平谷"镇']
    writeFileSync(source, ['time,station,lon,lat,co [mg/m³]', ...names.map((name, i) => `2016-12-15T00:00:00+08:00,"${name.replaceAll('"', '""')}",117,40,${i + 1}`), ''].join('\n'))
    const out = join(scratch(), 'pack')
    expect(await outcome('import', source, '--out', out)).toMatchObject({ code: 0 })
    expect(await outcome('validate', out)).toMatchObject({ code: 0 })
    for (const [i, name] of names.entries()) {
      const ran = await outcome('run', out, '--json', '--members', '2', '--station', name)
      expect([name, ran.code, (JSON.parse(ran.out) as Run).observed['co']]).toEqual([name, 0, [i + 1]])
    }
  })
})

describe('a place to write that is none', () => {
  const source = () => { const path = join(scratch(), 'PM25_x.csv'); writeFileSync(path, 'time_local,dongsi\n2016-12-15 00:00,1\n'); return path }

  it.each<[string, (folder: string) => string, RegExp, string[]]>([
    ['a folder with something else', folder => folder, /is not empty; name another folder/, []],
    ['the same with --force', folder => folder, /holds no pack made by import; name another folder/, ['--force']],
    ['a file', folder => join(folder, 'theirs.txt'), /a file stands where a folder should/, []],
    ['below a file', folder => join(folder, 'theirs.txt', 'pack'), /a file stands where a folder should/, []],
    ['a name too long', folder => join(folder, 'x'.repeat(300)), /the name is too long; name another folder with --out/, []],
    ['no name', () => '', /import needs --out DIR/, []],
  ])('%s is refused with 2 and left as it was', async (_what, outOf, message, more) => {
    const folder = scratch()
    writeFileSync(join(folder, 'theirs.txt'), 'theirs')
    const { code, err } = await outcome('import', source(), '--out', outOf(folder), ...more)
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
    expect([readdirSync(folder), readFileSync(join(folder, 'theirs.txt'), 'utf8')]).toEqual([['theirs.txt'], 'theirs'])
  })

  it('run --out takes a file, and says so of a folder before it begins', async () => {
    const folder = scratch()
    const { code, out, err } = await outcome('run', samplePack(), '--members', '2', '--out', folder)
    expect([code, out, err, readdirSync(folder)]).toEqual([2, '', `--out ${folder}: this is a folder; name a file in it\n`, []])
  })

  it('an empty folder, and a new one three levels down, are taken; a line break in the name stays out of the sentence', async () => {
    const folder = scratch()
    const deep = join(folder, 'a', 'b', 'pack\n一')
    mkdirSync(join(folder, 'empty'))
    expect(await outcome('import', source(), '--out', join(folder, 'empty'))).toMatchObject({ code: 0 })
    const { code, err } = await outcome('import', source(), '--out', deep)
    expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/written to \S+pack\\u000a一$/)])
    expect(readdirSync(join(deep, '..')).map(name => basename(name))).toEqual(['pack\n一'])
  })
})
