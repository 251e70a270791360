import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../server/packs/fingerprint.ts'
import { loadPack } from '../../../server/packs/load.ts'
import { manifestSchema } from '../../../server/packs/manifest.ts'
import { checkTarget, writePack, type PackContent } from '../../../server/packs/write.ts'
import { manifestOf, scratch } from './sample-pack.ts'

function content(pm25: number | null = 85): PackContent {
  const { resources: _, ...about } = manifestSchema.parse({ ...manifestOf([]), generator: 'test' })
  return { about, tables: [
    { file: 'stations.csv', fields: ['id', 'name_zh', 'name_en', 'lon', 'lat', 'role'].map(name => ({ name, type: 'string' as const })),
      rows: [['pinggu', '平谷', 'Pinggu, "the valley"', 117.1, 40.143, 'district']] },
    { file: 'observations.csv', fields: [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' }, { name: 'pm25', type: 'number', unit: 'µg/m³' }],
      rows: [['2016-12-15T00:00:00+08:00', 'pinggu', pm25]] },
  ] }
}

describe('writing a pack', () => {
  it('writes what can be read again, the same bytes each time', async () => {
    // Oracle: the reader, and RFC 4180 for the quoted name.
    const [a, b] = [join(scratch(), 'a'), join(scratch(), 'b')]
    await writePack(a, content())
    await writePack(b, content())
    const pack = await loadPack(a)
    expect(pack.problems).toEqual([])
    expect(pack.stations[0]?.name_en).toBe('Pinggu, "the valley"')
    expect(readFileSync(join(a, 'observations.csv'), 'utf8')).toBe('time,station,pm25\n2016-12-15T00:00:00+08:00,pinggu,85\n')
    expect(await fingerprint(b)).toBe(pack.sha256)
    // Others may read it, as they may any new folder.
    expect(statSync(a).mode & 0o500).toBe(0o500)
  })

  it('leaves nothing behind where it fails in the middle', async () => {
    // Oracle: the bar "nothing half-written".
    const out = join(scratch(), 'pack')
    await expect(writePack(out, content(Number.NaN))).rejects.toThrow('finite numbers only')
    expect(readdirSync(dirname(out))).toEqual([])
  })

  it('takes no folder that holds something, unless forced and made by the same program', async () => {
    // Oracle: a person's folder is never replaced.
    const out = scratch()
    await writePack(out, content())
    await expect(writePack(out, content(1))).rejects.toThrow('the folder is not empty')
    await writePack(out, content(1), true)
    expect(readFileSync(join(out, 'observations.csv'), 'utf8')).toContain('pinggu,1\n')
    expect(readdirSync(dirname(out)).filter(name => name.endsWith('.old') || name.endsWith('.part'))).toEqual([])
    await expect(checkTarget(out, 'somebody else', true)).rejects.toThrow('holds no pack made by import')
  })
})
