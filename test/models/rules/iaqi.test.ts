import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { iaqi } from '../../../models/rules/iaqi.ts'
import type { AqiStandard, Item } from '../../../models/rules/standard.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'
import { edition2012, edition2026 } from './tables.ts'

const editions = { 'HJ633-2012': edition2012, 'HJ633-2026': edition2026 } satisfies Record<string, AqiStandard>
type Row = Record<string, string>
const rows = (name: string): Row[] => parse(readFileSync(sharedPath('reference', 'aqi', name)), { columns: true })
const ours = (row: Row) => iaqi(editions[row['standard'] as keyof typeof editions], row['item'] as Item, row['concentration']!)
const there = hasShared && existsSync(sharedPath('reference', 'aqi', 'vectors.csv'))

describe('IAQI', () => {
  it.skipIf(!there)(`gives every vector of HJ 633 that does not contradict the official table${there ? '' : ` (${withoutShared})`}`, () => {
    // Oracle: rows quoted from public test suites and rows derived exactly from the official tables; CONFLICTS rows are wrong on purpose.
    const all = rows('vectors.csv').filter(row => row['standard']! in editions)
    const official = all.filter(row => !row['note']!.startsWith('CONFLICTS'))
    const wrong = official.filter(row => String(ours(row) ?? '') !== row['expected'])
    console.log(`HJ 633 vectors: ${official.length - wrong.length} of ${official.length} pass, ${all.length - official.length} set aside as contradicting the text`)
    expect(wrong).toEqual([])
    expect(official.length).toBeGreaterThan(300)
    // Those that contradict must not pass, or we would share the mistake.
    expect(all.filter(row => row['note']!.startsWith('CONFLICTS') && String(ours(row)) === row['expected'])).toEqual([])
  })

  it.skipIf(!there)(`is right where floating point is not${there ? '' : ` (${withoutShared})`}`, () => {
    // Oracle: exact_iaqi of float-hazards.csv, computed there with rational arithmetic.
    const wrong = rows('float-hazards.csv').filter(row => String(ours(row)) !== row['exact_iaqi'])
    expect(wrong).toEqual([])
  })

  it.each([
    [edition2026, 'PM25_24H', 60, 100], [edition2012, 'PM25_24H', 75, 100], [edition2026, 'PM25_24H', '35.5', 52], [edition2026, 'PM25_24H', '34.5', 49],
    [edition2026, 'CO_24H', 2.2, 55], [edition2012, 'CO_1H', 74.4, 248], [edition2026, 'SO2_1H', 801, 200], [edition2012, 'SO2_1H', 801, null],
    [edition2026, 'O3_8H', 900, 300], [edition2012, 'O3_8H', 900, null], [edition2026, 'PM25_24H', 900, 500], [edition2012, 'PM25_1H', 50, null],
  ] as const)('of $0.id reads its table', (standard, item, concentration, expected) => {
    // Oracle: HJ 633 tables by hand: 35.5 → 36 → 50 + 50/25 = 52; 34.5 → 34 → 48.57 → 49; notes b and c for SO2 and O3; float hazards for CO.
    expect(iaqi(standard, item, concentration)).toBe(expected)
  })

  it('never falls when a concentration rises', () => {
    // Oracle: law of a table that rises.
    const item = fc.constantFrom<Item>('PM25_24H', 'PM10_24H', 'NO2_1H', 'CO_1H', 'O3_1H')
    fc.assert(fc.property(fc.constantFrom(edition2012, edition2026), item, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 500 }), (standard, which, tenths, more) => {
      expect(iaqi(standard, which, (tenths + more) / 10)!).toBeGreaterThanOrEqual(iaqi(standard, which, tenths / 10)!)
    }))
  })

  it('refuses a concentration below zero', () => {
    // Oracle: quality rejects it before; here it is a programmer's error.
    expect(() => iaqi(edition2026, 'PM25_24H', -3)).toThrow(/at least 0, got -3/)
  })
})
