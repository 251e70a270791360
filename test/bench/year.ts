/**
 * A year of hours to measure with: 2016 at 35 Beijing stations, imported as a user would. Where the measured data is absent, a year of the
 * twin; the title of each figure says which it was.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePack } from '../../server/packs/write.ts'
import { hasShared, sharedPath } from '../support/shared.ts'
import { command } from './command.ts'
import { DAYS, twinYear } from './twin-year.ts'

export interface Year { readonly folder: string; readonly pack: string; readonly what: string }

let made: Promise<Year> | null = null
let folder: string | null = null

/** The year, made once for all benchmarks of this process. */
export function year(): Promise<Year> { return made ??= make() }

/** Removes it, where it was made. */
export function removeYear(): void { if (folder !== null) rmSync(folder, { recursive: true, force: true }) }

/** A file of scenario JSON beside the year. */
export function scenarioFile({ folder: beside }: Year, name: string, scenario: object): string {
  const path = join(beside, `${name}.json`)
  writeFileSync(path, JSON.stringify({ name, ...scenario }))
  return path
}

async function make(): Promise<Year> {
  folder = mkdtempSync(join(tmpdir(), 'xuefeng-bench-year-'))
  const pack = join(folder, 'year')
  if (hasShared) {
    const stations = ['PM25', 'PM10', 'SO2', 'NO2', 'CO', 'O3'].map(name => sharedPath('data', 'beijing35', `${name}_35stations_hourly.csv.gz`))
    const weather = sharedPath('data', 'uci_multisite', 'PRSA_Data_Shunyi_20130301-20170228.csv.gz')
    await command(['import', ...stations, sharedPath('data', 'beijing35', 'stations.csv'), weather, '--station', 'pinggu', '--from', '2016-01-01T01:00:00+08:00', '--to', '2016-12-31T24:00:00+08:00', '--out', pack])
    return { folder, pack, what: '2016 at Pinggu, 35 stations' }
  }
  const { content, stations } = twinYear()
  await writePack(pack, content)
  return { folder, pack, what: `${DAYS} days of the twin repeated to a year, ${stations.length} stations (../shared is absent)` }
}
