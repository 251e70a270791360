import { expect, it } from 'vitest'
import { choose } from '../../../../server/engine/assessment/choice.ts'
import { dayIndices } from '../../../../server/engine/assessment/indices.ts'
import { notesOf } from '../../../../server/engine/assessment/notes.ts'
import { placesOf } from '../../../../server/engine/assessment/places.ts'
import { yearsOf } from '../../../../server/engine/assessment/years.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { loadUsStandard } from '../../../../server/packs/standards.ts'
import { flat, recordOf } from '../../../support/assessed-record.ts'

function notes(from: string, stations: Parameters<typeof recordOf>[1], asked = 'auto', values: 'believed' | 'reported' = 'believed', dust: number[] = []) {
  const record = recordOf(from, stations)
  const choice = choose(record, new GasTimeline('273.15K', 480), asked, 'limit')
  const places = placesOf(record, choice, () => true)
  const years = places.flatMap(place => yearsOf(place, record, dayIndices(place, record, choice, loadUsStandard()), choice, new Set()))
  return notesOf({ record, values, dust: new Set(dust), years }, choice, places).map(({ en }) => en).join('\n')
}

it('says what no number says', () => {
  // Oracle: the sentences by hand, one for each thing that must not be silent.
  const one = notes('2026-02-28', { a: { pm25: flat(10, 2) } })
  expect(one).toMatch(/not an official judgement/)
  expect(one).toMatch(/one station cannot decide the level of the city/)
  expect(one).toMatch(/hours that quality does not believe are left out/)
  expect(one).toMatch(/each day goes by the edition in force on it/)
  expect(one).toMatch(/less than a year/)
  expect(one).toMatch(/gases were brought to the state of the limits/)
  expect(notes('2015-01-01', { a: { pm25: flat(10) }, b: { pm25: flat(10) } }, 'auto', 'reported', [1])).toMatch(/negative values alone left out[\s\S]*mean of all 2 stations[\s\S]*marks 1 days of sand dust/)
  expect(notes('2015-01-01', { a: { pm25: flat(10) } }, 'us-epa-2024')).toMatch(/NowCast of ozone is not in this project/)
  expect(notes('2015-01-01', { a: { pm25: flat(10) } })).not.toMatch(/brought to the state|edition in force on it|less than a year|nine of ten/)
  // A year of which a fifth has neither PM2.5 nor an AQI above 100.
  expect(notes('2015-01-01', { a: { pm25: flat(10).map((value, i) => i % 5 === 0 ? null : value), no2: flat(20) } })).toMatch(/fewer than nine of ten days/)
})
