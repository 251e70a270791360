import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SYNTHETIC } from './open-room.ts'

const STATION = 'pinggu-synthetic'
/** Hours of the station after its first that are not what the generator made: [hour, column, value]. */
const WRONG: readonly (readonly [number, string, string])[] = [
  [60, 'pm25', '2400'], [100, 'pm25', '1500'], ...Array.from({ length: 8 }, (_, i) => [90 + i, 'co', '20'] as const),
]
/** Hours whose rows came seventeen hours late. */
const LATE = [40, 41]

/** Made: orange, issued the afternoon before its first hour. */
const WARNINGS = 'level,start,end,issued,source\n橙色,2017-01-13T08:00:00+08:00,2017-01-17T00:00:00+08:00,2017-01-12T18:00:00+08:00,made up\n'

/** The built-in winter with impossible, contradicted and stuck values of Pinggu, two rows that came late and a warning; a pack of its own name. Returns `dir`. */
export function writeDoubtfulPack(dir: string): string {
  cpSync(SYNTHETIC, dir, { recursive: true })
  const path = join(dir, 'observations.csv')
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n')
  const columns = head.split(',')
  let hour = -1
  const changed = rows.map((row) => {
    const cells = row.split(',')
    if (cells[columns.indexOf('station')] !== STATION) return `${row},`
    hour++
    for (const [at, column, value] of WRONG) if (at === hour) cells[columns.indexOf(column)] = value
    return `${cells.join(',')},${LATE.includes(hour) ? '2017-01-12T10:30:00+08:00' : ''}`
  })
  writeFileSync(path, [`${head},arrived`, ...changed, ''].join('\n'))
  writeFileSync(join(dir, 'warnings.csv'), WARNINGS)
  const manifest = join(dir, 'datapackage.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"name": "synthetic-winter"', '"name": "doubtful-winter"'))
  return dir
}
