/** A small pack for tests: two stations, three hours, and whatever a test changes in it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const STATIONS = 'id,name_zh,name_en,lon,lat,role\npinggu,平谷,Pinggu,117.1,40.143,district\nshunyi,顺义,Shunyi,116.655,40.127,network\n'
export const OBSERVATIONS = [
  'time,station,pm25,co', 
  '2016-12-15T00:00:00+08:00,pinggu,85,2.1', '2016-12-15T00:00:00+08:00,shunyi,127,',
  '2016-12-15T01:00:00+08:00,pinggu,82,2', '2016-12-15T01:00:00+08:00,shunyi,,1.9', ''].map(line => line.trim()).join('\n')

export interface Field { name: string; type: string; unit?: string }

/** The manifest as a plain object, with the fields of observations.csv and the block `xuefeng` as asked for. */
export function manifestOf(fields: Field[], block: Record<string, unknown> = {}): Record<string, unknown> {
  const key = [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' }]
  return {
    name: 'sample', version: '1.0.0', title: { zh: '样例', en: 'Sample' }, licenses: [{ name: 'CC0-1.0' }], sources: [{ title: 'made up' }],
    resources: [{ name: 'observations', path: 'observations.csv', schema: { fields: [...key, ...fields], missingValues: [''] } },
      { name: 'weather', path: 'weather.csv', schema: { fields: [...key, { name: 'temperature', type: 'number', unit: 'K' }] } }],
    xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: true, gasState: '273.15K', quality: 'realtime', ...block },
  }
}

export const FIELDS: Field[] = [{ name: 'pm25', type: 'number', unit: 'µg/m³' }, { name: 'co', type: 'number', unit: 'mg/m³' }]

/** A folder that is gone when the test is over. */
export function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'xuefeng-pack-'))
  onTestFinished(() => { rmSync(dir, { recursive: true, force: true }) })
  return dir
}

/** Writes `files` over those of the sample (null leaves one out) and returns the folder. */
export function samplePack(files: Record<string, string | null> = {}, manifest: unknown = manifestOf(FIELDS)): string {
  const dir = join(scratch(), 'pack')
  mkdirSync(dir)
  const all = { 'datapackage.json': JSON.stringify(manifest), 'stations.csv': STATIONS, 'observations.csv': OBSERVATIONS, ...files }
  for (const [name, text] of Object.entries(all)) if (text !== null) writeFileSync(join(dir, name), text)
  return dir
}

/** One file in a scratch folder; its path. */
export function sampleFile(name: string, content: string | Buffer): string {
  const path = join(scratch(), name)
  writeFileSync(path, content)
  return path
}
