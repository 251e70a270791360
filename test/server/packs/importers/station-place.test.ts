import { expect, it } from 'vitest'
import { Draft } from '../../../../server/packs/importers/draft.ts'
import type { StationFacts } from '../../../../server/packs/importers/importer.ts'
import { stationPlace } from '../../../../server/packs/importers/station-place.ts'

const file = { path: 'x.csv', name: 'x.csv', header: [] }
function place(row: Record<string, string>) {
  const facts = new Map<string, StationFacts>()
  const id = stationPlace(name => row[name] ?? '', file, 2, { draft: new Draft(), facts, wants: () => true, conflict: () => {} })
  return facts.get(id)
}

it('a station of Beijing is known, another brings its place', () => {
  // Oracle: SOURCES.md for Pinggu; the row itself for Kyoto.
  expect(place({ station: 'pinggu' })).toMatchObject({ lon: 117.1, lat: 40.143 })
  expect(place({ station: 'kyoto', lon: '135.77', lat: '35.01', name_zh: '京都' })).toEqual({ id: 'kyoto', name_zh: '京都', name_en: 'kyoto', lon: 135.77, lat: 35.01, district: 'kyoto' })
})

it.each([{ station: 'kyoto' }, { station: 'kyoto', lon: '35', lat: '135' }, { station: 'kyoto', lon: 'east', lat: '35' }])('%j stands nowhere', row => {
  // Oracle: latitudes end at 90 degrees; nothing is guessed.
  expect(() => place(row)).toThrow('x.csv, line 2, column station: nobody knows where "kyoto" stands')
})
