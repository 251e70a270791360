import { expect, it } from 'vitest'
import { hintSentence } from '../../../server/packs/hint-sentence.ts'
import type { Hint } from '../../../server/protocol/hints.ts'

const hint = (name: Hint['name'], p: number, numbers: Hint['numbers'], times: Hint['times'] = {}): Hint => ({ station: 'miyun', pollutant: 'o3', name, p, notable: true, numbers, times })

it.each<[Hint, string]>([
  [hint('calibration hours', 2.6e-57, { peaks: 42, inHour: 42, hour: 3 }), 'miyun, o3: calibration hours: 42 of 42 lone peaks come at 03:00; chance 3e-57'],
  [hint('digit preference', 0.0004, { hours: 1517, chiSquare: 52, digit: 8, excess: -0.446 }), 'miyun, o3: digit preference: the last digit 8 comes 45 % less often than the numbers around it, in 1517 hours; chance 4e-4'],
  [hint('digit preference', 0.02, { hours: 600, chiSquare: 20, digit: 0, excess: 0.3 }), 'miyun, o3: digit preference: the last digit 0 comes 30 % more often than the numbers around it, in 600 hours; chance 0.02'],
  [hint('flat nights', 1e-5, { nights: 240, flat: 14, theirNights: 1300, theirFlat: 6 }), 'miyun, o3: flat nights: 14 of 240 nights hardly move while the neighbours\' do (of theirs 6 of 1300); chance 1e-5'],
  [hint('copied days', 0, { hours: 24, telling: 20 }, { from: '2016-03-01T01:00:00+08:00', copyOf: '2016-02-01T01:00:00+08:00' }), 'miyun, o3: copied days: 24 hours from 2016-03-01T01:00:00+08:00 repeat those from 2016-02-01T01:00:00+08:00; chance below 1e-300'],
  [hint('gas state', 1e-9, { kelvin: 298.15, ppb: 1, values: 900, on: 880 }), 'miyun, o3: gas state: 880 of 900 values are whole ppb at 298.15 K; chance 1e-9'],
])('a hint is one sentence with its chance, and no verdict: %#', (given, sentence) => {
  // Oracle: written by hand.
  expect(hintSentence(given)).toBe(sentence)
})
