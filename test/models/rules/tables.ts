import { readFileSync } from 'node:fs'
import type { AqiStandard, AqiTables } from '../../../models/rules/standard.ts'

function read(id: string): AqiStandard {
  const parsed: AqiStandard = JSON.parse(readFileSync(new URL(`../../../seeds/standards/${id}.json`, import.meta.url), 'utf8'))
  return parsed
}
export const edition2012 = read('hj633-2012')
export const edition2026 = read('hj633-2026')
export const tables: AqiTables = { standards: [edition2026, edition2012] }
