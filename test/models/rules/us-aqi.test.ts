import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usIndex, type UsStandard } from '../../../models/rules/us-aqi.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'

const table: UsStandard = JSON.parse(readFileSync(new URL('../../../seeds/standards/us-epa-2024.json', import.meta.url), 'utf8'))
const hasSharedVectors = hasShared && existsSync(sharedPath('reference', 'aqi', 'vectors.csv'))

/**
 * Rows of the vectors that contradict the document which the same vectors quote. Two come from a program that cuts the index off where
 * equation 1 rounds to the nearest (388.83 and 400.75); the third is a misprint of the document itself: its equation 1 gives 147.487.
 */
const AGAINST_EQUATION_1 = [['PM10_24H', '504', '388', 389], ['SO2_24H', '805', '400', 401], ['O3_1H', '0.162', '148', 147]] as const

describe('the US index', () => {
  it.skipIf(!hasSharedVectors)(`gives every vector that does not contradict equation 1${hasSharedVectors ? '' : ` (${withoutShared})`}`, () => {
    // Oracle: rows quoted from public test suites and from the worked examples of EPA-454/B-24-002.
    const rows: Record<string, string>[] = parse(readFileSync(sharedPath('reference', 'aqi', 'vectors.csv')), { columns: true })
    const ours = rows.filter(row => row['standard'] === 'US-EPA-2024')
    const wrong = ours.filter(row => String(usIndex(table, row['item']!, row['concentration']!)) !== row['expected'])
    console.log(`US-EPA-2024 vectors: ${ours.length - wrong.length} of ${ours.length} pass`)
    expect(wrong.map(row => [row['item'], row['concentration'], row['expected']])).toEqual(AGAINST_EQUATION_1.map(([item, c, expected]) => [item, c, expected]))
  })

  it.each(AGAINST_EQUATION_1)('of %s %s is what equation 1 says, not %s', (item, concentration, _quoted, expected) => {
    // Oracle: equation 1 by hand: 199·79/179 + 301 = 388.83; 199·200/399 + 301 = 400.75; 49·37/39 + 101 = 147.487.
    expect(usIndex(table, item, concentration)).toBe(expected)
  })

  it.each([
    ['PM25_24H', '9.09', 50], ['PM25_24H', '35.49', 100], ['O3_8H', '0.0709', 100], ['O3_8H', '0.201', null], ['O3_1H', '0.124', null],
    ['SO2_24H', '304', null], ['SO2_1H', '305', 200], ['PM25_24H', '1000', 500], ['PM25_1H', '10', null],
  ] as const)('of %s %s is %s', (item, concentration, expected) => {
    // Oracle: table 6 and its notes by hand: concentrations are cut off, ozone below .125 has no 1-h index, above .200 no 8-h index.
    expect(usIndex(table, item, concentration)).toBe(expected)
  })

  it('never falls when a concentration rises within an item', () => {
    // Oracle: law of a table that rises.
    fc.assert(fc.property(fc.constantFrom('PM25_24H', 'PM10_24H', 'CO_8H', 'NO2_1H', 'SO2_1H'), fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 300 }), (item, tenths, more) => {
      expect(usIndex(table, item, (tenths + more) / 10)!).toBeGreaterThanOrEqual(usIndex(table, item, tenths / 10)!)
    }))
  })

  it('refuses a concentration below zero', () => {
    // Oracle: a concentration is an amount.
    expect(() => usIndex(table, 'PM25_24H', -1)).toThrow(/at least 0, got -1 ug\/m3 of PM25_24H/)
  })
})
