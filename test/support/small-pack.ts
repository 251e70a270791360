import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIELDS, OBSERVATIONS, STATIONS, manifestOf } from '../server/packs/sample-pack.ts'

/** A folder of its own, for what lives longer than one test; `remove` when done. */
export function ownFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'xuefeng-server-'))
  return { path, remove: () => { rmSync(path, { recursive: true, force: true }) } }
}

/** The sample pack of two hours in `dir`: a server with it starts in half a second. Returns `dir`. */
export function writeSmallPack(dir: string, observations = OBSERVATIONS): string {
  mkdirSync(dir, { recursive: true })
  const files = { 'datapackage.json': JSON.stringify(manifestOf(FIELDS)), 'stations.csv': STATIONS, 'observations.csv': observations }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  return dir
}
