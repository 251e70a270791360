import { expect, it } from 'vitest'
import { PreviewSink } from '../../../../server/packs/importers/preview-sink.ts'
import type { StationFacts } from '../../../../server/packs/importers/importer.ts'
import { stationPlace } from '../../../../server/packs/importers/station-place.ts'
import { tableOf } from './sample-import.ts'

const file = tableOf('x.csv', '')
function place(row: Record<string, string>) {
  const facts = new Map<string, StationFacts>()
  const id = stationPlace(name => row[name] ?? '', file, 2, new PreviewSink(facts))
  return facts.get(id)
}

it('a station of Beijing is known, another brings its place', () => {
  // Oracle: SOURCES.md for Pinggu; the row itself for Kyoto.
  expect(place({ station: 'pinggu' })).toMatchObject({ lon: 117.1, lat: 40.143 })
  expect(place({ station: 'kyoto', lon: '135.77', lat: '35.01', name_zh: '京都' })).toEqual({ id: 'kyoto', name_zh: '京都', name_en: 'kyoto', lon: 135.77, lat: 35.01, district: 'kyoto', zone: 480 })
})

it.each([{ station: 'kyoto' }, { station: 'kyoto', lon: '35', lat: '135' }, { station: 'kyoto', lon: 'east', lat: '35' }])('%j stands nowhere', row => {
  // Oracle: latitudes end at 90 degrees; nothing is guessed.
  expect(() => place(row)).toThrow('x.csv, line 2, column station: nobody knows where "kyoto" stands')
})
