import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sniff } from '../../../../server/packs/importers/sniff.ts'
import { sampleFile, scratch } from '../sample-pack.ts'

it.each([
  ['table', 'a, b\n1,2\n'], ['json', '\uFEFF\n {"results":[]}'], ['html', '\n<!DOCTYPE html><html>'], ['empty', ''], ['empty', '\n\n'],
] as const)('%s: %j, gzipped or not', async (kind, text) => {
  // Oracle: the first character that is no space.
  for (const content of [text, gzipSync(text)]) expect(await sniff(sampleFile('x.csv', content))).toMatchObject({ kind, name: 'x.csv', header: kind === 'table' ? ['a', 'b'] : [] })
})

it('looks at the beginning only: a file of 3 MB in one line of JSON is known at once', async () => {
  // Oracle: the limit of what is kept.
  const file = await sniff(sampleFile('x.json', `{"results":[${'1,'.repeat(1_500_000)}1]}`))
  expect([file.kind, file.head.length]).toEqual(['json', 4_096])
})

it.each([
  ['UTF-16', Buffer.from('time,station\n', 'utf16le'), 'holds NUL bytes'], ['GBK', Buffer.from([0xb6, 0xab, 0xcb, 0xc4, 0x2c, 0x62, 0x0a]), 'the header is no UTF-8 text, perhaps GBK'],
  ['a zip archive', Buffer.from('PK\u0003\u0004\u0014\0\0\0'), 'the file is a zip archive; unpack it'],
  ['a cut gzip', gzipSync('a,b\n'.repeat(999)).subarray(0, 20), 'gzip data is broken'],
])('refuses %s', async (_what, content, message) => {
  // Oracle: 东四 in GBK is b6 ab cb c4, which is no UTF-8.
  await expect(sniff(sampleFile('x.csv', content))).rejects.toThrow(message)
})

it('a file that lies under another name is told by its own', async () => {
  // Oracle: uploads lie under numbers; the archive's importer reads the pollutant from the name.
  expect(await sniff({ path: sampleFile('17', 'time_local,pinggu\n'), name: 'PM25_x.csv' })).toMatchObject({ name: 'PM25_x.csv', kind: 'table' })
})

it('says that a file is not there, or a folder', async () => {
  // Oracle: as for every file of the command line.
  await expect(sniff(join(scratch(), 'none.csv'))).rejects.toThrow('none.csv: there is no such file')
  await expect(sniff(scratch())).rejects.toThrow('this is a folder')
})
