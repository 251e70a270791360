import { expect, it } from 'vitest'
import { readManifest } from '../../../server/packs/read-manifest.ts'
import { FIELDS, manifestOf, samplePack } from './sample-pack.ts'

it.each([
  ['nothing there', null, 'file.absent', null], ['an empty file', ' \n', 'file.empty', null],
  ['broken JSON', '{\n "name": "x",\n oops }', 'file.not-json', 3], ['JSON of something else', '[]', 'manifest.wrong', null],
])('%s is a problem with its place, not a crash', async (_what, text, code, line) => {
  // Oracle: issue 2's bar on bad input; the line is counted by eye.
  const { manifest, problems } = await readManifest(samplePack({ 'datapackage.json': text }))
  expect(manifest).toBeNull()
  expect(problems[0]).toMatchObject({ severity: 'error', code, file: 'datapackage.json', line })
})

it('a zone with summer time cannot label hours', async () => {
  // Oracle: contracts.md: one time zone a pack; an hour would occur twice in October.
  const { problems } = await readManifest(samplePack({}, manifestOf(FIELDS, { timezone: 'Europe/London' })))
  expect(problems).toMatchObject([{ code: 'manifest.timezone', column: 'xuefeng.timezone' }])
})
