import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import { honest } from '../models/stream/hints/made-series.ts'
import { manifestOf } from '../server/packs/sample-pack.ts'

/** Hour of the pack, from 0, at which the copied day begins, and that of the day that it copies. */
export const COPIED = { at: 60 * 24, of: 45 * 24, hours: 24 } as const

/** Ninety days of two stations of which nothing is odd, but that a day of Pinggu's ozone stands there twice. Made, and says so. Returns `dir`. */
export function writeForgedPack(dir: string): string {
  mkdirSync(dir, { recursive: true })
  const [pm25, o3, other] = [honest(1, 90), honest(2, 90), honest(3, 90)]
  const blank = (n: number): string => n % 2 === 0 ? String(other.values[n]) : ''
  const forged = o3.values.map((value, n) => n >= COPIED.at && n < COPIED.at + COPIED.hours ? o3.values[n - (COPIED.at - COPIED.of)] : value)
  const rows = forged.flatMap((value, n) => {
    const time = formatHour(hoursAfter(o3.first, n))
    return [`${time},pinggu,${pm25.values[n]},${value}`, `${time},shunyi,,${blank(n)}`]
  })
  const fields = ['pm25', 'o3'].map((name) => ({ name, type: 'number', unit: 'µg/m³' }))
  const files = {
    'datapackage.json': JSON.stringify({ ...manifestOf(fields), name: 'forged' }), 'observations.csv': ['time,station,pm25,o3', ...rows, ''].join('\n'),
    'stations.csv': 'id,name_zh,name_en,lon,lat,role\npinggu,平谷,Pinggu,117.1,40.143,district\nshunyi,顺义,Shunyi,116.655,40.127,network\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  return dir
}
