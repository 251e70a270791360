import { expect, it } from 'vitest'
import { distinctName, missingPercent, sizeText } from '../../../web/src/state/import-files.ts'

it('two files of one name are told apart behind it, before its endings', () => {
  // Oracle: formats are known by how a name begins and ends: PM25_….csv.gz, pinggu_hourly.csv.
  const taken = new Set(['PM25_x.csv.gz', 'a', '.hidden', 'a (2)'])
  expect(['PM25_x.csv.gz', 'a', '.hidden', 'new.csv'].map(name => distinctName(name, taken))).toEqual(['PM25_x (2).csv.gz', 'a (3)', '.hidden (2)', 'new.csv'])
})

it.each([[0, '0 B'], [999, '999 B'], [1_340, '1.3 kB'], [56_000, '56 kB'], [1_363_873, '1.4 MB'], [1_073_741_824, '1.1 GB']])('%i bytes are %s', (bytes, text) => {
  // Oracle: SI, by hand.
  expect(sizeText(bytes)).toBe(text.replace(' ', '\u00a0'))
})

it.each([[10, 0, '0'], [99_999, 1, '<0.1'], [968, 32, '3.2'], [59, 41, '41'], [0, 5, '100'], [1, 9_999, '>99.9'], [0, 0, null]])('%i values and %i empty cells: %s %% missing', (values, missing, text) => {
  // Oracle: by hand; what is not nothing never reads as nothing, and what is not all never as all.
  expect(missingPercent(values, missing)).toBe(text)
})
