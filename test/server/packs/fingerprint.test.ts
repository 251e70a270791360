import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fingerprint, packFiles } from '../../../server/packs/fingerprint.ts'
import { scratch } from './sample-pack.ts'

it('is the SHA-256 of the canonical JSON of path to SHA-256, paths sorted and with "/"', async () => {
  // Oracle: contracts.md's rule written out by hand for two files; the digest of "a" is the known answer of FIPS 180 tools.
  const dir = scratch()
  mkdirSync(join(dir, 'sub'))
  writeFileSync(join(dir, 'sub', 'b.csv'), 'a')
  writeFileSync(join(dir, 'a.csv'), '')
  writeFileSync(join(dir, '.hidden'), 'x')
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const a = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'
  expect(await packFiles(dir)).toEqual(['a.csv', 'sub/b.csv'])
  expect(await fingerprint(dir)).toBe(createHash('sha256').update(`{"a.csv":"${empty}","sub/b.csv":"${a}"}`).digest('hex'))
})
