import { expect, it } from 'vitest'
import { awayOf } from '../../../server/rooms/away.ts'

const place = (id: string, lon: number | null, lat: number | null, role = 'network') => ({ id, lon, lat, role })
const stations = [place('pinggu', 117.1, 40.143, 'district'), place('shunyi', 116.655, 40.127), place('miyun', 116.832, 40.37), place('nowhere', null, null)]

it.each([['shunyi', 38, 267], ['miyun', 34, 318]])('%s lies %d km from Pinggu, at %d degrees', (id, km, degrees) => {
  // Oracle: Beijing's map, measured on it: Shunyi due west by a hair south, Miyun to the north-west; 2 degrees and 1 km are the reading of the map.
  const away = awayOf(stations.find(station => station.id === id)!, stations)
  expect(Math.abs((away?.km ?? 0) - km)).toBeLessThanOrEqual(1)
  expect(Math.abs((away?.degrees ?? 0) - degrees)).toBeLessThanOrEqual(2)
})

it('is nothing for the district\'s station itself, for a place unknown, and where no station is the district\'s', () => {
  // Oracle: the schema of the view.
  expect([awayOf(stations[0]!, stations), awayOf(stations[3]!, stations), awayOf(stations[1]!, stations.slice(1))]).toEqual([null, null, null])
})
