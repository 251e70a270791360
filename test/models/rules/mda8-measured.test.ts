import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { mda8 } from '../../../models/rules/mda8.ts'
import { dayOf, daysFromCivil } from '../../../models/units/time.ts'
import { at } from '../../support/frames.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'

const path = sharedPath('data', 'beijing35', 'pinggu_hourly.csv.gz')
const hasSharedHours = hasShared && existsSync(path)

/** MDA8 of the days of a year, µg/m³ as published. */
function daysOf(year: number): (number | null)[] {
  const byDay = new Map<number, (number | null)[]>()
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(path)), { columns: true })
  for (const row of rows) {
    const hour = at(row['time_local']!)
    const day = dayOf(hour)
    const hours = byDay.get(day) ?? Array<number | null>(24).fill(null)
    byDay.set(day, hours)
    hours[(hour + 8 - 1) % 24] = row['O3'] === '' ? null : Number(row['O3'])
  }
  return Array.from({ length: daysFromCivil(year + 1, 1, 1) - daysFromCivil(year, 1, 1) }, (_, i) => mda8(byDay.get(daysFromCivil(year, 1, 1) + i) ?? Array<null>(24).fill(null)))
}

describe(`MDA8 at Pinggu${hasSharedHours ? '' : ` (${withoutShared})`}`, () => {
  it.skipIf(!hasSharedHours)('exceeds 160 on 78 days of 2015 and 74 of 2016, and 215 on 29 and 28', () => {
    // Oracle: rules.md §7 and EPISODES.md §B, counted there by another program; valid days 350 and 344.
    const count = (year: number) => {
      const valid = daysOf(year).filter(value => value !== null)
      return [valid.length, valid.filter(value => value > 160).length, valid.filter(value => value > 215).length]
    }
    expect([count(2015), count(2016)]).toEqual([[350, 78, 29], [344, 74, 28]])
  })
})
