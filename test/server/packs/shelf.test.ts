import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { fingerprint } from '../../../server/packs/fingerprint.ts'
import { shelve, Shelf } from '../../../server/packs/shelf.ts'
import { FIELDS, manifestOf, scratch } from './sample-pack.ts'

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)]

function made(folder: string, name: string, title: string): string {
  const dir = join(folder, name)
  mkdirSync(dir)
  writeFileSync(join(dir, 'datapackage.json'), JSON.stringify({ ...manifestOf(FIELDS), name, title }))
  return dir
}

it('a pack is on the shelf once it was put there, under its hash, in the order of import', async () => {
  // Oracle: by hand; the older of the two has the later name.
  const data = scratch()
  const shelf = new Shelf(data)
  expect(shelf.packs()).toEqual([])
  await shelve(made(data, 'second', '二'), data, A)
  await shelve(made(data, 'first', '一'), data, B)
  utimesSync(join(data, 'packs', B), 1_000, 1_000)
  expect(shelf.packs().map(({ name, sha256, title, synthetic, dir }) => [name, sha256, title.zh, synthetic, existsSync(dir)])).toEqual([['first', B, '一', true, true], ['second', A, '二', true, true]])
  expect(readdirSync(data)).toEqual(['packs'])
})

it('the same bytes twice are one pack, and nothing of the second is left', async () => {
  // Oracle: a pack is named by what its files say.
  const data = scratch()
  const [one, two] = [made(data, 'one', '一'), made(join(data, '..'), `${basename(data)}-two`, '二')]
  writeFileSync(join(two, 'datapackage.json'), readFileSync(join(one, 'datapackage.json')))
  const name = await fingerprint(one)
  await shelve(one, data, name)
  const since = statSync(join(data, 'packs', name)).ino
  await shelve(two, data, name)
  expect([statSync(join(data, 'packs', name)).ino, readdirSync(data), existsSync(two)]).toEqual([since, ['packs'], false])
})

it('a pack whose files were changed gives way to the same import, whole', async () => {
  // Oracle: the sentence of the refusal, "import them again"; the fingerprint of what then lies there.
  const data = scratch()
  const one = made(data, 'one', '一')
  const name = await fingerprint(one)
  await shelve(one, data, name)
  writeFileSync(join(data, 'packs', name, 'datapackage.json'), '{')
  await shelve(made(data, 'one', '一'), data, name)
  expect([await fingerprint(join(data, 'packs', name)), readdirSync(data), readdirSync(join(data, 'packs'))]).toEqual([name, ['packs'], [name]])
})

it('what is no pack is passed over, and a pack that is taken away is gone', async () => {
  // Oracle: the shelf as it lies on disk.
  const data = scratch()
  await shelve(made(data, 'one', '一'), data, A)
  mkdirSync(join(data, 'packs', B))
  mkdirSync(join(data, 'packs', 'notes'))
  const shelf = new Shelf(data)
  expect(shelf.packs()).toHaveLength(1)
  writeFileSync(join(data, 'packs', B, 'datapackage.json'), '{')
  expect(new Shelf(data).packs()).toHaveLength(1)
  await shelve(join(data, 'packs', A), join(data, 'elsewhere'), A)
  expect(shelf.packs()).toEqual([])
})
