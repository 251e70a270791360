import { expect, it } from 'vitest'
import { measurement, refusal } from '../../../../server/packs/importers/importer.ts'

it('a cell is a number, one of the words for missing, or a refusal with its place', () => {
  // Oracle: UCI writes NA for missing; a NaN is neither a number nor that word.
  const missing = new Set(['NA', ''])
  expect([measurement(' 2.1', missing, 'x.csv', 2, 'CO'), measurement('NA', missing, 'x.csv', 2, 'CO'), measurement('  ', missing, 'x.csv', 2, 'CO')]).toEqual([2.1, null, null])
  expect(() => measurement('NaN', missing, 'x.csv', 2, 'CO')).toThrow('x.csv, line 2, column CO: "NaN" is not a number')
  expect(refusal('code', 'x.csv', null, null, 'why').problem).toMatchObject({ severity: 'error', code: 'code' })
})
